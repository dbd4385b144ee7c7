import type { ConsolePage } from '../console.ts';
import { deadlines } from './deadlines.ts';
import { deliveries } from './deliveries.ts';
import { event } from './event.ts';
import { events } from './events.ts';
import { measure } from './measure.ts';
import { measures } from './measures.ts';
import { review } from './review.ts';
import { sources } from './sources.ts';
import { trends } from './trends.ts';

/** Every page that is only looked at. */
export const pages: readonly ConsolePage[] = [
  events,
  event,
  measures,
  measure,
  deadlines,
  review,
  trends,
  sources,
  deliveries,
];
