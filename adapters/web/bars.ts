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

/** A count a week as bars; its label says the counts to who does not see them. */
export function drawBars(
  counts: readonly number[],
  label: string,
  { width, height, least }: { readonly width: number; readonly height: number; readonly least: number },
): Markup {
  const y = scaleLinear()
    .domain([0, Math.max(least, ...counts)])
    .range([0, height - 4]);
  const step = width / counts.length;
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}: ${counts.join(', ')}"><line class="axis" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/>${counts.map(
    (count, index) =>
      count > 0 &&
      html`<rect class="bar" x="${(index * step + 1).toFixed(1)}" y="${(height - 1 - y(count)).toFixed(1)}" width="${Math.max(1, step - 2).toFixed(1)}" height="${y(count).toFixed(1)}"/>`,
  )}</svg>`;
}
