import { dayOf, sayDate, sayDay, sayTime } from '../../../src/calendar/say-date.ts';
import { dateOf, eventViews, isCommentary } from '../../../src/digest/event-view.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Evidence, Tag } from '../../../src/domain/tags.ts';
import { differenceOf, type Hunk } from '../../../src/ingest/difference.ts';
import { recordHash } from '../../../src/ingest/record-hash.ts';
import { type Facet, facetLabels, labelOf } from '../../../src/taxonomy/codebook.ts';
import type { Asked, Console, ConsolePage } from '../console.ts';
import { drawMessage } from '../draw-message.ts';
import { html, type Markup, nothing, safeHref, sayIn } from '../markup.ts';

/** Differences that a page shows; the rest is counted. */
const hunksMax = 40;

/** Everything about one event: its publications, why they are tagged as they are, what changed, what people did. */
export const event: ConsolePage = {
  path: '/events/:id',
  under: '/events',
  async show(asked, house) {
    const { visitor, names } = asked;
    const { viewer, language } = visitor;
    const say = sayIn(language);
    const id = names.id ?? '';
    const current = (await house.store.events.eventOf(id)) ?? id;
    const members = await house.library.event(viewer, current);
    const [view] = eventViews(members);
    if (view === undefined) return null;
    const { lead, echoes, commentary } = view;
    const work = await house.answer(
      { command: 'details', args: { event: current } },
      { viewer, conversation: visitor.conversation, language },
    );
    const buttons = work.message.blocks.filter(({ kind }) => kind === 'buttons');
    const log = await house.store.audit.list(viewer.workspace, { about: current }, 0, 50);
    return {
      title: lead.title,
      content: html`<p class="card-facts"><span>${lead.publisher[language]}</span><span>${labelOf('kind', lead.tags.kind.value, language)}</span>${lead.tags.stage === null ? nothing : html`<span>${labelOf('stage', lead.tags.stage.value, language)}</span>`}<span>${say('公表日', 'Published')} ${sayDate(dateOf(lead), language)}</span></p>
<p>${drawAddress(lead)}</p>
${lead.deadline === null || isCommentary(lead) ? nothing : html`<p class="warn">⏳ ${say('意見募集の期限：', 'Comments until ')}${sayDay(lead.deadline.on, language)}${lead.deadline.time === null ? '' : ` ${lead.deadline.time}`}</p>`}
${drawText(lead, say)}
${drawMessage({ ...work.message, blocks: buttons })}
<h2>${say('分類と根拠', 'Tags, and what earned them')}</h2>
${drawTags(lead, language)}
${await drawMeasures(lead, house, asked)}
${echoes.length + commentary.length === 0 ? nothing : html`<h2>${say('同じ件のほかの資料', 'Other publications of it')}</h2><ul>${[...echoes, ...commentary].map(one => html`<li>${isCommentary(one) ? html`<span class="tag">${say('解説', 'Commentary')}</span> ` : nothing}${drawAddress(one)} <span class="quiet">${one.publisher[language]} ${sayDate(dateOf(one), language)}</span></li>`)}</ul>`}
<h2>${say('版と変更', 'Revisions')}</h2>
${await drawRevisions(lead, house, language)}
${log.length === 0 ? nothing : html`<h2>${say('対応の記録', 'What was done')}</h2><ul>${log.map(({ at, by, act, details }) => html`<li><time datetime="${new Date(at).toISOString()}">${sayDay(dayOf(at), language)} ${sayTime(at, language)}</time> ${by}: ${act}${details.words ? `: ${details.words}` : ''}${details.to ? ` → ${details.to}` : ''}</li>`)}</ul>`}
<p class="note">${current}</p>`,
    };
  },
};

function drawAddress({ title, url, language }: Publication): Markup {
  const href = safeHref(url);
  return href === null
    ? html`<span lang="${language}">${title}</span>`
    : html`<a href="${href}" rel="noopener noreferrer" lang="${language}">${title}</a>`;
}

/** The title and the summary with the words marked that earned tags. */
function drawText(one: Publication, say: ReturnType<typeof sayIn>): Markup {
  const evidence = evidenceOf(one);
  const title = marked(
    one.title,
    evidence.filter(({ place }) => place === 'title'),
  );
  const summary =
    one.summary === ''
      ? nothing
      : html`<p lang="${one.language}">${marked(
          one.summary,
          evidence.filter(({ place }) => place === 'summary'),
        )}</p>`;
  return html`<p lang="${one.language}" class="card-title" title="${say('下線の語が分類の根拠です', 'Marked words earned its tags')}">${title}</p>${summary}`;
}

