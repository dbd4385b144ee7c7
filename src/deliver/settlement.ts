import type { SendOutcome } from '../domain/chat.ts';
import { inLanguage } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import type { Settlement, Turn } from '../store/lanes.ts';

/** What a turn came to: an outcome, or that it has to wait. */
export type TurnOutcome = SendOutcome | { readonly kind: 'postponed'; readonly until: Instant };

export interface SettlementRules {
  /** The pause after the first failure; doubled for each further one. */
  readonly retryMs: number;
  readonly retryMsMax: number;
  /** «Come back in a year» is read as this. */
  readonly adviceMsMax: number;
  /** Failures after which it is given up. */
  readonly attemptsMax: number;
  /** Age at which it is given up, however often the platform has put it off. */
  readonly ageMsMax: number;
}

export const settlementRules: SettlementRules = {
  retryMs: 15_000,
  retryMsMax: 3_600_000,
  adviceMsMax: 86_400_000,
  // A platform that is down for a day loses nothing.
  attemptsMax: 32,
  ageMsMax: 3 * 86_400_000,
};

interface When {
  readonly now: Instant;
  /** When the conversation takes its next message. */
  readonly nextAt: Instant;
  /** From 0 to 1: spreads what failed together. */
  readonly random: () => number;
}

/** How a turn is settled by what came of it; why is kept in the operator's English. */
export function settlementOf(
  outcome: TurnOutcome,
  { attempts, begunAt, plannedAt }: Turn,
  { now, nextAt, random }: When,
  rules: SettlementRules = settlementRules,
): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', ref: outcome.ref, at: now, nextAt };
    case 'gone':
      return { kind: 'gone', reason: inLanguage(outcome.reason, 'en') };
    case 'postponed':
      return { kind: 'postponed', begunAt, nextAt: outcome.until };
    case 'retry': {
      const reason = inLanguage(outcome.reason, 'en');
      if (now - plannedAt > rules.ageMsMax) return { kind: 'dead', reason, nextAt: now };
      return { kind: 'retry', reason, nextAt: Math.min(Math.max(outcome.at, now), now + rules.adviceMsMax) };
    }
    case 'failed': {
      const reason = inLanguage(outcome.reason, 'en');
      const isOver = attempts + 1 >= rules.attemptsMax || now - plannedAt > rules.ageMsMax;
      if (outcome.final || isOver) return { kind: 'dead', reason, nextAt };
      const pauseMs = Math.min(rules.retryMs * 2 ** attempts, rules.retryMsMax);
      return { kind: 'failed', reason, nextAt: now + Math.round(pauseMs * (0.75 + random() / 2)) };
    }
  }
}
