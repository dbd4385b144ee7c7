import type { Ref } from '../domain/chat.ts';
import { inLanguage, type Said } from '../domain/language.ts';
import type { Observe } from '../domain/observation.ts';
import { SaidError } from '../domain/said-error.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { Chat } from '../message/chat.ts';
import type { Turn } from '../store/lanes.ts';
import type { Store } from '../store/store.ts';
import { reasonOf } from '../text/reason-of.ts';
import type { ReadMessage } from './read-message.ts';
import type { TurnOutcome } from './settlement.ts';

export interface AttemptDeps {
  readonly store: Pick<Store, 'outbox'>;
  readonly clock: Clock;
  readonly observe: Observe;
  readonly readMessage: ReadMessage;
}

/** How long one send may take where its chat doesn't say. */
const sendMsMax = 10_000;

/** Longest that one call of a chat may take. */
export function timeLimit({ limits }: Chat): number {
  return limits?.sendMsMax ?? sendMsMax;
}

/**
 * One turn of a delivery: a chat that can look is asked first whether an earlier send arrived after all; then it is
 * sent, if the time that a send may take fits the lease that is left.
 */
export async function attempt(
  turn: Turn,
  chat: Chat,
  leasedUntil: Instant,
  { store, clock, observe, readMessage }: AttemptDeps,
): Promise<TurnOutcome> {
  const { conversation, id } = turn;
  const limitMs = timeLimit(chat);
  try {
    const under = await threadOf(turn, store);
    const before = turn.begunAt === null ? null : await look(turn, chat, under, clock);
    if (before !== null) return before;
    if (clock.now() + limitMs > leasedUntil) return { kind: 'postponed', until: clock.now() };
    const message = readMessage(turn);
    return await within(limitMs, signal => chat.send(conversation, message, id, under, signal));
  } catch (error) {
    if (!(error instanceof TimeOver)) observe({ kind: 'bug', where: `delivering ${id}`, error });
    return { kind: 'failed', reason: saidOf(error) };
  }
}

/** What came of an earlier send, once its time is over; null where it did not arrive, or nobody can look. */
async function look(
  { conversation, id, begunAt, plannedAt }: Turn,
  chat: Chat,
  under: Ref | undefined,
  clock: Clock,
): Promise<TurnOutcome | null> {
  if (chat.find === undefined) return null;
  const mayArriveUntil = (begunAt ?? 0) + timeLimit(chat);
  if (clock.now() < mayArriveUntil) return { kind: 'postponed', until: mayArriveUntil };
  const where = { ...(under === undefined ? {} : { under }), since: plannedAt };
  try {
    const ref = await within(timeLimit(chat), async signal => chat.find?.(conversation, id, { ...where, signal }));
    return ref ? { kind: 'sent', ref } : null;
  } catch (error) {
    const why = saidOf(error);
    return {
      kind: 'failed',
      reason: {
        ja: `先に送ったものが届いたかどうかを確認できませんでした：${inLanguage(why, 'ja')}`,
        en: `It could not be seen whether it had arrived: ${inLanguage(why, 'en')}`,
      },
    };
  }
}

async function threadOf({ inReplyTo }: Turn, { outbox }: AttemptDeps['store']): Promise<Ref | undefined> {
  return inReplyTo === null ? undefined : ((await outbox.delivery(inReplyTo))?.ref ?? undefined);
}

class TimeOver extends SaidError {
  override readonly name = 'TimeOver';

  constructor(seconds: number) {
    super({ ja: `${seconds}秒以内に応答がありませんでした`, en: `no answer within ${seconds} s` });
  }
}

/** Words of a library or a system are said as they are. */
function saidOf(error: unknown): Said {
  return error instanceof SaidError ? error.said : reasonOf(error);
}

/** @throws TimeOver when the time is over, whether the work heeds its signal or not. */
async function within<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const limit = new AbortController();
  const timer = setTimeout(() => {
    const error = new TimeOver(ms / 1000);
    reject(error);
    limit.abort(error);
  }, ms);
  try {
    return await Promise.race([work(limit.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
