import type { Language } from '../../src/domain/language.ts';
import { type Message, text } from '../../src/message/message.ts';

/** What is said once where the app was put: what it does, and what to type. */
export function welcome(language: Language): Message {
  const said = {
    ja: 'Kairan（回覧）です。日本のAI政策の新着・期限・制度をお知らせし、出典つきでご質問に答えます。',
    en: 'This is Kairan. It tells you what is new in Japanese AI policy, by when to act, and answers questions with their sources.',
  }[language];
  const button = (ja: string, en: string, command: string, args = {}) => ({
    label: { ja, en }[language],
    call: { command, args },
  });
  return {
    language,
    summary: said,
    blocks: [
      { kind: 'text', spans: [text(said)] },
      {
        kind: 'text',
        spans: [
          text(
            {
              ja: 'チャネルでは @Kairan を付けて「新着」「締切」「制度 AI推進法」「購読 金融 平日9:00」などと入力してください。',
              en: 'In a channel, mention @Kairan and type "latest", "deadlines", "measure AI Promotion Act" or "subscribe finance weekdays 9:00".',
            }[language],
          ),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          button('新着', 'Latest', 'latest'),
          button('締切', 'Deadlines', 'deadlines'),
          button('ヘルプ', 'Help', 'help'),
        ],
      },
    ],
  };
}
