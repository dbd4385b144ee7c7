import type { Evidence } from './tags.ts';
import type { Day } from './time.ts';

/** The last day on which comments are taken. */
export interface Deadline {
  readonly on: Day;
  /** `17:00`, `12:00`, or `24:00` where the notice says so; null where only a day is printed. */
  readonly time: string | null;
  readonly zone: 'Asia/Tokyo';
  /** The procedure, where the notice names it: a statutory one has 30 days or more, a voluntary one any length. */
  readonly basis: 'administrative-procedure-act' | 'voluntary' | null;
  readonly evidence: Evidence;
}
