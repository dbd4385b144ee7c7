import { dayOf } from '../../../src/calendar/say-date.ts';
import { shortName } from '../../../src/measures/name.ts';
import { relationsOf } from '../../../src/measures/relations.ts';
import type { ConsolePage } from '../console.ts';
import { minuteOf } from '../kept-pages.ts';
import { drawLanes } from '../lanes.ts';
import { html, nothing, sayIn } from '../markup.ts';
import { drawPublication } from '../publication-card.ts';
import { readingOf } from '../reading.ts';
import { answered } from './answered.ts';

const publicationsMax = 30;

/** One measure: what it is, its history, what belongs to it, what was published about it. */
export const measure: ConsolePage = {
  path: '/measures/:id',
  under: '/measures',
  madeFrom: (_asked, { clock }) => minuteOf(clock.now()),
  async show(asked, house) {
    const { visitor, names } = asked;
    const { language, viewer } = visitor;
    const say = sayIn(language);
    const one = house.measures.find(({ id }) => id === names.id);
    if (one === undefined) return null;
    const related = relationsOf(one, house.measures).flatMap(({ measure: other }) => other);
    const found = await house.library.list(viewer, { measure: [one.id] }, { limit: publicationsMax });
    const reading = readingOf(house, language);
    const lanes = [one, ...related.filter(({ id }) => id !== one.id)];
    return {
      title: shortName(one, language),
      content: html`${await answered({ command: 'measure', args: { name: one.id } }, asked, house)}
<section aria-label="${say('経過の図', 'Timeline')}">${drawLanes(lanes, dayOf(house.clock.now()), language)}</section>
<h2>${say('経過', 'History')}</h2>${await answered({ command: 'timeline', args: { name: one.id } }, asked, house)}
<h2>${say('関連する公表資料', 'Publications')} <span class="quiet">${found.total}</span></h2>
${found.publications.length === 0 ? html`<p>${say('収録資料にはありません。', 'The archive holds none.')}</p>` : nothing}
${found.publications.map(publication => drawPublication(publication, reading))}
${found.next === null ? nothing : html`<p><a class="button" href="/events?measure=${one.id}">${say('すべて見る', 'See all')}</a></p>`}`,
    };
  },
};
