import { sayDate, sayDay } from '../../../src/calendar/say-date.ts';
import { personSpan } from '../../../src/commands/show/people.ts';
import { stateBlocks } from '../../../src/commands/show/review.ts';
import { factLine } from '../../../src/digest/card.ts';
import { commentsOf } from '../../../src/digest/comments.ts';
import { dateOf, eventViews } from '../../../src/digest/event-view.ts';
import type { Reading } from '../../../src/digest/reading.ts';
import { isForeign, shownTitle } from '../../../src/digest/words/name-thing.ts';
import { commentLines } from '../../../src/digest/words/say-deadline.ts';
import type { NumberedEntry } from '../../../src/domain/audit.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { LinkRole } from '../../../src/domain/measure.ts';
import { isCommentary, type Publication } from '../../../src/domain/publication.ts';
import { noReview } from '../../../src/domain/review.ts';
import { actLabels, sayDetails } from '../../../src/export/audit-words.ts';
import { shortName } from '../../../src/measures/name.ts';
import { reviewsOf } from '../../../src/store/reviews-of.ts';
import type { Asked, Console, ConsolePage } from '../console.ts';
import { drawMessage, drawSpans } from '../draw-message.ts';
import { drawMarkedText, drawMarkedTitle, drawTags } from '../marked-text.ts';
import { html, type Markup, nothing, safeHref, sayIn } from '../markup.ts';
import { drawMoment, drawRevisions } from '../revisions.ts';

const logMax = 100;

/** Everything about one event: its publications, why they are tagged as they are, what changed, what people did. */
export const event: ConsolePage = {
  path: '/events/:id',
  under: '/events',
  async show(asked, house) {
    const { visitor, names, path } = asked;
    const { viewer, language } = visitor;
    const { store, library } = house;
    const say = sayIn(language);
    const reading = house.readingIn(language);
    const id = names.id ?? '';
    const current = (await store.events.eventOf(id)) ?? id;
    const members = await library.event(viewer, current);
    const [view] = eventViews(members, reading.isOfficial);
    if (view === undefined) return null;
    const { lead } = view;
    const others = members.filter(one => one.id !== lead.id);
    const review = (await reviewsOf(store, viewer.workspace, [current])).get(current);
    const circle = (await store.settings.of(viewer.workspace, visitor.conversation))?.circle ?? [];
    const state = { lead, review: review ?? noReview(viewer.workspace, current), circle };
    return {
      title: lead.title,
      heading: html`<span lang="${lead.language}">${drawMarkedTitle(lead)}</span>`,
      content: html`${isForeign(lead, language) ? html`<p class="card-title">${shownTitle(lead, reading)}</p>` : nothing}
<p class="card-facts">${factLine(lead, reading).map(fact => html`<span>${drawSpans(fact)}</span>`)}</p>
${drawDeadline(lead, reading)}
<section aria-label="${say('内容', 'What it says')}">${drawMarkedText(lead, language)}</section>
<p>${drawAddress(lead, say('発行元のページを開く', 'Open it at its publisher'))}</p>
<h2>${say('対応', 'Review')}</h2>
${drawMessage({ language, summary: '', blocks: stateBlocks(state, language) }, path)}
${await drawLog(current, asked, house)}
<h2>${say('分類と根拠', 'Tags, and what earned them')}</h2>
<p class="note">${say('上の文で印の付いた語が根拠です。', 'The words that are marked above earned them.')}</p>
${drawTags(lead, language)}
${drawMeasures(lead, house, language)}
<h2>${say('すべての出典', 'Every source')}</h2>
<ul>${[lead, ...others].map(one => drawSource(one, language))}</ul>
<h2>${say('版と変更', 'Revisions')}</h2>
${drawRevisions(await store.archive.revisions(lead.id), house.termsOf(lead.source) !== 'link-only', language)}
<p class="buttons"><a class="button" href="/events/${current}/evidence.json">${say('証跡（JSON）', 'Evidence (JSON)')}</a> ${viewer.roles.includes('admin') ? html`<a class="button" href="/export/audit.csv?about=${current}">${say('対応の記録（CSV）', 'What was done (CSV)')}</a>` : nothing}</p>
<p class="note">${say('SHA-256は、収録した記録（題名・要約・本文・アドレス・日付・各箇所）のUTF-8のJSONに対する値です。', 'The SHA-256 is of the record as it was kept (title, summary, text, address, date, passages) as JSON in UTF-8.')} ID: <code>${current}</code></p>`,
    };
  },
};