function evidenceOf({ tags }: Publication): Evidence[] {
  const all: readonly Tag<string>[] = [
    tags.relevance,
    ...tags.themes,
    ...tags.sectors,
    tags.kind,
    ...(tags.stage === null ? [] : [tags.stage]),
    tags.force,
    ...tags.bodies,
  ];
  return all.flatMap(({ evidence }) => evidence);
}

function marked(text: string, evidence: readonly Evidence[]): Markup {
  const ranges = evidence
    .flatMap(({ at, words }) => (at === null || words === '' ? [] : [[at, at + words.length] as const]))
    .sort((a, b) => a[0] - b[0]);
  const parts: Markup[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (to <= end || from >= text.length) continue;
    const start = Math.max(from, end);
    parts.push(html`${text.slice(end, start)}<mark>${text.slice(start, to)}</mark>`);
    end = to;
  }
  return html`${parts}${text.slice(end)}`;
}

function drawTags({ tags }: Publication, language: Language): Markup {
  const row = (facet: Facet, values: readonly Tag<string>[]) =>
    values.length === 0
      ? nothing
      : html`<dt>${facetLabels[facet][language]}</dt><dd>${values.map(
          ({ value, evidence }) =>
            html`<div>${labelOf(facet, value as never, language)} <span class="quiet">${[
              ...new Set(evidence.map(({ words }) => words)),
            ]
              .filter(Boolean)
              .map(words => `「${words}」`)
              .join('')}</span></div>`,
        )}</dd>`;
  return html`<dl class="facts">${row('kind', [tags.kind])}${row('stage', tags.stage === null ? [] : [tags.stage])}${row('force', [tags.force])}${row('theme', tags.themes)}${row('sector', tags.sectors)}${row('body', tags.bodies)}${row('relevance', [tags.relevance])}</dl>`;
}

async function drawMeasures({ links }: Publication, { measures }: Console, { visitor }: Asked): Promise<Markup> {
  const say = sayIn(visitor.language);
  const known = [...new Set(links.map(({ measure }) => measure))].flatMap(id => measures.filter(one => one.id === id));
  if (known.length === 0) return nothing;
  return html`<h2>${say('関連する制度', 'Measures')}</h2><ul>${known.map(({ id, name }) => html`<li><a href="/measures/${id}">${name[visitor.language]}</a></li>`)}</ul>`;
}

async function drawRevisions(lead: Publication, { store, termsOf }: Console, language: Language): Promise<Markup> {
  const say = sayIn(language);
  const revisions = await store.archive.revisions(lead.id);
  const showsText = termsOf(lead.source) !== 'link-only';
  const rows = revisions.map(
    one =>
      html`<tr><td>${one.revision}</td><td><time datetime="${new Date(one.revisedAt).toISOString()}">${sayDay(dayOf(one.revisedAt), language)} ${sayTime(one.revisedAt, language)}</time></td><td><code>${recordHash(one).slice(0, 16)}…</code></td></tr>`,
  );
  const changes = showsText
    ? revisions.slice(1).map((after, index) => drawDifference(revisions[index] as Publication, after, say))
    : [];
  return html`<div class="scroll"><table><thead><tr><th scope="col">${say('版', 'Revision')}</th><th scope="col">${say('取得', 'Fetched')}</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>${changes}`;
}

function drawDifference(before: Publication, after: Publication, say: ReturnType<typeof sayIn>): Markup {
  const hunks = differenceOf(textOf(before), textOf(after));
  if (hunks.length === 0) return nothing;
  return html`<h3>${say(`第${after.revision}版での変更`, `What revision ${after.revision} changed`)}</h3><ul>${hunks.slice(0, hunksMax).map(hunk => html`<li>${drawHunk(hunk)}</li>`)}</ul>${hunks.length > hunksMax ? html`<p class="note">${say(`ほか${hunks.length - hunksMax}か所`, `${hunks.length - hunksMax} more places`)}</p>` : nothing}`;
}

function drawHunk(hunk: Hunk): Markup {
  if (hunk.kind === 'added') return html`<ins>${hunk.text}</ins>`;
  if (hunk.kind === 'removed') return html`<del>${hunk.text}</del>`;
  const draw = {
    same: (text: string) => html`${text}`,
    removed: (text: string) => html`<del>${text}</del>`,
    added: (text: string) => html`<ins>${text}</ins>`,
  };
  return html`${hunk.stretches.map(({ kind, text }) => draw[kind](text))}`;
}

function textOf({ title, summary, content }: Publication): string {
  return [title, summary, content].filter(part => part !== '').join('\n');
}
