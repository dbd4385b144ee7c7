import type { Subscription } from '../domain/subscription.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { logAct } from './acts/log-act.ts';
import { command } from './command.ts';
import { numbered, ownSubscriptions } from './meant/own-subscriptions.ts';

export const unsubscribe = command({
  name: 'unsubscribe',
  words: ['購読解除', '購読を解除', '購読の解除', '購読をやめる', '解約', 'cancel subscription', 'cancel', 'stop'],
  summary: { ja: '購読を解除します。', en: 'Ends a subscription.' },
  needs: 'subscriptions',
  args: {
    which: {
      kind: 'text',
      words: ['番号'],
      label: { ja: '購読の番号', en: 'Number' },
      positional: true,
      help: {
        ja: '「購読一覧」の番号、または「すべて」（1件だけなら省略可）',
        en: 'its number in "subscriptions", or "all"; not needed where there is one',
      },
    },
  },
  async run({ which }, context) {
    const own = await ownSubscriptions(context);
    const ended = chosenFrom(own, which);
    const asked = ended.length === 0 ? (which ?? null) : null;
    for (const { id } of ended) {
      await context.store.subscriptions.remove(context.viewer.workspace, id);
      await logAct('unsubscribe', id, {}, context);
    }
    return { count: own.length, ended, asked };
  },
  show({ count, ended, asked }, language): Message {
    if (ended.length > 0) {
      const many = ended.length > 1;
      return sentence(
        {
          ja: `購読${many ? `${ended.length}件` : ''}を解除しました。これまでのお知らせは残ります。`,
          en: `${many ? `${ended.length} subscriptions have ended.` : 'You are unsubscribed.'} What was sent stays.`,
        },
        language,
      );
    }
    return sentence(
      count === 0
        ? { ja: 'この会話の購読はありません。', en: 'This conversation is subscribed to nothing.' }
        : asked !== null
          ? {
              ja: `この会話に購読「${asked}」はありません（購読は${count}件）。「購読一覧」で番号を表示します。`,
              en: `This conversation has no subscription "${asked}"; it has ${count}. "subscriptions" lists them.`,
            }
          : {
              ja: `どの購読かをご指定ください（1〜${count}）。「購読一覧」で番号を表示します。`,
              en: `Please say which, 1 to ${count}; "subscriptions" lists them.`,
            },
      language,
    );
  },
  lines: ({ ended }) => ended,
});

/** The one that is named, all where all are meant, the only one where none is named. */
function chosenFrom(own: readonly Subscription[], written: string | undefined): readonly Subscription[] {
  const which = written?.replace(/^(?:(?:my|the|this) )?(?:subscription|it)$/i, '').trim();
  if (which === undefined || which === '') return own.length === 1 ? own : [];
  if (/^(?:all|everything|すべて|全て|全部|全件)$/i.test(which.normalize('NFKC').trim())) return own;
  const one = numbered(own, which);
  return one === undefined ? [] : [one];
}
