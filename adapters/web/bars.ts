import { scaleLinear } from 'd3-scale';
import { dayOf } from '../../src/calendar/say-date.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import type { Trends } from '../../src/library/query.ts';
import { html, type Markup } from './markup.ts';

/** The Mondays of so many weeks up to this one, oldest first. */
export function mondays(now: Instant, weeks: number): readonly Day[] {
  const today = Temporal.PlainDate.from(dayOf(now));
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: weeks }, (_, index) => monday.subtract({ weeks: weeks - 1 - index }).toString());
}

/** One count for each of these weeks, of a value that the trends may not have. */
export function countsIn(weeks: readonly Day[], trends: Trends, value: string): readonly number[] {
  const counts = new Map(trends.weeks.map((week, index) => [week, trends.counts[value]?.[index] ?? 0]));
  return weeks.map(week => counts.get(week) ?? 0);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A count a week as bars, one stroke each; its label says the counts to who does not see them. Many stand on one page. */
export function drawSparkline(counts: readonly number[], label: string): Markup {
  const most = Math.max(3, ...counts);
  const strokes = counts.map((count, week) =>
    count === 0 ? '' : `M${week * 9 + 4} 26v-${Math.max(1, Math.round((24 * count) / most))}`,
  );
  return html`<svg class="spark" viewBox="0 0 ${counts.length * 9} 26" role="img" aria-label="${label}: ${counts.join(', ')}"><path d="${strokes.join('')}"/></svg>`;
}

/** A count a week as bars over their weeks, with a line at the greatest count and the months below. */
export function drawWeeks(
  {
    weeks,
    counts,
    most,
  }: { readonly weeks: readonly Day[]; readonly counts: readonly number[]; readonly most: number },
  label: string,
  monthName: (day: Day) => string,
): Markup {
  const [width, height, left, right, top, bottom] = [300, 92, 22, 18, 8, 18] as const;
  const plot = { width: width - left - right, height: height - top - bottom };
  const step = plot.width / weeks.length;
  const ground = height - bottom;
  const firsts = weeks.flatMap((week, index) => (monthBegins(weeks, index) ? [{ week, x: left + index * step }] : []));
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}: ${counts.join(', ')}">
<path class="axis" d="M${left} ${top}H${width - right}M${left} ${ground}H${width - right}${firsts.map(({ x }) => `M${x.toFixed(1)} ${ground}v4`).join('')}"/><text class="quiet" x="${left - 4}" y="${top + 4}" text-anchor="end">${most}</text><text class="quiet" x="${left - 4}" y="${ground}" text-anchor="end">0</text>
<path class="bar" transform="translate(${left} ${top})" d="${barsPath(counts, most, plot)}"/>${firsts.map(({ week, x }) => html`<text class="quiet" x="${x.toFixed(1)}" y="${height - 3}">${monthName(week)}</text>`)}</svg>`;
}

/** True for the first Monday of a month. */
function monthBegins(weeks: readonly Day[], index: number): boolean {
  return index > 0 && weeks[index]?.slice(0, 7) !== weeks[index - 1]?.slice(0, 7);
}

function barsPath(counts: readonly number[], most: number, { width, height }: Size): string {
  const y = scaleLinear().domain([0, most]).range([0, height]);
  const step = width / counts.length;
  const bar = (count: number, index: number) => {
    const [x, tall, wide] = [index * step + 0.5, y(count), Math.max(1, step - 1.5)];
    return count === 0 ? '' : `M${x.toFixed(1)} ${height}v-${tall.toFixed(1)}h${wide.toFixed(1)}v${tall.toFixed(1)}z`;
  };
  return counts.map(bar).join('');
}
