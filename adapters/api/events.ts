import type { Context } from '../../src/commands/command.ts';
import { eventMembers } from '../../src/commands/meant/event-members.ts';
import { eventViews } from '../../src/digest/event-view.ts';
import { createOfficials } from '../../src/digest/issuer/official.ts';
import type { EventId, Publication } from '../../src/domain/publication.ts';
import type { Review } from '../../src/domain/review.ts';
import { type AttributionOf, createAttribution } from '../../src/export/attribution.ts';
import { eventLine } from '../../src/export/event-rows.ts';
import { publicationLine } from '../../src/export/publication-line.ts';
import { reviewsOf } from '../../src/store/reviews-of.ts';
import { filters, queryOf, searching, wordsOf } from './filters.ts';
import { turnFound } from './found.ts';
import type { Resource } from './resource.ts';
import { eventSchema, wholeEventSchema } from './schemas.ts';

export const events: Resource = {
  name: 'events',
  noun: 'Event',
  summary: {
    ja: 'イベント：同じ件の公表資料をまとめたもの（新しい順。qを付けると一致度の高い順）',
    en: 'Events, each with every publication of the same thing, newest first; with q, the best match first',
  },
  args: {
    ...searching,
    ...filters,
    work: {
      kind: 'flag',
      words: ['対応'],
      help: { ja: 'ワークスペースの対応状況を含める', en: 'with what the workspace has done about each' },
    },
  },
  item: eventSchema,
  whole: wholeEventSchema,
  async list({ args: { work = false, ...args }, limit, after }, context) {
    const { library, viewer } = context;
    const words = wordsOf(args);
    if (words !== null) {
      if ('problem' in words) return words;
      const { hits, found, next } = await turnFound({ ...words, limit, after }, context, hit => hit.publication.event);
      const ids = hits.map(({ publication }) => publication.event);
      const members = await library.members(viewer, ids);
      return { data: await linesOf(members, work === true, context), total: null, next, notes: found.notes };
    }
    const asked = queryOf(args, context);
    if ('problem' in asked) return asked;
    const page = await library.events(viewer, asked.query, { limit, ...(after === null ? {} : { after }) });
    const members = page.events.map(one => one.members);
    return { data: await linesOf(members, work === true, context), total: page.total, next: page.next };
  },
  async one(id, context) {
    const members = await eventMembers(id, context);
    const [view] = eventViews(members, createOfficials(context.sources));
    if (view === undefined) return null;
    const attributionOf = createAttribution(context.sources);
    const others = members.filter(one => one.id !== view.lead.id);
    return {
      ...eventLine({ view, review: null }, attributionOf),
      publications: [view.lead, ...others].map(one => lineOf(one, attributionOf)),
    };
  },
};

async function linesOf(
  events: readonly (readonly Publication[])[],
  withWork: boolean,
  { store, viewer, sources }: Context,
): Promise<object[]> {
  const attributionOf = createAttribution(sources);
  const isOfficial = createOfficials(sources);
  const views = events.flatMap(members => eventViews(members, isOfficial));
  const ids = views.map(({ event }) => event);
  const reviews = withWork ? await reviewsOf(store, viewer.workspace, ids) : new Map<EventId, Review>();
  return views.map(view => eventLine({ view, review: reviews.get(view.event) ?? null }, attributionOf));
}

function lineOf(one: Publication, attributionOf: AttributionOf): object {
  return { ...publicationLine(one), attribution: attributionOf(one.source) };
}
