import { type Conversation, conversationKey } from './chat.ts';
import type { EventId } from './publication.ts';
import type { Day, Instant } from './time.ts';
import type { PersonId, WorkspaceId } from './workspace.ts';

/** What a workspace decides on a consultation. */
const decisions = ['submit', 'pass', 'submitted'] as const;
export type Decision = (typeof decisions)[number];

/** Something that a person does to an event. */
export type ReviewAct =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'judge'; readonly isRelevant: boolean; readonly reason: string }
  /** To a person, a group or a department, as it is written; null to nobody. */
  | { readonly kind: 'assign'; readonly to: string | null }
  /** To be told again in a conversation; null ends it. */
  | { readonly kind: 'snooze'; readonly until: Day | null; readonly in: Conversation }
  | { readonly kind: 'comment'; readonly words: string }
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'finish'; readonly isDone: boolean };
export type ReviewActKind = ReviewAct['kind'];

/** Who did it, and when. */
export interface Signed {
  readonly by: PersonId;
  readonly at: Instant;
}

/** What has become of an event in a workspace; the same in each of its conversations. */
export interface Review {
  readonly workspace: WorkspaceId;
  readonly event: EventId;
  /** Counts changes; a change says which it builds upon. */
  readonly version: number;
  /** One a person, in the order in which they did. */
  readonly acknowledged: readonly Signed[];
  readonly relevance: (Signed & { readonly isRelevant: boolean; readonly reason: string }) | null;
  readonly assignee: string | null;
  readonly snooze: { readonly until: Day; readonly in: Conversation } | null;
  readonly comments: readonly (Signed & { readonly words: string })[];
  readonly decision: (Signed & { readonly value: Decision }) | null;
  readonly finished: Signed | null;
  readonly changedAt: Instant;
}

/** Nothing has been done about it. */
export function noReview(workspace: WorkspaceId, event: EventId): Review {
  return {
    workspace,
    event,
    version: 0,
    acknowledged: [],
    relevance: null,
    assignee: null,
    snooze: null,
    comments: [],
    decision: null,
    finished: null,
    changedAt: 0,
  };
}

/** The review after an act; the same object where the act changes nothing. */
export function acted(review: Review, act: ReviewAct, signed: Signed): Review {
  const change = changeOf(review, act, signed);
  return change === null ? review : { ...review, ...change, version: review.version + 1, changedAt: signed.at };
}

/** False once it is done, found irrelevant, or decided for good. */
export function isOpen({ finished, relevance, decision }: Review): boolean {
  return finished === null && relevance?.isRelevant !== false && !(decision !== null && decision.value !== 'submit');
}

/**
 * The reviews of two events that turned out to be one, as one: what either holds, the later where only one can stand.
 * @returns Under the event and upon the version of the first.
 */
export function merged(one: Review, other: Review): Review {
  const bySigning = (a: Signed, b: Signed) => a.at - b.at;
  const later = <Fact extends Signed>(a: Fact | null, b: Fact | null) =>
    a === null || b === null ? (a ?? b) : a.at >= b.at ? a : b;
  const [older, newer] = one.changedAt <= other.changedAt ? [one, other] : [other, one];
  const acknowledged = [...one.acknowledged, ...other.acknowledged].sort(bySigning);
  return {
    ...one,
    acknowledged: acknowledged.filter(({ by }, index) => acknowledged.findIndex(first => first.by === by) === index),
    relevance: later(one.relevance, other.relevance),
    assignee: newer.assignee ?? older.assignee,
    snooze: newer.snooze ?? older.snooze,
    comments: [...one.comments, ...other.comments].sort(bySigning),
    decision: later(one.decision, other.decision),
    finished: later(one.finished, other.finished),
    changedAt: newer.changedAt,
  };
}

/** The same review without a person: the acts stay, and `nobody` did them. */
export function withoutPerson(review: Review, person: PersonId, nobody: PersonId): Review {
  const lose = <Fact extends Signed>(fact: Fact): Fact => (fact.by === person ? { ...fact, by: nobody } : fact);
  const loseOne = <Fact extends Signed>(fact: Fact | null) => (fact === null ? null : lose(fact));
  return {
    ...review,
    version: review.version + 1,
    acknowledged: review.acknowledged.map(lose),
    relevance: loseOne(review.relevance),
    assignee: review.assignee === person ? nobody : review.assignee,
    comments: review.comments.map(lose),
    decision: loseOne(review.decision),
    finished: loseOne(review.finished),
  };
}

function changeOf(review: Review, act: ReviewAct, signed: Signed): Partial<Review> | null {
  switch (act.kind) {
    case 'acknowledge':
      return review.acknowledged.some(({ by }) => by === signed.by)
        ? null
        : { acknowledged: [...review.acknowledged, signed] };
    case 'judge': {
      const { isRelevant, reason } = act;
      const same = review.relevance?.isRelevant === isRelevant && review.relevance.reason === reason;
      return same ? null : { relevance: { ...signed, isRelevant, reason } };
    }
    case 'assign':
      return review.assignee === act.to ? null : { assignee: act.to };
    case 'snooze':
      return isSnoozed(review, act) ? null : { snooze: act.until === null ? null : { until: act.until, in: act.in } };
    case 'comment':
      return { comments: [...review.comments, { ...signed, words: act.words }] };
    case 'decide':
      return review.decision?.value === act.decision ? null : { decision: { ...signed, value: act.decision } };
    case 'finish':
      return (review.finished !== null) === act.isDone ? null : { finished: act.isDone ? signed : null };
  }
}

/** True where it is put off to that day, in that conversation, already. */
function isSnoozed({ snooze }: Review, { until, in: conversation }: Extract<ReviewAct, { kind: 'snooze' }>): boolean {
  if (snooze === null || until === null) return snooze === null && until === null;
  return snooze.until === until && conversationKey(snooze.in) === conversationKey(conversation);
}
