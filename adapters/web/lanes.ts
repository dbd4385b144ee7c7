import { scaleUtc } from 'd3-scale';
import { sayDate } from '../../src/calendar/say-date.ts';
import { evidenceMark } from '../../src/commands/timeline-words.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Day } from '../../src/domain/time.ts';
import { shortName } from '../../src/measures/name.ts';
import type { Measure } from '../../src/measures/schema.ts';
import { lastDayOf, whenOf } from '../../src/measures/timeline.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';

const width = 1_120;
const labelWidth = 270;
const laneHeight = 26;
const top = 44;

interface Mark {
  readonly measure: Measure;
  readonly date: string;
  readonly at: Date;
  readonly says: string;
  readonly isVerified: boolean;
  readonly isAhead: boolean;
}

/** Measures as lanes by issuer, their events as marks on a common axis, today as a line: an SVG that prints as it stands. */
export function drawLanes(measures: readonly Measure[], today: Day, language: Language): Markup {
  const say = sayIn(language);
  const lanes = measures
    .filter(({ timeline }) => timeline.length > 0)
    .toSorted((a, b) => a.issuer.en.localeCompare(b.issuer.en) || firstDate(a).localeCompare(firstDate(b)));
  const marks = lanes.map(one => marksOf(one, today, language));
  const times = marks.flat().map(({ at }) => at.getTime());
  if (times.length === 0) return nothing;
  const now = new Date(`${today}T00:00:00Z`);
  const monthMs = 30 * 86_400_000;
  const scale = scaleUtc()
    .domain([Math.min(...times, now.getTime()) - monthMs, Math.max(...times, now.getTime()) + monthMs])
    .range([labelWidth, width - 20]);
  const x = (at: Date) => Math.round(scale(at));
  const height = top + lanes.length * laneHeight + 12;
  const ticks = scale.ticks(8);
  const format = scale.tickFormat(8);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('経過の図（表は下にあります）', 'Timeline; the same is written below')}">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${say('制度ごとの経過', 'Events by measure')}">
${ticks.map(tick => html`<line class="axis" x1="${x(tick)}" x2="${x(tick)}" y1="${top - 8}" y2="${height}"/><text class="quiet" x="${x(tick)}" y="${top - 12}" text-anchor="middle">${language === 'ja' && tick.getUTCMonth() === 0 ? `${tick.getUTCFullYear()}年` : format(tick)}</text>`)}
${lanes.map((one, index) => drawLane(one, marks[index] ?? [], index, x, language))}
<line x1="${x(now)}" x2="${x(now)}" y1="${top - 8}" y2="${height}" class="today"/><text x="${x(now)}" y="${top - 30}" text-anchor="middle" class="today">${say('本日', 'today')}</text>
</svg></div>
<p class="note">${say('●：出典を確認した日付　○：一次資料で未確認　◇：予定。印に合わせると内容を表示します。', '● date seen at its source · ○ not seen at a primary source · ◇ ahead. Point at a mark to read what it is.')}</p>`;
}

function drawLane(
  one: Measure,
  marks: readonly Mark[],
  index: number,
  x: (at: Date) => number,
  language: Language,
): Markup {
  const y = top + index * laneHeight + laneHeight / 2;
  const name = shortName(one, language);
  const label = [...name].length > 20 ? `${[...name].slice(0, language === 'ja' ? 19 : 34).join('')}…` : name;
  const first = marks[0];
  const last = marks.at(-1);
  return html`<a href="/measures/${one.id}"><title>${name}</title><text x="4" y="${y + 4}">${language === 'ja' ? label : name.length > 36 ? `${name.slice(0, 35)}…` : name}</text></a>
${first === undefined || last === undefined ? nothing : html`<line x1="${x(first.at)}" x2="${x(last.at)}" y1="${y}" y2="${y}" class="span"/>`}
${marks.map(mark => drawMark(mark, x(mark.at), y))}`;
}

function drawMark({ date, says, isVerified, isAhead }: Mark, x: number, y: number): Markup {
  const title = html`<title>${date} ${says}</title>`;
  if (isAhead)
    return html`<path d="M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z" class="ahead">${title}</path>`;
  return html`<circle cx="${x}" cy="${y}" r="5" class="${isVerified ? 'seen' : 'unseen'}">${title}</circle>`;
}

function marksOf(measure: Measure, today: Day, language: Language): Mark[] {
  return measure.timeline.map(({ date, event, verified, basis = null, scheduled }) => ({
    measure,
    date: sayDate(date, language),
    at: new Date(`${lastDayOf(date)}T00:00:00Z`),
    says: `${event[language]}${evidenceMark({ isVerified: verified, basis }, language)}`,
    isVerified: verified,
    isAhead: whenOf({ date, scheduled }, today, measure.asOf) !== 'past',
  }));
}

function firstDate({ timeline }: Measure): string {
  return timeline.map(({ date }) => date).sort()[0] ?? '';
}
