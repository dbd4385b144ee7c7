import { dayOf } from '../calendar/say-date.ts';
import type { Told, ToldFacts } from '../domain/delivery.ts';
import { type EventId, isCommentary, type Publication } from '../domain/publication.ts';
import type { IsOfficial } from './issuer/official.ts';

/** An event as it is told of: the publication that is shown, and what is folded under it. */
export interface EventView {
  readonly event: EventId;
  readonly lead: Publication;
  readonly commentary: readonly Publication[];
  /** Other publications of the same event: an English version, another ministry's link. */
  readonly echoes: readonly Publication[];
  /** Those that are new to whoever is told. */
  readonly fresh: readonly Publication[];
  /** True where whoever is told knows it from the reports of others, and an authority publishes it now. */
  readonly wasReported?: boolean;
}

/**
 * Events of these publications, each with its official publication first: an authority's own before who reports it, then
 * commentary; what carries a deadline before what does not, older before newer.
 * @param isFresh True for what is new to whoever is told.
 */
export function eventViews(
  publications: readonly Publication[],
  isOfficial: IsOfficial,
  isFresh: (publication: Publication) => boolean = () => true,
): EventView[] {
  return [...Map.groupBy(publications, ({ event }) => event)].map(([event, members]) => {
    const relevant = members.filter(({ tags }) => tags.relevance.value !== 'none');
    const primary = relevant.filter(publication => !isCommentary(publication));
    const commentary = relevant.filter(isCommentary);
    const [lead = members[0] as Publication, ...echoes] = [
      ...primary.toSorted((a, b) => weightOf(b) - weightOf(a) || byAge(a, b)),
      ...(primary.length > 0 ? [] : commentary),
    ];
    return {
      event,
      lead,
      commentary: commentary.filter(one => one !== lead),
      echoes: echoes.filter(one => !isCommentary(one)),
      fresh: members.filter(isFresh),
    };
  });

  function weightOf(publication: Publication): number {
    return (isOfficial(publication) ? 2 : 0) + (publication.deadline === null ? 0 : 1);
  }
}

/** The publisher's day, else the day on which we saw it. */
export function dateOf({ publishedAt, firstSeenAt }: Publication): string {
  return publishedAt ?? dayOf(firstSeenAt);
}

/** What a message says of an event, for the record. */
export function toldOf({ event, lead }: Pick<EventView, 'event' | 'lead'>, as: Told['as']): Told {
  return { event, as, lead: lead.id, facts: factsOf(lead) };
}

/** As news: announced where an authority says it, told as a report where others do. */
export function newsOf(view: EventView, isOfficial: IsOfficial): Told {
  return toldOf(view, isOfficial(view.lead) ? 'new' : 'report');
}

export function factsOf({ revision, title, deadline, tags }: Publication): ToldFacts {
  return {
    revision,
    title,
    deadline: deadline === null ? null : { on: deadline.on, time: deadline.time },
    relevance: tags.relevance.value,
    kind: tags.kind.value,
    stage: tags.stage?.value ?? null,
    force: tags.force.value,
  };
}

function byAge(a: Publication, b: Publication): number {
  return dateOf(a).localeCompare(dateOf(b)) || a.id.localeCompare(b.id);
}
