import { evidence } from '../../src/commands/evidence.ts';
import { hitLine } from '../../src/commands/search.ts';
import { createAttribution } from '../../src/export/attribution.ts';
import { publicationLine } from '../../src/export/publication-line.ts';
import { filters, queryOf, searching, wordsOf } from './filters.ts';
import { turnFound } from './found.ts';
import type { Resource } from './resource.ts';
import { publicationSchema, wholePublicationSchema } from './schemas.ts';

export const publications: Resource = {
  name: 'publications',
  noun: 'Publication',
  summary: {
    ja: '公表資料（新しい順。qを付けると一致度の高い順）',
    en: 'Publications, newest first; with q, the best match first',
  },
  args: { ...searching, ...filters },
  item: publicationSchema,
  whole: wholePublicationSchema,
  async list({ args, limit, after }, context) {
    const attributionOf = createAttribution(context.sources);
    const words = wordsOf(args);
    if (words !== null) {
      if ('problem' in words) return words;
      const { hits, found, next } = await turnFound({ ...words, limit, after }, context, hit => hit.publication.id);
      const data = hits.map(hit => ({ ...hitLine(hit), attribution: attributionOf(hit.publication.source) }));
      return { data, total: found.whole + found.partly, next, notes: found.notes };
    }
    const asked = queryOf(args, context);
    if ('problem' in asked) return asked;
    const { library, viewer } = context;
    const page = await library.list(viewer, asked.query, { limit, ...(after === null ? {} : { after }) });
    const data = page.publications.map(one => ({ ...publicationLine(one), attribution: attributionOf(one.source) }));
    return { data, total: page.total, next: page.next };
  },
  async one(id, context) {
    const found = await context.library.publication(context.viewer, id);
    if (found === null) return null;
    const attribution = createAttribution(context.sources)(found.source);
    return { ...publicationLine(found), attribution, revisions: await evidence.lines({ id: found.id }, context) };
  },
};
