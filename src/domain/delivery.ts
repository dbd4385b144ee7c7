import type { Conversation, Ref } from './chat.ts';
import type { Deadline } from './deadline.ts';
import type { EventId, PublicationId } from './publication.ts';
import type { SubscriptionId } from './subscription.ts';
import type { Force, Kind, Relevance, Stage } from './tags.ts';
import type { Day, Instant } from './time.ts';
import type { WorkspaceId } from './workspace.ts';

/** Made of (subscription, period) or (subscription, event, kind), so that planning twice plans once. */
export type DeliveryId = string;

const deliveryKinds = ['digest', 'alert', 'reminder', 'correction', 'notice'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export const deliveryStates = ['planned', 'leased', 'sent', 'gone', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * What a message says of an event, so that a correction can say what has changed since. `new` announces it, `report` tells
 * what others say of it before an authority does, `echo` names it again, `reminder` and `correction` are what they say.
 */
export interface Told {
  readonly event: EventId;
  readonly as: 'new' | 'report' | 'echo' | 'reminder' | 'correction';
  /** The publication that was shown for it. */
  readonly lead: PublicationId;
  readonly facts: ToldFacts;
}

export interface ToldFacts {
  readonly revision: number;
  readonly title: string;
  readonly deadline: Pick<Deadline, 'on' | 'time'> | null;
  readonly relevance: Relevance;
  readonly kind: Kind;
  readonly stage: Stage | null;
  readonly force: Force;
  /** Of a reminder: how many business days before which day. */
  readonly reminded?: { readonly before: number; readonly on: Day };
}

/** True for what brings an event to a reader as news. */
export function isNews({ as }: Pick<Told, 'as'>): boolean {
  return as === 'new' || as === 'report';
}

/** What a subscription was told, and by which delivery. */
export interface Telling extends Told {
  readonly workspace: WorkspaceId;
  readonly subscription: SubscriptionId;
  readonly delivery: DeliveryId;
}

/** One platform message, from plan to its end. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly workspace: WorkspaceId;
  readonly subscription: SubscriptionId;
  readonly conversation: Conversation;
  readonly kind: DeliveryKind;
  /** The numbered events of the message, in its order: what «item 2» means. */
  readonly events: readonly EventId[];
  /** What it tells of which event, echoes and reminders too; nothing is announced as new twice. */
  readonly told: readonly Told[];
  /** The delivery in whose thread it belongs: what a correction corrects. */
  readonly inReplyTo: DeliveryId | null;
  /** The message as JSON, as it was composed. */
  readonly message: string;
  readonly plannedAt: Instant;
  readonly dueAt: Instant;
  readonly state: DeliveryState;
  /** Sends that failed by themselves; those that the platform put off do not count. */
  readonly attempts: number;
  /** When the last send began of which it is not known whether it arrived. */
  readonly begunAt: Instant | null;
  /** Of the last attempt that did not succeed. */
  readonly lastReason: string | null;
  readonly ref: Ref | null;
  readonly sentAt: Instant | null;
}

/** A message that belongs to no subscription; planning it again under the same id plans nothing. */
export function aNotice({
  now,
  ...given
}: Pick<Delivery, 'id' | 'workspace' | 'conversation' | 'message'> &
  Partial<Pick<Delivery, 'subscription' | 'events' | 'dueAt' | 'inReplyTo'>> & { readonly now: Instant }): Delivery {
  return {
    subscription: '',
    kind: 'notice',
    events: [],
    told: [],
    inReplyTo: null,
    plannedAt: now,
    dueAt: now,
    state: 'planned',
    attempts: 0,
    begunAt: null,
    lastReason: null,
    ref: null,
    sentAt: null,
    ...given,
  };
}

/** Stands in the Calls of a message for the delivery that carries it, so that equal messages are kept once. */
export const thisDelivery = '@this-delivery';
