import type { MeasureId } from './measure.ts';

/** One earlier turn of a thread: what somebody asked, or what it is about: a measure, or lines that were shown, by their numbers. */
export interface Turn {
  readonly role: 'user' | 'about';
  readonly text?: string;
  readonly measure?: MeasureId;
}
