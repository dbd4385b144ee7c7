import type { Tags } from '../domain/tags.ts';

/** Tags as bare values, by facet: what is printed of a publication, and what labelled examples hold. */
export function tagValues(tags: Tags) {
  return {
    relevance: tags.relevance.value,
    theme: tags.themes.map(({ value }) => value),
    sector: tags.sectors.map(({ value }) => value),
    kind: tags.kind.value,
    stage: tags.stage?.value ?? null,
    force: tags.force.value,
    body: tags.bodies.map(({ value }) => value),
  };
}
