import type { ConsolePage } from '../console.ts';
import { html, nothing, pathTo, sayIn } from '../markup.ts';
import { answered } from './answered.ts';

const choices = [
  { which: 'all', ja: 'すべて', en: 'Everything open' },
  { which: 'mine', ja: '自分の担当', en: 'Mine' },
  { which: 'unassigned', ja: '担当なし', en: 'Unassigned' },
  { which: 'due', ja: '期限間近', en: 'Due soon' },
] as const;

/** Open work. */
export const review: ConsolePage = {
  path: '/review',
  under: '/review',
  async show(asked, house) {
    const { language } = asked.visitor;
    const say = sayIn(language);
    const which = choices.find(one => one.which === asked.query.get('which'))?.which ?? 'all';
    return {
      title: say('対応状況', 'Review'),
      content: html`<nav aria-label="${say('範囲', 'Which')}"><ul>${choices.map(one => html`<li><a href="${pathTo('/review', { which: one.which })}"${one.which === which ? html` aria-current="page"` : nothing}>${one[language]}</a></li>`)}</ul></nav>
${await answered({ command: 'review', args: { which } }, asked, house)}
<p><a class="button" href="/export/audit.csv">${say('操作記録（CSV）', 'Audit log (CSV)')}</a> <a class="button" href="/export/events.csv">${say('一覧（CSV）', 'Events (CSV)')}</a></p>`,
    };
  },
};
