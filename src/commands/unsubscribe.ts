import type { Message } from '../message/message.ts';
import { command } from './command.ts';
import { logAct } from './log-act.ts';
import { numbered, ownSubscriptions } from './own-subscriptions.ts';
import { sentence } from './sentence.ts';

export const unsubscribe = command({
  name: 'unsubscribe',
  words: ['購読解除'],
  summary: { ja: '購読を解除します。', en: 'Ends a subscription.' },
  needs: 'subscriptions',
  args: {
    which: {
      kind: 'text',
      words: ['番号'],
      label: { ja: '購読の番号', en: 'Number' },
      positional: true,
      help: {
        ja: '「購読一覧」の番号（1件だけなら省略可）',
        en: 'its number in "subscriptions"; not needed where there is one',
      },
    },
  },
  async run({ which }, context) {
    const own = await ownSubscriptions(context);
    const chosen = which === undefined && own.length === 1 ? own[0] : numbered(own, which ?? '');
    if (chosen === undefined) return { count: own.length, ended: null };
    await context.store.subscriptions.remove(context.viewer.workspace, chosen.id);
    await logAct('unsubscribe', chosen.id, {}, context);
    return { count: own.length, ended: chosen };
  },
  show({ count, ended }, language): Message {
    if (ended !== null) {
      return sentence(
        { ja: '購読を解除しました。これまでのお知らせは残ります。', en: 'You are unsubscribed. What was sent stays.' },
        language,
      );
    }
    return sentence(
      count === 0
        ? { ja: 'この会話の購読はありません。', en: 'This conversation is subscribed to nothing.' }
        : {
            ja: `どの購読かをご指定ください（1〜${count}）。「購読一覧」で番号を表示します。`,
            en: `Please say which, 1 to ${count}; "subscriptions" lists them.`,
          },
      language,
    );
  },
  lines: ({ ended }) => (ended === null ? [] : [ended]),
});
