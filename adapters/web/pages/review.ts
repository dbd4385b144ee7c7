import { sayDay } from '../../../src/calendar/say-date.ts';
import { openWork, type Work, whichChoices } from '../../../src/commands/review.ts';
import { stateLine } from '../../../src/commands/show/review.ts';
import { commentsOf } from '../../../src/digest/comments.ts';
import { isForeign, shownTitle } from '../../../src/digest/words/name-thing.ts';
import { sayLeft } from '../../../src/digest/words/say-deadline.ts';
import type { ConsolePage } from '../console.ts';
import { drawSpans } from '../draw-message.ts';
import { html, type Markup, nothing, pathTo, sayIn } from '../markup.ts';

/** Everything that is open, nearest deadline first; an event's page has the buttons. */
export const review: ConsolePage = {
  path: '/review',
  under: '/review',
  async show({ visitor, query }, house) {
    const { language, viewer, conversation } = visitor;
    const say = sayIn(language);
    const which = whichChoices.find(({ value }) => value === query.get('which'))?.value ?? 'all';
    const work = await openWork(which, { ...house, viewer, conversation, now: house.clock.now() });
    const reading = house.readingIn(language);
    const heads = [say('期限', 'Due'), say('件', 'Event'), say('対応状況', 'State')];
    const due = ({ lead }: Work): Markup => {
      const comments = commentsOf(lead, reading.now, reading.isOfficial);
      if (comments.kind !== 'open' && comments.kind !== 'doubtful') return html`–`;
      const { on } = comments.deadline;
      return html`<time datetime="${on}">${sayDay(on, language)}</time> <span class="quiet">${sayLeft(on, language, reading.today)}</span>`;
    };
    const cells = (one: Work) => [
      due(one),
      html`<a href="/events/${one.review.event}"${isForeign(one.lead, language) ? nothing : html` lang="${one.lead.language}"`}>${shownTitle(one.lead, reading)}</a>${isForeign(one.lead, language) ? html`<br><span class="quiet" lang="${one.lead.language}">${one.lead.title}</span>` : nothing}<br><span class="quiet">${one.lead.publisher[language]}</span>`,
      stateOf(one),
    ];
    const stateOf = (one: Work) => {
      const state = stateLine(one, language);
      return state.length === 0
        ? html`<span class="warn">${say('未着手', 'nobody has taken it up')}</span>`
        : drawSpans(state);
    };
    return {
      title: say('対応状況', 'Review'),
      isWide: true,
      content: html`<nav aria-label="${say('範囲', 'Which')}"><ul>${whichChoices.map(({ value, label }) => html`<li><a href="${pathTo('/review', { which: value })}"${value === which ? html` aria-current="page"` : nothing}>${label[language]}</a></li>`)}</ul></nav>
<p>${work.length === 0 ? say('該当するものはありません。', 'There is nothing.') : say(`${work.length}件`, `${work.length} in all`)}</p>
${work.length === 0 ? nothing : html`<div class="scroll" tabindex="0" role="region" aria-label="${say('一覧', 'List')}"><table class="stacking"><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${work.map(one => html`<tr>${cells(one).map((cell, index) => html`<td data-head="${heads[index]}">${cell}</td>`)}</tr>`)}</tbody></table></div>`}
<p><a class="button" href="/export/audit.csv">${say('操作記録（CSV）', 'Audit log (CSV)')}</a> <a class="button" href="/export/events.csv">${say('一覧（CSV）', 'Events (CSV)')}</a></p>`,
    };
  },
};
