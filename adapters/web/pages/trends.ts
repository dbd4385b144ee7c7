import { scaleLinear } from 'd3-scale';
import { dayOf } from '../../../src/calendar/say-date.ts';
import type { Day } from '../../../src/domain/time.ts';
import { codebook, facetLabels, labelOf } from '../../../src/taxonomy/codebook.ts';
import type { Console, ConsolePage } from '../console.ts';
import { html, type Markup, pathTo, sayIn } from '../markup.ts';
import type { Visitor } from '../visitor.ts';

const weeks = 26;
const shownMax = 12;

/** Publications a week, by theme and by body, as small pictures on one scale. */
export const trends: ConsolePage = {
  path: '/trends',
  under: '/trends',
  async show({ visitor }, house) {
    const { language } = visitor;
    const say = sayIn(language);
    const days = Array.from({ length: weeks + 1 }, (_, index) =>
      Temporal.PlainDate.from(dayOf(house.clock.now()))
        .subtract({ weeks: weeks - index })
        .add({ days: 1 })
        .toString(),
    );
    const counted = await countWeeks(days, visitor, house);
    return {
      title: say('動向', 'Trends'),
      isWide: true,
      content: html`<p class="quiet">${say(`直近${weeks}週間に公表された日本のAI政策の資料（週ごとの件数）`, `Publications on Japanese AI policy in the last ${weeks} weeks, by week`)}</p>
${(['theme', 'body'] as const).map(
  facet =>
    html`<h2>${facetLabels[facet][language]}</h2><div class="multiples">${Object.keys(codebook[facet])
      .map(value => ({ value, counts: counted.map(week => week[facet][value] ?? 0) }))
      .filter(({ counts }) => counts.some(count => count > 0))
      .sort((a, b) => sum(b.counts) - sum(a.counts))
      .slice(0, shownMax)
      .map(({ value, counts }) =>
        drawMultiple(
          labelOf(facet, value as never, language),
          counts,
          pathTo('/events', { [facet]: value, since: days[0] as Day }),
          visitor,
        ),
      )}</div>`,
)}`,
    };
  },
};

async function countWeeks(days: readonly Day[], { viewer }: Visitor, { library }: Console) {
  const starts = days.slice(0, -1);
  return Promise.all(
    starts.map((since, index) =>
      library.facets(viewer, { relevance: ['core'], since, before: days[index + 1] ?? since }),
    ),
  );
}

function drawMultiple(label: string, counts: readonly number[], href: string, { language }: Visitor): Markup {
  const [width, height] = [240, 56];
  const y = scaleLinear()
    .domain([0, Math.max(4, ...counts)])
    .range([0, height - 4]);
  const step = width / counts.length;
  const say = sayIn(language);
  const total = sum(counts);
  return html`<figure><figcaption><a href="${href}">${label}</a> ${say(`計${total}件、最多週${Math.max(...counts)}件`, `${total} in all, at most ${Math.max(...counts)} a week`)}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}: ${counts.join(', ')}"><line class="axis" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/>${counts.map((count, index) => html`<rect x="${(index * step + 1).toFixed(1)}" y="${(height - 1 - y(count)).toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${y(count).toFixed(1)}" fill="var(--accent)"/>`)}</svg></figure>`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
