import { dayOf } from '../../src/calendar/say-date.ts';
import type { Context } from '../../src/commands/command.ts';
import { eventMembers } from '../../src/commands/meant/event-members.ts';
import { readingFor } from '../../src/commands/show/reading.ts';
import { eventViews } from '../../src/digest/event-view.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { createAttribution } from '../../src/export/attribution.ts';
import { deadlineLine } from '../../src/export/deadline-line.ts';
import { filters, queryOf } from './filters.ts';
import type { Resource } from './resource.ts';
import { deadlineSchema } from './schemas.ts';

export const deadlines: Resource = {
  name: 'deadlines',
  noun: 'Deadline',
  summary: { ja: 'これから締め切られる意見募集（期限の近い順）', en: 'When comments close, the nearest day first' },
  args: {
    ...filters,
    days: {
      kind: 'number',
      words: ['日数'],
      min: 1,
      max: 3_650,
      isDays: true,
      help: { ja: '何日先まで（省略時はすべて）', en: 'so many days from today (all where not given)' },
    },
  },
  item: deadlineSchema,
  whole: deadlineSchema,
  async list({ args: { days: ahead, ...args }, limit, after }, context) {
    const asked = queryOf(args, context);
    if ('problem' in asked) return asked;
    const { library, viewer, now } = context;
    const today = dayOf(now);
    const query = { ...asked.query, deadlineFrom: today, ...(typeof ahead === 'number' ? within(today, ahead) : {}) };
    const order = { limit, order: 'deadline', ...(after === null ? {} : { after }) } as const;
    const page = await library.events(viewer, query, order);
    return {
      data: linesOf(
        page.events.map(({ members }) => members),
        context,
      ),
      total: null,
      next: page.next,
    };
  },
  async one(id, context) {
    return linesOf([await eventMembers(id, context)], context)[0] ?? null;
  },
};

function linesOf(events: readonly (readonly Publication[])[], context: Context): object[] {
  const reading = readingFor(context);
  const attributionOf = createAttribution(context.sources);
  const views = events.flatMap(members => eventViews(members, reading.isOfficial));
  return views.flatMap(view => deadlineLine(view, reading, attributionOf) ?? []);
}

/** The last of the days is included. */
function within(today: string, days: number) {
  return {
    deadlineBefore: Temporal.PlainDate.from(today)
      .add({ days: days + 1 })
      .toString(),
  };
}
