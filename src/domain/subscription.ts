import type { Conversation } from './chat.ts';
import type { Language } from './language.ts';
import type { MeasureId } from './measure.ts';
import type { PriorityLevel } from './priority.ts';
import type { SourceId } from './source.ts';
import type { Body, Kind, Sector, Stage, Theme } from './tags.ts';
import type { Day, Instant } from './time.ts';
import type { WorkspaceId } from './workspace.ts';

export type SubscriptionId = string;

/** What a channel wants to hear of; an empty list excludes nothing. */
export interface Profile {
  readonly themes: readonly Theme[];
  readonly sectors: readonly Sector[];
  readonly bodies: readonly Body[];
  readonly kinds: readonly Kind[];
  readonly measures: readonly MeasureId[];
  /** Firms and publishers that are followed by name or source. */
  readonly from: readonly SourceId[];
  readonly languages: readonly Language[];
  readonly priorityMin: PriorityLevel;
}

/** When digests go out. `time` is `HH:MM` in the subscription's zone. */
export interface Schedule {
  readonly every: 'day' | 'weekday' | 'week' | 'month';
  /** Monday is 1; for `week` only. */
  readonly weekday: number | null;
  /** 1 to 31, a shorter month's last day included; for `month` only. */
  readonly dayOfMonth: number | null;
  readonly time: string;
  /** Public holidays of Japan and 29 December to 3 January are skipped; the next digest holds them. */
  readonly skipHolidays: boolean;
}

/** What goes out at once. */
export interface AlertRule {
  readonly priorityMin: PriorityLevel;
  readonly kinds: readonly Kind[];
  readonly stages: readonly Stage[];
}

/** Hours in which alerts wait for their end, as `HH:MM`; from before midnight to after it, usually. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** A conversation's standing order. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly workspace: WorkspaceId;
  readonly conversation: Conversation;
  /** Where people of other organisations were last seen in the conversation: it is told what is shared alone. */
  readonly sees?: 'shared';
  readonly profile: Profile;
  readonly language: Language;
  /** IANA; days and times of the subscription are this zone's. */
  readonly zone: string;
  readonly digest: Schedule | null;
  readonly alerts: AlertRule | null;
  /** Null where alerts may come at any hour. */
  readonly quietHours: QuietHours | null;
  /** Business days before a deadline on which to remind. */
  readonly reminders: readonly number[];
  readonly whenQuiet: 'say' | 'stay-silent';
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly pausedUntil: Day | null;
  /** Since when it is stopped, because its conversation took no messages any more; until somebody there resumes it. */
  readonly stoppedAt?: Instant | null;
  /** When its next digest is due; null where it has none. */
  readonly nextDigestAt: Instant | null;
  /** When its deadlines are looked at next; null where it wants no reminders. */
  readonly nextReminderAt: Instant | null;
  /** The archive's change after which alerts wait for the end of the quiet hours; null where none wait. */
  readonly alertsHeldAfter: number | null;
  /** When they go out. */
  readonly nextAlertAt: Instant | null;
  /** The archive's change after which corrections wait for the next day; of one publication a day brings two. */
  readonly correctionsHeldAfter?: number | null;
  /** When they go out. */
  readonly nextCorrectionAt?: Instant | null;
  /** The nearest of these. */
  readonly nextDueAt: Instant | null;
  /** The appointed time of the last digest that was planned; the next is later, whatever clocks and schedules do. */
  readonly lastDigestAt: Instant | null;
  /** The archive's last change when it was made: what is older is not announced. */
  readonly startsAfter: number;
  /** The last change of the archive that its digests have covered. */
  readonly coveredTo: number;
  /** Counts writes; a write says which it builds upon. */
  readonly version: number;
}
