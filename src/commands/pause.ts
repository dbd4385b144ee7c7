import { dayOf, sayDay } from '../calendar/say-date.ts';
import { deskPosition } from '../digest/desk/desk.ts';
import { appointed, owesHeld } from '../digest/desk/standing-order.ts';
import type { Language } from '../domain/language.ts';
import type { Day } from '../domain/time.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { logAct } from './acts/log-act.ts';
import { type Context, command } from './command.ts';
import { numbered, ownSubscriptions } from './meant/own-subscriptions.ts';

export const pause = command({
  name: 'pause',
  words: ['一時停止', '停止', '休止', '止める', '止めて', '配信停止', 'hold'],
  summary: {
    ja: '指定した日まで配信を止めます。止めた間のものは再開後の回に含まれます。',
    en: 'Holds everything back until a day; the first digest after it covers the time between.',
  },
  needs: 'subscriptions',
  args: {
    until: {
      kind: 'day',
      words: ['まで', '再開日'],
      label: { ja: '再開する日', en: 'Until' },
      positional: true,
      help: { ja: '再開する日（2026-08-17、2026年8月17日）', en: 'the day on which it starts again (2026-08-17)' },
    },
    which: {
      kind: 'text',
      words: ['番号'],
      label: { ja: '購読の番号', en: 'Number' },
      help: { ja: '「購読一覧」の番号（省略時はすべて）', en: 'its number in "subscriptions"; all where not given' },
    },
    off: { kind: 'flag', words: ['再開'], help: { ja: '今すぐ再開する', en: 'ends the pause now' } },
  },
  run: ({ until, which, off = false }, context) => hold({ until, which, off }, context),
  show: showHeld,
  lines: data => [data],
});

interface Asked {
  readonly until?: Day | undefined;
  readonly which?: string | undefined;
  readonly off: boolean;
}

interface Held {
  /** How many subscriptions it was done to. */
  readonly chosen: number;
  readonly until: Day | null;
  readonly isFuture: boolean;
  readonly off: boolean;
}

/** Holds subscriptions back until a day, or lets them go on. */
export async function hold({ until, which, off }: Asked, context: Context): Promise<Held> {
  const { store, now } = context;
  const own = await ownSubscriptions(context);
  const one = which === undefined ? undefined : numbered(own, which);
  const chosen = which === undefined ? own : one === undefined ? [] : [one];
  const isFuture = until !== undefined && until > dayOf(now);
  if (chosen.length === 0 || (!off && !isFuture)) return { chosen: 0, until: null, isFuture, off };
  // Alerts follow the changes by themselves; from here on the digest after the pause answers for them.
  const alertedTo = await store.positions.at(deskPosition);
  let saved = 0;
  for (const subscription of chosen) {
    const isHeld = owesHeld(subscription);
    const coveredTo =
      subscription.digest === null && !isHeld ? (subscription.alertsHeldAfter ?? alertedTo) : subscription.coveredTo;
    const resumes = off && subscription.digest === null && isHeld;
    const pausedUntil = off ? null : (until ?? null);
    const version = subscription.version + 1;
    const paused = appointed({ ...subscription, pausedUntil, stoppedAt: null, coveredTo, version }, now);
    const next = resumes ? { ...paused, nextDigestAt: now, nextDueAt: now } : paused;
    if (await store.subscriptions.save(next)) {
      saved++;
      await logAct('pause', subscription.id, { until: off ? '' : (until ?? '') }, context);
    }
  }
  return { chosen: saved, until: off ? null : (until ?? null), isFuture, off };
}

export function showHeld({ chosen, until, isFuture, off }: Held, language: Language): Message {
  if (chosen === 0) {
    return sentence(
      off || isFuture
        ? {
            ja: '該当する購読がありません。「購読一覧」をご確認ください。',
            en: 'There is no such subscription here. "subscriptions" lists them.',
          }
        : {
            ja: '再開する日を明日以降の日付で指定してください（例：一時停止 2026-08-17）。',
            en: 'Please give the day on which it starts again, from tomorrow on: pause 2026-08-17.',
          },
      language,
    );
  }
  return sentence(
    until === null
      ? { ja: '配信を再開しました。', en: 'Deliveries have resumed.' }
      : {
          ja: `${sayDay(until, 'ja')}まで配信を止めます。その間のものは再開後の回に含めます。`,
          en: `Nothing is sent until ${sayDay(until, 'en')}; the first digest after that covers the time between.`,
        },
    language,
  );
}
