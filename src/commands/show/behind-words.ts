import { type Message, text } from '../../message/message.ts';

/** An answer, with a line that says what it does not know of yet. */
export function withBehind(message: Message, publications: number): Message {
  const count = publications.toLocaleString('en');
  const words = {
    ja: `読み込みの途中です。公表資料あと${count}件分は、この回答にまだ含まれていません。数分後にもう一度お試しください。`,
    en: `Still catching up: ${count} more publications are not in this answer yet. Please ask again in a few minutes.`,
  };
  return { ...message, blocks: [...message.blocks, { kind: 'note', spans: [text(words[message.language])] }] };
}
