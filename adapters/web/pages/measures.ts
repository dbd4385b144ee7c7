import { dayOf } from '../../../src/calendar/say-date.ts';
import { families, familyLabels } from '../../../src/measures/families.ts';
import { forceLabel } from '../../../src/measures/force-words.ts';
import { shortName } from '../../../src/measures/name.ts';
import type { ConsolePage } from '../console.ts';
import { drawLanes } from '../lanes.ts';
import { html, nothing, sayIn } from '../markup.ts';

/** The catalogue: a picture of what happened when, and every measure with its status. */
export const measures: ConsolePage = {
  path: '/measures',
  under: '/measures',
  madeFrom: (_asked, { clock }) => dayOf(clock.now()),
  async show({ visitor }, { measures: all, clock }) {
    const { language } = visitor;
    const say = sayIn(language);
    return {
      title: say('制度', 'Measures'),
      isWide: true,
      content: html`<p class="to-facets"><a href="#catalogue">${say('一覧へ', 'To the list')}</a></p>
<section aria-label="${say('経過の図', 'Timeline')}">${drawLanes(
        all.filter(({ japanese }) => japanese),
        dayOf(clock.now()),
        language,
      )}</section>
<div id="catalogue"></div>
${families.map(family => {
  const own = all.filter(one => one.family === family);
  if (own.length === 0) return nothing;
  return html`<h2>${familyLabels[family][language]}</h2><div class="scroll" tabindex="0" role="region" aria-label="${familyLabels[family][language]}"><table class="catalogue"><thead><tr><th scope="col">${say('制度', 'Measure')}</th><th scope="col">${say('状態', 'Status')}</th><th scope="col">${say('拘束力', 'Force')}</th></tr></thead><tbody>${own.map(one => html`<tr><td><a href="/measures/${one.id}">${shortName(one, language)}</a></td><td>${one.status[language]}</td><td>${forceLabel(one)[language]}</td></tr>`)}</tbody></table></div>`;
})}`,
    };
  },
};
