import type { ConsolePage } from '../console.ts';
import { html, sayIn } from '../markup.ts';
import { answered } from './answered.ts';

/** Deadlines for comments, and what else is ahead. */
export const deadlines: ConsolePage = {
  path: '/deadlines',
  under: '/deadlines',
  async show(asked, house) {
    const say = sayIn(asked.visitor.language);
    return {
      title: say('期限・予定', 'Dates ahead'),
      content: html`<section>${await answered({ command: 'deadlines', args: { days: 120 } }, asked, house)}</section>
<p><a class="button" href="/export/deadlines.ics">${say('カレンダーに取り込む（ICS）', 'Take it into a calendar (ICS)')}</a> <a class="button" href="/export/deadlines.csv">CSV</a></p>
<section>${await answered({ command: 'upcoming', args: {} }, asked, house)}</section>`,
    };
  },
};
