import type { Publication } from '../domain/publication.ts';
import { tagValues } from './tag-values.ts';

/**
 * A publication as one JSON object: what `--json`, exports and the API print. Dates are ISO 8601 in the publisher's
 * precision, moments of ours in UTC; tags are bare values, with the words that earned them under `evidence`.
 */
export function publicationLine(publication: Publication): object {
  const { tags, deadline } = publication;
  return {
    id: publication.id,
    event: publication.event,
    revision: publication.revision,
    source: publication.source,
    title: publication.title,
    summary: publication.summary,
    url: publication.url,
    publisher: publication.publisher,
    published: publication.publishedAt,
    updated: publication.updatedAt,
    lang: publication.language,
    arrival: publication.arrival,
    firstSeen: new Date(publication.firstSeenAt).toISOString(),
    ...tagValues(tags),
    deadline:
      deadline === null ? null : { on: deadline.on, time: deadline.time, zone: deadline.zone, basis: deadline.basis },
    measures: publication.links.map(({ measure, role }) => ({ measure, role })),
    evidence: evidenceOf(publication),
    rules: tags.rules,
  };
}

/** The words that earned each tag, by facet and value. */
export function evidenceOf({ tags }: Pick<Publication, 'tags'>): object {
  const words = (evidence: readonly { readonly words: string }[]) => evidence.map(one => one.words);
  const named = (
    values: readonly { readonly value: string; readonly evidence: readonly { readonly words: string }[] }[],
  ) => Object.fromEntries(values.map(({ value, evidence }) => [value, words(evidence)]));
  return {
    relevance: words(tags.relevance.evidence),
    theme: named(tags.themes),
    sector: named(tags.sectors),
    kind: words(tags.kind.evidence),
    stage: words(tags.stage?.evidence ?? []),
    force: words(tags.force.evidence),
    body: named(tags.bodies),
  };
}
