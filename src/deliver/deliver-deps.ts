import type { Holder } from '../domain/holder.ts';
import type { Said } from '../domain/language.ts';
import type { Observe } from '../domain/observation.ts';
import type { Clock } from '../domain/time.ts';
import type { Chat } from '../message/chat.ts';
import type { Turn } from '../store/lanes.ts';
import type { Store } from '../store/store.ts';
import type { SettlementRules } from './settlement.ts';

/** What can't be delivered, and why. */
export interface Lost {
  readonly kind: 'gone' | 'dead';
  readonly reason: Said;
}

export interface DeliverDeps {
  readonly store: Pick<Store, 'outbox' | 'lanes'>;
  readonly chats: readonly Chat[];
  readonly clock: Clock;
  readonly observe: Observe;
  /** Names this process among the replicas. */
  readonly holder: Holder;
  /** Called before a delivery ends unsent; again after a crash in between. */
  readonly giveUp: (turn: Turn, lost: Lost) => Promise<void>;
  readonly rules?: SettlementRules;
  /** From 0 to 1. */
  readonly random?: () => number;
}
