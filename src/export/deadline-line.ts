import { businessDaysUntil } from '../calendar/business-days.ts';
import { deadlineDays } from '../digest/due-days.ts';
import type { EventView } from '../digest/event-view.ts';
import type { Reading } from '../digest/reading.ts';
import type { AttributionOf } from './attribution.ts';
import { eventLine } from './event-rows.ts';

/** An event whose comments close on a day ahead, as one JSON object; null for what is no authority's own deadline. */
export function deadlineLine(view: EventView, reading: Reading, attributionOf: AttributionOf): object | null {
  const [due] = deadlineDays([view.lead], reading);
  if (due === undefined) return null;
  const doubt = due.comments.kind === 'doubtful' ? due.comments.doubt : null;
  return {
    ...eventLine({ view, review: null }, attributionOf),
    businessDaysLeft: businessDaysUntil(reading.today, due.on),
    doubt,
  };
}
