import { setImmediate, setTimeout } from 'node:timers/promises';
import { inLanguage } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import type { Chat } from '../message/chat.ts';
import type { Ending, Settlement, Turn } from '../store/lanes.ts';
import { type AttemptDeps, attempt, timeLimit } from './attempt.ts';
import type { Bell } from './bell.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import type { Pace } from './pace.ts';
import { settlementOf } from './settlement.ts';

export interface ServeOptions {
  /** Sends of a platform side by side; one that takes longer than `slowMs` is no longer counted. */
  readonly atOnce: number;
  readonly atOnceMax: number;
  readonly slowMs: number;
  /** Answers that come within so long of each other are confirmed in one commit. */
  readonly gatherMs: number;
  /** How far ahead a conversation may be ready that is waited for. */
  readonly patienceMs: number;
  /** So many sends begin before others have their turn. */
  readonly burst: number;
  /** Of a lease, beyond the time limit of sending: looking has to fit into it. */
  readonly leaseSpareMs: number;
}

/** One platform's conversations, side by side: lease, send, settle, until nothing is ready. @returns How many were sent. */
export async function serve(
  chat: Chat,
  pace: Pace,
  bell: Bell,
  deps: DeliverDeps & Pick<AttemptDeps, 'readMessage'>,
  options: ServeOptions,
  signal: AbortSignal,
): Promise<number> {
  const { store, clock, observe, holder, random = Math.random } = deps;
  const { platform } = chat;
  const ttlMs = timeLimit(chat) + options.leaseSpareMs;
  const flying = new Set<{ readonly since: Instant }>();
  const landed: Ending[] = [];
  let sent = 0;
  const ended = new AbortController();
  signal.addEventListener('abort', bell.ring, { once: true, signal: ended.signal });

  while (true) {
    const readyAt = await nextReadyAt();
    const waitMs = readyAt === null ? Number.POSITIVE_INFINITY : readyAt - clock.now();
    if (flying.size + landed.length === 0 && waitMs > options.patienceMs) break;
    if (landed.length === 0) await bell.rings(Math.min(Math.max(waitMs, 1), options.slowMs));
    if (flying.size > 0 && landed.length > 0) await setTimeout(options.gatherMs);
    await settle();
  }
  ended.abort();
  return sent;

  /**
   * Begins what is ready. @returns When the next will be; null where nothing waits, or no place is free.
   * @throws Where the store cannot be asked and nothing is on its way: what is has to be confirmed first.
   */
  async function nextReadyAt(): Promise<Instant | null> {
    try {
      const isFull = signal.aborted || !(await takeOff());
      return isFull ? null : await store.lanes.readyAt(platform);
    } catch (error) {
      if (flying.size + landed.length === 0) throw error;
      observe({ kind: 'bug', where: 'leasing deliveries', error });
      return null;
    }
  }

  /** Begins what is ready, as far as there are places. @returns False where there may be more. */
  async function takeOff(): Promise<boolean> {
    const slow = clock.now() - options.slowMs;
    const timely = flying.values().reduce((count, { since }) => (since > slow ? count + 1 : count), 0);
    const max = Math.min(options.atOnce - timely, options.atOnceMax - flying.size);
    if (max <= 0) return false;
    const leasedUntil = clock.now() + ttlMs;
    const turns = await store.lanes.lease(platform, holder, { max, ttlMs });
    for (const [index, turn] of turns.entries()) {
      if (index % options.burst === options.burst - 1) await setImmediate();
      const goesAt = pace.reserve(turn.conversation, clock.now());
      if (goesAt > clock.now())
        landed.push({ id: turn.id, settlement: { kind: 'postponed', begunAt: turn.begunAt, nextAt: goesAt } });
      else void fly(turn, leasedUntil);
    }
    return turns.length < max;
  }

  async function fly(turn: Turn, leasedUntil: Instant): Promise<void> {
    const flight = { since: clock.now() };
    flying.add(flight);
    try {
      landed.push({ id: turn.id, settlement: await land(turn, leasedUntil) });
    } catch (error) {
      // Its lease runs out, and its next turn begins by looking whether it is there.
      observe({ kind: 'bug', where: `settling ${turn.id}`, error });
    }
    flying.delete(flight);
    bell.ring();
  }

  async function land(turn: Turn, leasedUntil: Instant): Promise<Settlement> {
    const { id, conversation } = turn;
    const startedAt = clock.now();
    const outcome = await attempt(turn, chat, leasedUntil, deps);
    const now = clock.now();
    if (outcome.kind === 'retry' && outcome.scope === 'installation') pace.hold(conversation, outcome.at);
    if (outcome.kind !== 'postponed') {
      const reason = outcome.kind === 'sent' ? null : inLanguage(outcome.reason, 'en');
      observe({ kind: 'delivery-attempted', delivery: id, outcome: outcome.kind, reason, ms: now - startedAt });
    }
    const nextAt = pace.arrived(conversation, now);
    const settlement = settlementOf(outcome, turn, { now, nextAt, random }, deps.rules);
    if ((settlement.kind === 'gone' || settlement.kind === 'dead') && 'reason' in outcome) {
      observe({ kind: 'delivery-lost', delivery: id, conversation, how: settlement.kind, reason: settlement.reason });
      await deps.giveUp(turn, { kind: settlement.kind, reason: outcome.reason });
    }
    return settlement;
  }

  /** What has landed stays until it is on the disk. */
  async function settle(): Promise<void> {
    if (landed.length === 0) return;
    const endings = [...landed];
    try {
      const isWritten = await store.lanes.settle(holder, endings);
      landed.splice(0, endings.length);
      sent += endings.filter(({ settlement }, index) => settlement.kind === 'sent' && isWritten[index]).length;
    } catch (error) {
      if (signal.aborted) throw error;
      observe({ kind: 'bug', where: 'confirming deliveries', error });
      await setTimeout(options.slowMs);
    }
  }
}
