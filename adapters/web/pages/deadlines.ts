import { asOfNote } from '../../../src/commands/show/basis.ts';
import { sayAhead, sayComing } from '../../../src/commands/upcoming.ts';
import { type Ahead, type LookedAhead, lookAhead } from '../../../src/digest/ahead.ts';
import type { Reading } from '../../../src/digest/reading.ts';
import type { Language } from '../../../src/domain/language.ts';
import { shortName } from '../../../src/measures/name.ts';
import { type Dated, drawCalendar } from '../calendar.ts';
import type { Console, ConsolePage } from '../console.ts';
import { drawMessage, drawSpans } from '../draw-message.ts';
import { minuteOf } from '../kept-pages.ts';
import { html, type Markup, nothing, pathTo, type Say, sayIn } from '../markup.ts';

/** Months ahead that the calendar turns to. */
const monthsMax = 36;

/** Deadlines for comments, and what else is ahead: a month, and everything as a list beside it. */
export const deadlines: ConsolePage = {
  path: '/deadlines',
  under: '/deadlines',
  madeFrom: (_asked, { clock }) => minuteOf(clock.now()),
  async show({ visitor, query }, house) {
    const say = sayIn(visitor.language);
    const reading = house.readingIn(visitor.language);
    const looked = await lookAhead({ ...house, viewer: visitor.viewer }, reading);
    const month = monthIn(query.get('month'), reading.today);
    const dated = looked.ahead.flatMap(one => datedOf(one, reading));
    return {
      title: say('期限・予定', 'Dates ahead'),
      isWide: true,
      content: html`<p><a class="button" href="/export/deadlines.ics">${say('カレンダーに取り込む（ICS）', 'Take it into a calendar (ICS)')}</a> <a class="button" href="/connections">${say('カレンダーで購読する', 'Subscribe in a calendar')}</a> <a class="button" href="/export/deadlines.csv">CSV</a></p>
<div class="beside"><section id="month" aria-label="${say('カレンダー', 'Calendar')}">${drawTurning(month, reading.today, say)}
${drawCalendar({ month, today: reading.today, dated }, visitor.language)}
<p class="note"><span class="swatch deadline"></span> ${say('意見募集の期限', 'comments close')}　<span class="swatch event"></span> ${say('施行・公表などの予定', 'something else is to happen')}</p></section>
<section aria-label="${say('一覧', 'List')}">${drawList(looked, reading, say)}
${drawAsOf(house, visitor.language)}</section></div>`,
    };
  },
};

/** Up to which day the catalogue's announcements hold. */
function drawAsOf({ measures, clock }: Console, language: Language): Markup {
  const asOf = measures.map(one => one.asOf).sort()[0];
  if (asOf === undefined) return nothing;
  return drawMessage({ language, summary: '', blocks: [asOfNote(asOf, clock.now(), 0, language)] });
}

/** The month that is asked for, within reach; else the one in which we are. */
function monthIn(asked: string | null, today: string): string {
  const current = today.slice(0, 7);
  if (asked === null || !/^\d{4}-(0[1-9]|1[0-2])$/.test(asked)) return current;
  return asked >= current && asked <= turned(current, monthsMax) ? asked : current;
}

function turned(month: string, by: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months: by }).toString();
}

function drawTurning(month: string, today: string, say: Say): Markup {
  const link = (to: string, words: string) =>
    html`<a class="button" href="${pathTo('/deadlines', { month: to })}#month">${words}</a>`;
  const current = today.slice(0, 7);
  const back = month > current ? link(turned(month, -1), say('← 前の月', '← Previous')) : nothing;
  const on = month < turned(current, monthsMax) ? link(turned(month, 1), say('次の月 →', 'Next →')) : nothing;
  return html`<nav class="turning" aria-label="${say('月', 'Month')}">${back} ${month > current ? link(current, say('今月', 'This month')) : nothing} ${on}</nav>`;
}

/** A date that names a day stands in the calendar; «March 2027» stands in the list alone. */
function datedOf(one: Ahead, { language, nameOf }: Reading): Dated[] {
  if (one.date.length !== 10) return [];
  if (one.kind === 'deadline')
    return [
      { on: one.date, href: `/events/${one.publication.event}`, words: one.due.title[language], kind: 'deadline' },
    ];
  const name = nameOf(one.measure.id)?.[language] ?? shortName(one.measure, language);
  const words = `${name}${language === 'ja' ? '：' : ': '}${one.event.event[language]}`;
  return [{ on: one.date, href: `/measures/${one.measure.id}`, words, kind: 'event' }];
}

function drawList({ ahead, overdue }: LookedAhead, reading: Reading, say: Say): Markup {
  const firsts = new Set<string>();
  const anchor = ({ date }: Ahead) => {
    if (date.length !== 10 || firsts.has(date)) return nothing;
    firsts.add(date);
    return html` id="on-${date}"`;
  };
  const more = (one: Ahead) =>
    one.kind === 'deadline'
      ? html`<a href="/events/${one.publication.event}">${say('詳しく', 'Details')}</a>`
      : html`<a href="/measures/${one.measure.id}">${say('制度の概要', 'The measure')}</a>`;
  return html`<h2>${ahead.length === 0 ? say('今後の予定はありません。', 'Nothing is known to be ahead.') : say(`今後の予定${ahead.length}件`, `${ahead.length} dates ahead`)}</h2>
<ul class="ahead">${ahead.map(one => html`<li${anchor(one)}>${drawSpans(sayAhead(one, reading))} ${more(one)}</li>`)}</ul>
${overdue.length === 0 ? nothing : html`<h2>⚠ ${say('予定の期日を過ぎ、実施を確認していないもの', 'Announced for a day that has passed; whether it happened is not confirmed')}</h2><ul class="ahead">${overdue.map(one => html`<li>${drawSpans(sayComing(one, reading.language))}</li>`)}</ul>`}`;
}
