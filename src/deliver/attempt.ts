import type { Ref } from '../domain/chat.ts';
import type { Observe } from '../domain/observation.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { Chat } from '../message/chat.ts';
import type { Turn } from '../store/lanes.ts';
import type { Store } from '../store/store.ts';
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
  const { conversation, id, begunAt, plannedAt } = turn;
  const limitMs = timeLimit(chat);
  const fits = () => clock.now() + limitMs <= leasedUntil;
  try {
    const under = turn.inReplyTo === null ? undefined : await refOf(turn.inReplyTo);
    if (begunAt !== null && chat.find !== undefined) {
      const mayArriveUntil = begunAt + limitMs;
      if (clock.now() < mayArriveUntil) return { kind: 'postponed', until: mayArriveUntil };
      const lookup = { ...(under === undefined ? {} : { under }), since: plannedAt };
      const there = await within(limitMs, async signal => chat.find?.(conversation, id, { ...lookup, signal }) ?? null);
      if (there !== null) return { kind: 'sent', ref: there };
    }
    if (!fits()) return { kind: 'postponed', until: clock.now() };
    const message = readMessage(turn);
    return await within(limitMs, signal => chat.send(conversation, message, id, under, signal));
  } catch (error) {
    if (!(error instanceof TimeOver)) observe({ kind: 'bug', where: `delivering ${id}`, error });
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }

  async function refOf(replied: string): Promise<Ref | undefined> {
    return (await store.outbox.delivery(replied))?.ref ?? undefined;
  }
}

class TimeOver extends Error {
  override readonly name = 'TimeOver';
}

/** @throws TimeOver when the time is over, whether the work heeds its signal or not. */
async function within<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const limit = new AbortController();
  const timer = setTimeout(() => {
    const error = new TimeOver(`no answer within ${ms / 1000} s`);
    reject(error);
    limit.abort(error);
  }, ms);
  try {
    return await Promise.race([work(limit.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
