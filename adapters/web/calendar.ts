import { isPublicHoliday } from '../../src/calendar/business-days.ts';
import { sayDate, sayDay } from '../../src/calendar/say-date.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Day } from '../../src/domain/time.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';

/** Something that falls on a day. */
export interface Dated {
  readonly on: Day;
  readonly href: string;
  readonly words: string;
  readonly kind: 'deadline' | 'event';
}

/** What one day shows before the rest is counted. */
const shownMax = 3;

/** A month as a table of its weeks; the day of each cell leads to the list, where everything of it stands. */
export function drawCalendar(
  { month, today, dated }: { readonly month: string; readonly today: Day; readonly dated: readonly Dated[] },
  language: Language,
): Markup {
  const byDay = Map.groupBy(dated, ({ on }) => on);
  return html`<table class="calendar"><caption>${sayDate(month, language)}</caption>
<thead><tr>${weekdays(language).map(({ short, long }) => html`<th scope="col" abbr="${long}">${short}</th>`)}</tr></thead>
<tbody>${weeksOf(month, language).map(week => html`<tr>${week.map(day => (day === null ? html`<td class="outside"></td>` : drawDay(day, byDay.get(day) ?? [], today, language)))}</tr>`)}</tbody></table>`;
}

function drawDay(day: Day, dated: readonly Dated[], today: Day, language: Language): Markup {
  const say = sayIn(language);
  const rest = dated.length - shownMax;
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  const off = isPublicHoliday(day) ? say('祝日', 'holiday') : '';
  const kind = off !== '' || dayOfWeek === 7 ? 'sunday' : dayOfWeek === 6 ? 'saturday' : '';
  return html`<td class="${kind}"${day === today ? html` aria-current="date"` : nothing}><time datetime="${day}">${Number(day.slice(8))}</time>${off === '' ? nothing : html` <span class="off">${off}</span>`}${
    dated.length === 0
      ? nothing
      : html`<ul>${dated.slice(0, shownMax).map(({ href, words, kind }) => html`<li><a class="${kind}" href="${href}" title="${words}"><span>${words}</span></a></li>`)}${rest > 0 ? html`<li><a href="#on-${day}" aria-label="${sayDay(day, language)} ${say(`ほか${rest}件`, `${rest} more`)}"><span>${say(`ほか${rest}件`, `${rest} more`)}</span></a></li>` : nothing}</ul>`
  }</td>`;
}

/** Japanese calendars begin a week with its Sunday. */
function weekdays(language: Language): readonly { short: string; long: string }[] {
  const days = Array.from({ length: 7 }, (_, index) => {
    const day = Temporal.PlainDate.from('2026-11-22').add({ days: index + (language === 'ja' ? 0 : 1) });
    const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
    return {
      short: day.toLocaleString(locale, { weekday: 'short' }),
      long: day.toLocaleString(locale, { weekday: 'long' }),
    };
  });
  return days;
}

/** The weeks of a month, from its first day to its last; null for days of its neighbours. */
function weeksOf(month: string, language: Language): (Day | null)[][] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const lead = language === 'ja' ? first.dayOfWeek % 7 : first.dayOfWeek - 1;
  const days = Array.from({ length: first.daysInMonth }, (_, index) => first.add({ days: index }).toString());
  const cells = [...Array.from({ length: lead }, () => null), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null));
}
