import { dayOf, sayDay, sayTime } from '../../../src/calendar/say-date.ts';
import { conversationKey } from '../../../src/domain/chat.ts';
import { type DeliveryState, deliveryStates } from '../../../src/domain/delivery.ts';
import type { Message } from '../../../src/message/message.ts';
import type { ConsolePage } from '../console.ts';
import { html, nothing, pathTo, sayIn } from '../markup.ts';

const shownMax = 100;

const stateWords: Readonly<Record<DeliveryState, { ja: string; en: string }>> = {
  planned: { ja: '送信待ち', en: 'waiting' },
  leased: { ja: '送信中', en: 'being sent' },
  sent: { ja: '送信済み', en: 'sent' },
  gone: { ja: '宛先なし', en: 'gone' },
  dead: { ja: '送信中止', en: 'given up' },
};

/** What was sent, what waits, what could not be delivered. */
export const deliveries: ConsolePage = {
  path: '/deliveries',
  under: '/deliveries',
  async show({ visitor, query }, { store }) {
    const { language, viewer } = visitor;
    const say = sayIn(language);
    const asked = deliveryStates.filter(state => query.getAll('state').includes(state));
    const states = asked.length > 0 ? asked : deliveryStates;
    const found = await store.outbox.list(viewer.workspace, states, shownMax);
    return {
      title: say('配信', 'Deliveries'),
      isWide: true,
      content: html`<nav aria-label="${say('状態', 'State')}"><ul><li><a href="/deliveries"${asked.length === 0 ? html` aria-current="page"` : nothing}>${say('すべて', 'All')}</a></li>${deliveryStates.map(state => html`<li><a href="${pathTo('/deliveries', { state })}"${asked.includes(state) ? html` aria-current="page"` : nothing}>${stateWords[state][language]}</a></li>`)}</ul></nav>
${found.length === 0 ? html`<p>${say('該当する配信はありません。', 'There is nothing here.')}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="${say('配信の一覧', 'The deliveries')}"><table class="wide-last"><thead><tr>${[say('予定', 'Planned'), say('宛先', 'To'), say('内容', 'What'), say('状態', 'State')].map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${found.map(one => html`<tr><td><time datetime="${new Date(one.plannedAt).toISOString()}">${sayDay(dayOf(one.plannedAt), language)} ${sayTime(one.plannedAt, language)}</time></td><td>${one.conversation.platform === 'web' ? say('コンソール', 'the console') : conversationKey(one.conversation)}</td><td>${(JSON.parse(one.message) as Message).summary}</td><td>${stateWords[one.state][language]}${one.lastReason === null ? nothing : html`<br><span class="warn" lang="en">${one.lastReason}</span>`}</td></tr>`)}</tbody></table></div>`}${found.length === shownMax ? html`<p class="note">${say(`最新の${shownMax}件です。状態で絞り込むと、ほかのものも表示できます。`, `The latest ${shownMax}; a state above shows others.`)}</p>` : nothing}`,
    };
  },
};