/** Until when an authority takes comments, or that it takes none any more. */
function drawDeadline(lead: Publication, { language, now, today, isOfficial }: Reading): Markup {
  const say = sayIn(language);
  const comments = commentsOf(lead, now, isOfficial);
  if (comments.kind === 'over')
    return html`<p class="quiet">${say('意見募集は終了しました：', 'Comments have closed: ')}${sayDay(comments.on, language)}</p>`;
  return html`${commentLines(comments, lead, language, today).map(line => html`<p class="warn">${line}</p>`)}`;
}

function drawAddress({ url, language }: Publication, words: string): Markup {
  const href = safeHref(url);
  return href === null
    ? html`${words}`
    : html`<a href="${href}" rel="noopener noreferrer" hreflang="${language}">${words}</a>`;
}

/** One publication of the event, with whoever published it and when it was seen. */
function drawSource(one: Publication, language: Language): Markup {
  const say = sayIn(language);
  return html`<li>${isCommentary(one) ? html`<span class="tag">${say('解説', 'Commentary')}</span> ` : nothing}<span lang="${one.language}">${drawAddress(one, one.title)}</span> <span class="quiet">${one.publisher[language]} · ${sayDate(dateOf(one), language)} · ${say('収録', 'first seen')} ${drawMoment(one.firstSeenAt, language)}${one.revision > 1 ? say(` · 第${one.revision}版`, ` · revision ${one.revision}`) : ''}</span></li>`;
}

const roleWords: Readonly<Record<LinkRole, { readonly ja: string; readonly en: string }>> = {
  announces: { ja: '公表', en: 'announces it' },
  amends: { ja: '改正', en: 'amends it' },
  'consults-on': { ja: '意見募集', en: 'consults on it' },
  'comments-on': { ja: '解説', en: 'comments on it' },
  mentions: { ja: '言及', en: 'mentions it' },
  'text-of': { ja: '本文', en: 'is its text' },
};

function drawMeasures({ links }: Publication, { measures }: Console, language: Language): Markup {
  const say = sayIn(language);
  const known = links.flatMap(link => {
    const measure = measures.find(({ id }) => id === link.measure);
    return measure === undefined ? [] : [{ ...link, measure }];
  });
  if (known.length === 0) return nothing;
  const quoted = (words: readonly string[]) =>
    [...new Set(words)]
      .filter(Boolean)
      .map(one => say(`「${one}」`, `“${one}”`))
      .join(say('', ', '));
  return html`<h2>${say('関連する制度', 'Measures')}</h2><ul>${known.map(({ measure, role, evidence }) => html`<li><a href="/measures/${measure.id}">${shortName(measure, language)}</a> <span class="quiet">${roleWords[role][language]} ${quoted(evidence.map(({ words }) => words))}</span></li>`)}</ul>`;
}

/** What people did, latest first; under each of its names, for what two events were is done to the one that they became. */
async function drawLog(current: string, { visitor }: Asked, { store }: Console): Promise<Markup> {
  const { viewer, language } = visitor;
  const say = sayIn(language);
  const names = (await store.events.namesOf([current])).get(current) ?? [current];
  const log: NumberedEntry[] = [];
  for (const about of names) log.push(...(await store.audit.list(viewer.workspace, { about }, 0, logMax)));
  if (log.length === 0)
    return html`<p class="note">${say('まだ記録はありません。', 'Nobody has done anything yet.')}</p>`;
  const rows = log.toSorted((a, b) => b.number - a.number);
  return html`<details open><summary>${say(`これまでの記録（${rows.length}件）`, `What was done (${rows.length})`)}</summary><ul>${rows.map(entry => html`<li>${drawMoment(entry.at, language)} ${drawSpans([personSpan(entry.by, language)])} <strong>${actLabels[entry.act][language]}</strong> ${sayDetails(entry, language)}</li>`)}</ul></details>`;
}
