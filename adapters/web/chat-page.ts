import { dayOf, sayDay, sayTime } from '../../src/calendar/say-date.ts';
import type { Turn } from './chat.ts';
import type { Shown } from './console.ts';
import { drawMessage } from './draw-message.ts';
import { html, type Markup, sayIn } from './markup.ts';
import type { Visitor } from './visitor.ts';

const suggestions = {
  ja: [
    '新着',
    '締切',
    '制度 AI推進法',
    'AI推進法に罰則はありますか？',
    '日本のAI規制の全体像は？',
    '購読 金融 個人情報 平日9:00',
    'ヘルプ',
  ],
  en: [
    'latest',
    'deadlines',
    'measure AI Promotion Act',
    'Does the AI Promotion Act have fines?',
    'overview',
    'subscribe finance privacy weekdays 9:00',
    'help',
  ],
} as const;

/** The chat: what was said and told, and a line to type into. */
export function chatPage(turns: readonly Turn[], { language }: Visitor): Shown {
  const say = sayIn(language);
  return {
    title: say('チャット', 'Chat'),
    content: html`<p class="quiet">${say('コマンドや質問を入力してください。配信されたダイジェストや速報もここに届きます。', 'Type a command or a question. Digests and alerts arrive here too.')}</p>
<section class="chat" aria-live="polite" aria-label="${say('会話', 'Conversation')}">${turns.map(turn => drawTurn(turn, language))}</section>
<p id="status" class="note" role="status" data-waiting="${say('お調べしています…', 'Looking it up…')}" data-failed="${say('送信できませんでした。接続を確かめて、もう一度お試しください。', 'That could not be sent. Check the connection and try again.')}"></p>
<form class="ask" method="post" action="/chat"><input name="said" required autocomplete="off" maxlength="4000" aria-label="${say('コマンドまたは質問', 'A command or a question')}" placeholder="${say('例：新着、締切、AI推進法に罰則はありますか？', 'latest, deadlines, does the AI Promotion Act have fines?')}"><button class="primary">${say('送信', 'Send')}</button></form>
<div class="buttons" aria-label="${say('例', 'Examples')}" role="group">${suggestions[language].map(words => html`<form method="post" action="/chat"><input type="hidden" name="said" value="${words}"><button>${words}</button></form>`)}</div>`,
  };
}

export function drawTurn(turn: Turn, language: Visitor['language']): Markup {
  if (turn.kind === 'said') return html`<p class="said" id="turn-${turn.id}">${turn.words}</p>`;
  const day = dayOf(turn.at);
  return html`<article class="told" id="turn-${turn.id}"><p class="when"><time datetime="${new Date(turn.at).toISOString()}">${sayDay(day, language)} ${sayTime(turn.at, language)}</time></p>${drawMessage(turn.message)}</article>`;
}
