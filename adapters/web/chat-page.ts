import { dayOf, sayDay, sayTime } from '../../src/calendar/say-date.ts';
import type { Turn } from './chat.ts';
import type { Shown } from './console.ts';
import { drawMessage } from './draw-message.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';
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

/** With more than these, the latest is likely out of sight. */
const turnsInView = 2;

/** The chat: what was said and told, and a line to type into. */
export function chatPage(turns: readonly Turn[], { language, isShownSamples }: Visitor): Shown {
  const say = sayIn(language);
  return {
    title: say('チャット', 'Chat'),
    content: html`<p class="quiet">${say('コマンドや質問を入力してください。配信されたダイジェストや速報もここに届きます。', 'Type a command or a question. Digests and alerts arrive here too.')}</p>
${turns.length > turnsInView ? html`<p><a href="#turn-${turns.at(-1)?.id}">${say('最新のメッセージへ', 'To the latest message')}</a></p>` : nothing}
${turns.length === 0 ? html`<p id="empty">${emptyWords(isShownSamples)[language]}</p>` : nothing}
<section class="chat" aria-live="polite" aria-label="${say('会話', 'Conversation')}">${turns.map(turn => drawTurn(turn, language))}</section>
<p id="status" class="note" role="status" data-waiting="${say('お調べしています…', 'Looking it up…')}" data-failed="${say('送信できませんでした。接続を確かめて、もう一度お試しください。', 'That could not be sent. Check the connection and try again.')}"></p>
<p class="newer" hidden><a class="button" href="#status">${say('新しいメッセージ ↓', 'A new message ↓')}</a></p>
<form class="ask" method="post" action="/chat"><input name="said" required autocomplete="off" maxlength="4000" aria-label="${say('コマンドまたは質問', 'A command or a question')}" placeholder="${say('例：新着、締切、AI推進法に罰則はありますか？', 'latest, deadlines, does the AI Promotion Act have fines?')}"><button class="primary">${say('送信', 'Send')}</button></form>
<div class="buttons" aria-label="${say('例', 'Examples')}" role="group">${suggestions[language].map(words => html`<form method="post" action="/chat"><input type="hidden" name="said" value="${words}"><button>${words}</button></form>`)}</div>`,
  };
}

/** What to expect where nothing has been said yet. */
function emptyWords(isShownSamples: boolean) {
  return isShownSamples
    ? {
        ja: '架空の2週間を数分で再生しています。30秒ほどで最初の速報が届き、続いてダイジェスト、期限の訂正、期限のお知らせが届きます。お待ちの間に、下の例も押してみてください。',
        en: 'A made-up fortnight is played in a few minutes. The first alert arrives within half a minute; a digest, a corrected deadline and reminders follow. Meanwhile, try one of the examples below.',
      }
    : {
        ja: 'まだメッセージはありません。下の例のように入力してください。「購読 …」で登録すると、ダイジェストや速報がここに届きます。',
        en: 'Nothing has been said yet. Type something like the examples below; "subscribe …" has digests and alerts brought here.',
      };
}

export function drawTurn(turn: Turn, language: Visitor['language']): Markup {
  if (turn.kind === 'said') return html`<p class="said" id="turn-${turn.id}">${turn.words}</p>`;
  const day = dayOf(turn.at);
  return html`<article class="told" id="turn-${turn.id}"><p class="when"><time datetime="${new Date(turn.at).toISOString()}">${sayDay(day, language)} ${sayTime(turn.at, language)}</time></p>${drawMessage(turn.message)}</article>`;
}
