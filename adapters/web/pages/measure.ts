import { dayOf } from '../../../src/calendar/say-date.ts';
import { historyOf } from '../../../src/commands/meant/measure-history.ts';
import { entryLine } from '../../../src/commands/show/timeline-words.ts';
import { shortName } from '../../../src/measures/name.ts';
import { relationsOf } from '../../../src/measures/relations.ts';
import { timelineOf } from '../../../src/measures/timeline.ts';
import type { ConsolePage } from '../console.ts';
import { drawMessage, drawSpans } from '../draw-message.ts';
import { minuteOf } from '../kept-pages.ts';
import { drawLanes } from '../lanes.ts';
import { html, nothing, sayIn } from '../markup.ts';
import { drawPublication } from '../publication-card.ts';

const publicationsMax = 30;

/** One measure: what it is, its history, what belongs to it, what was published about it. */
export const measure: ConsolePage = {
  path: '/measures/:id',
  under: '/measures',
  madeFrom: (_asked, { clock }) => minuteOf(clock.now()),
  async show({ visitor, names }, house) {
    const { language, viewer } = visitor;
    const say = sayIn(language);
    const today = dayOf(house.clock.now());
    const one = house.measures.find(({ id }) => id === names.id);
    if (one === undefined) return null;
    const related = relationsOf(one, house.measures).flatMap(({ measure: other }) => other);
    const found = await house.library.list(viewer, { measure: [one.id] }, { limit: publicationsMax });
    const reading = house.readingIn(language);
    const entries = timelineOf(one, await historyOf(one, { library: house.library, viewer }), today);
    const speaker = { viewer, conversation: visitor.conversation, language };
    const overview = await house.answer({ command: 'measure', args: { name: one.id } }, speaker);
    const lanes = [one, ...related.filter(({ id }) => id !== one.id)];
    return {
      title: shortName(one, language),
      content: html`${drawMessage(overview.message)}
<section aria-label="${say('経過の図', 'Timeline')}">${drawLanes(lanes, today, language)}</section>
<h2>${say('経過', 'History')}</h2><ul>${entries.map(entry => html`<li>${drawSpans(entryLine(entry, language))}</li>`)}</ul>
<h2>${say('関連する公表資料', 'Publications')} <span class="quiet">${found.total}</span></h2>
${found.publications.length === 0 ? html`<p>${say('収録資料にはありません。', 'The archive holds none.')}</p>` : nothing}
${found.publications.map(publication => drawPublication(publication, reading))}
${found.next === null ? nothing : html`<p><a class="button" href="/events?measure=${one.id}">${say('すべて見る', 'See all')}</a></p>`}`,
    };
  },
};
