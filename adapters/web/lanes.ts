import { scaleUtc } from 'd3-scale';
import { sayDate } from '../../src/calendar/say-date.ts';
import { evidenceMark } from '../../src/commands/show/timeline-words.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Stage } from '../../src/domain/tags.ts';
import type { Day } from '../../src/domain/time.ts';
import { shortName } from '../../src/measures/name.ts';
import type { Measure } from '../../src/measures/schema.ts';
import { lastDayOf, whenOf } from '../../src/measures/timeline.ts';
import { labelOf } from '../../src/taxonomy/codebook.ts';
import { html, type Markup, nothing, type Say, sayIn } from './markup.ts';

const width = 1_120;
const labelWidth = 280;
const laneHeight = 24;
const issuerHeight = 26;
const top = 44;

/** How far a measure has come by now, in as many colours as eyes keep apart; of its past the catalogue does not always say. */
const phases = {
  discussed: { ja: '検討・意見募集', en: 'discussed, open for comment' },
  decided: { ja: '閣議決定・審議中', en: 'decided, before the Diet' },
  enacted: { ja: '成立・公布', en: 'enacted' },
  live: { ja: '施行・公表', en: 'in force, published' },
} as const;
type Phase = keyof typeof phases;
const phaseOf: Readonly<Record<Stage, Phase>> = {
  discussion: 'discussed',
  'consultation-open': 'discussed',
  'consultation-closed': 'discussed',
  'cabinet-approved': 'decided',
  diet: 'decided',
  enacted: 'enacted',
  'in-force': 'live',
  published: 'live',
  revised: 'live',
  enforced: 'live',
};

interface Mark {
  readonly at: Date;
  readonly says: string;
  readonly isVerified: boolean;
  readonly isAhead: boolean;
}

interface Lane {
  readonly measure: Measure;
  readonly marks: readonly Mark[];
  readonly y: number;
  /** Null where the lane above is of the same issuer. */
  readonly issuer: string | null;
}

/** Measures as lanes by issuer, their events as marks on a common axis, today as a line: an SVG that prints as it stands. */
export function drawLanes(measures: readonly Measure[], today: Day, language: Language): Markup {
  const say = sayIn(language);
  const { lanes, height } = lanesOf(measures, today, language);
  const times = lanes.flatMap(({ marks }) => marks.map(({ at }) => at.getTime()));
  if (times.length === 0) return nothing;
  const now = new Date(`${today}T00:00:00Z`);
  const monthMs = 30 * 86_400_000;
  const scale = scaleUtc()
    .domain([Math.min(...times, now.getTime()) - monthMs, Math.max(...times, now.getTime()) + monthMs])
    .range([labelWidth, width - 20]);
  const x = (at: Date) => Math.round(scale(at));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('経過の図（内容は各制度のページに文で記載）', 'Timeline; each measure’s page says the same in words')}">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${say('制度ごとの経過', 'Events by measure')}">
${scale.ticks(8).map(tick => html`<line class="axis" x1="${x(tick)}" x2="${x(tick)}" y1="${top - 8}" y2="${height}"/><text class="quiet" x="${x(tick)}" y="${top - 12}" text-anchor="middle">${sayTick(tick, language)}</text>`)}
<line x1="${x(now)}" x2="${x(now)}" y1="${top - 8}" y2="${height}" class="today"/><text x="${x(now)}" y="${top - 30}" text-anchor="middle" class="today">${say('本日', 'today')}</text>
${lanes.map(lane => drawLane(lane, x, language))}
</svg></div>
${drawLegend(say, language)}`;
}

function lanesOf(
  measures: readonly Measure[],
  today: Day,
  language: Language,
): { readonly lanes: readonly Lane[]; readonly height: number } {
  const ordered = measures
    .filter(({ timeline }) => timeline.length > 0)
    .toSorted((a, b) => a.issuer.en.localeCompare(b.issuer.en) || firstDate(a).localeCompare(firstDate(b)));
  let end = top;
  const lanes = ordered.map((measure, index): Lane => {
    const issuer = measure.issuer[language];
    const isSame = issuer === ordered[index - 1]?.issuer[language];
    end += (isSame ? 0 : issuerHeight) + laneHeight;
    const marks = marksOf(measure, today, language);
    return { measure, marks, y: end - laneHeight / 2, issuer: isSame ? null : issuer };
  });
  return { lanes, height: end + 12 };
}

function sayTick(tick: Date, language: Language): string {
  const [year, month] = [tick.getUTCFullYear(), tick.getUTCMonth() + 1];
  if (month === 1) return language === 'ja' ? `${year}年` : String(year);
  return language === 'ja' ? `${month}月` : sayDate(tick.toISOString().slice(0, 7), 'en').slice(0, 3);
}

function drawLane({ measure, marks, y, issuer }: Lane, x: (at: Date) => number, language: Language): Markup {
  const name = shortName(measure, language);
  const most = language === 'ja' ? 20 : 38;
  const label = [...name].length > most ? `${[...name].slice(0, most - 1).join('')}…` : name;
  const [first, last] = [marks[0], marks.at(-1)];
  const stage =
    measure.stage === null ? null : { phase: phaseOf[measure.stage], words: labelOf('stage', measure.stage, language) };
  return html`${issuer === null ? nothing : html`<text class="quiet" x="4" y="${y - laneHeight / 2 - 5}">${issuer}</text>`}
${stage === null ? nothing : html`<rect x="2" y="${y - 6}" width="6" height="12" class="phase ${stage.phase}"><title>${stage.words}</title></rect>`}<a href="/measures/${measure.id}"><title>${name}</title><text x="14" y="${y + 4}">${label}</text></a>
${first === undefined || last === undefined ? nothing : html`<line x1="${x(first.at)}" x2="${x(last.at)}" y1="${y}" y2="${y}" class="span"/>`}${marks.map(mark => drawMark(mark, x(mark.at), y))}`;
}

function drawMark({ says, isVerified, isAhead }: Mark, x: number, y: number): Markup {
  const title = html`<title>${says}</title>`;
  if (isAhead)
    return html`<path d="M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z" class="ahead">${title}</path>`;
  return html`<circle cx="${x}" cy="${y}"${isVerified ? nothing : html` class="unseen"`}>${title}</circle>`;
}

function drawLegend(say: Say, language: Language): Markup {
  return html`<p class="note">${Object.entries(phases).map(([phase, words]) => html`<span class="swatch ${phase}"></span> ${words[language]}　`)}${say('（現在の段階）', '(now)')}<br>${say('●：出典を確認した日付　○：一次資料で未確認　◇：予定。印に合わせると内容を表示します。', '● date seen at its source · ○ not seen at a primary source · ◇ ahead. Point at a mark to read what it is.')}</p>`;
}

function marksOf(measure: Measure, today: Day, language: Language): Mark[] {
  return measure.timeline
    .toSorted((a, b) => lastDayOf(a.date).localeCompare(lastDayOf(b.date)))
    .map(({ date, event, verified, basis = null, scheduled }) => ({
      at: new Date(`${lastDayOf(date)}T00:00:00Z`),
      says: `${sayDate(date, language)} ${event[language]}${evidenceMark({ isVerified: verified, basis }, language)}`,
      isVerified: verified,
      isAhead: whenOf({ date, scheduled }, today, measure.asOf) !== 'past',
    }));
}

function firstDate({ timeline }: Measure): string {
  return timeline.map(({ date }) => date).sort()[0] ?? '';
}
