import type { Publication } from '../domain/publication.ts';
import type { SourceId, Terms } from '../domain/source.ts';
import type { Library } from './library.ts';

/**
 * The library as people may see it: a source that allows its address only shows no words but its titles. Whoever answers,
 * exports, serves feeds or hands passages to a model reads this one, so that no exit needs a rule of its own.
 */
export function withinTerms(library: Library, termsOf: (source: SourceId) => Terms['show']): Library {
  const cut = (publication: Publication): Publication =>
    termsOf(publication.source) === 'link-only'
      ? { ...publication, summary: '', content: '', passages: [] }
      : publication;
  return {
    ...library,
    async list(viewer, query, page) {
      const found = await library.list(viewer, query, page);
      return { ...found, publications: found.publications.map(cut) };
    },
    async events(viewer, query, page) {
      const found = await library.events(viewer, query, page);
      return { ...found, events: found.events.map(({ id, members }) => ({ id, members: members.map(cut) })) };
    },
    async publication(viewer, id) {
      const one = await library.publication(viewer, id);
      return one === null ? null : cut(one);
    },
    event: async (viewer, id) => (await library.event(viewer, id)).map(cut),
    members: async (viewer, ids) => (await library.members(viewer, ids)).map(members => members.map(cut)),
    async search(viewer, request) {
      const found = await library.search(viewer, request);
      const hits = found.hits.map(hit => {
        const isCut = termsOf(hit.publication.source) === 'link-only';
        return isCut ? { ...hit, publication: cut(hit.publication), passage: null } : hit;
      });
      return { ...found, hits };
    },
  };
}
