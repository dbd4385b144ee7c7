import { isStopped } from '../digest/desk/standing-order.ts';
import { type Block, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { command } from './command.ts';
import { ownSubscriptions } from './meant/own-subscriptions.ts';
import { readingFor } from './show/reading.ts';
import { countSubscriptions, sayOrder } from './show/say-order.ts';

export const subscriptions = command({
  name: 'subscriptions',
  words: ['購読一覧', '購読の一覧', '購読状況'],
  summary: { ja: 'この会話の購読を表示します。', en: 'Shows what this conversation is subscribed to.' },
  args: {},
  async run(_args, context) {
    const { nameOf } = readingFor(context);
    return { own: await ownSubscriptions(context), nameOf, sources: context.sources };
  },
  show({ own, nameOf, sources }, language): Message {
    const ja = language === 'ja';
    if (own.length === 0) {
      const none = {
        ja: 'この会話の購読はありません。「購読 金融 個人情報 平日9:00」のように入力すると登録できます。',
        en: 'This conversation is subscribed to nothing. Try "subscribe finance privacy weekdays 9:00".',
      };
      return sentence(none, language);
    }
    const heading = countSubscriptions(own.length, language);
    const blocks = own.flatMap((subscription, index): Block[] => {
      const which = subscription.id;
      const pause =
        subscription.pausedUntil === null && !isStopped(subscription)
          ? []
          : [{ label: ja ? '再開' : 'Resume', call: { command: 'pause', args: { which, off: true } } }];
      return [
        { kind: 'text', spans: [text(`${index + 1}`, 'strong')] },
        {
          kind: 'table',
          rows: sayOrder(subscription, language, nameOf, sources).map(({ label, value }) => ({
            label,
            value: [text(value)],
          })),
        },
        {
          kind: 'buttons',
          buttons: [
            ...pause,
            { label: ja ? '解除' : 'Unsubscribe', call: { command: 'unsubscribe', args: { which } }, tone: 'danger' },
          ],
        },
      ];
    });
    return { language, summary: heading, blocks: [{ kind: 'heading', spans: [text(heading, 'strong')] }, ...blocks] };
  },
  lines: ({ own }) => own,
});
