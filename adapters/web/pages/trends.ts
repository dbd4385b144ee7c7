import { dayOf } from '../../../src/calendar/say-date.ts';
import type { Day } from '../../../src/domain/time.ts';
import { codebook, facetLabels, labelOf } from '../../../src/taxonomy/codebook.ts';
import { countsIn, drawBars, mondays } from '../bars.ts';
import type { ConsolePage } from '../console.ts';
import { html, type Markup, pathTo, sayIn } from '../markup.ts';
import type { Visitor } from '../visitor.ts';

const weeks = 26;
const shownMax = 12;

/** Publications a week, by theme and by body, as small pictures on one scale. */
export const trends: ConsolePage = {
  path: '/trends',
  under: '/trends',
  madeFrom: (_asked, { clock }) => dayOf(clock.now()),
  async show({ visitor }, house) {
    const { language } = visitor;
    const say = sayIn(language);
    const days = mondays(house.clock.now(), weeks);
    const since = days[0] as Day;
    const query = { relevance: ['core'], since } as const;
    const [byTheme, byBody] = await Promise.all([
      house.library.trends(visitor.viewer, query, 'theme'),
      house.library.trends(visitor.viewer, query, 'body'),
    ]);
    const counted = { theme: byTheme, body: byBody };
    return {
      title: say('動向', 'Trends'),
      isWide: true,
      content: html`<p class="quiet">${say(`直近${weeks}週間に公表された日本のAI政策の資料（週ごとの件数）`, `Publications on Japanese AI policy in the last ${weeks} weeks, by week`)}</p>
${(['theme', 'body'] as const).map(
  facet =>
    html`<h2>${facetLabels[facet][language]}</h2><div class="multiples">${Object.keys(codebook[facet])
      .map(value => ({ value, counts: countsIn(days, counted[facet], value) }))
      .filter(({ counts }) => counts.some(count => count > 0))
      .sort((a, b) => sum(b.counts) - sum(a.counts))
      .slice(0, shownMax)
      .map(({ value, counts }) =>
        drawMultiple(
          labelOf(facet, value as never, language),
          counts,
          pathTo('/events', { [facet]: value, relevance: 'core', since }),
          visitor,
        ),
      )}</div>`,
)}`,
    };
  },
};

function drawMultiple(label: string, counts: readonly number[], href: string, { language }: Visitor): Markup {
  const say = sayIn(language);
  const total = sum(counts);
  return html`<figure><figcaption><a href="${href}">${label}</a> ${say(`計${total}件、最多週${Math.max(...counts)}件`, `${total} in all, at most ${Math.max(...counts)} a week`)}</figcaption>
${drawBars(counts, label, { width: 240, height: 56, least: 4 })}</figure>`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
