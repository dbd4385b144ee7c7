import { publicationLine } from '../export/publication-line.ts';
import type { SearchHit } from '../library/search/found.ts';
import { command } from './command.ts';
import { type FoundData, foundAtOnce, foundMax, showFound } from './show/found.ts';
import { readingFor } from './show/reading.ts';

export const search = command({
  name: 'search',
  words: ['検索'],
  summary: {
    ja: '収録資料を検索します（例：検索 偽情報 機関:総務省 以降:2025-06-01）。',
    en: 'Searches the archive: search disinformation body:mic since:2025-06-01.',
  },
  args: {
    words: {
      kind: 'text',
      words: ['語'],
      positional: true,
      isQuery: true,
      required: true,
      help: {
        ja: '語、「引用」、-除く語、分野: 論点: 機関: 種別: 制度: 発行元: 以降: 以前: 言語:、2025、令和7年度',
        en: 'words, "phrases", -without, theme: sector: body: kind: measure: from: since: before: lang:, 2025, FY2025',
      },
    },
    skip: {
      kind: 'number',
      words: ['先頭から'],
      min: 0,
      max: foundMax,
      hidden: true,
      help: { ja: '読み飛ばす件数', en: 'results to pass over' },
    },
  },
  async run({ words = '', skip = 0 }, context): Promise<FoundData> {
    const { viewer, library, now, measures } = context;
    const found = await library.search(viewer, { words, limit: foundAtOnce, offset: skip, now });
    const reading = readingFor(context);
    const shown = found.hits.map(({ publication }) => publication.source);
    const linkOnly = new Set(shown.filter(source => reading.termsOf(source) === 'link-only'));
    return {
      words,
      skip,
      found,
      linkOnly,
      reading,
      measures: measures.filter(({ id }) => found.measures.includes(id)),
    };
  },
  show: showFound,
  lines: ({ found, linkOnly }) =>
    found.hits.map(hit => hitLine(linkOnly.has(hit.publication.source) ? { ...hit, passage: null } : hit)),
});

/** A hit as one JSON object: its publication, and why it was found. */
export function hitLine({ publication, score, why, isWhole, passage }: SearchHit): object {
  return { ...publicationLine(publication), score, why, everyWord: isWhole, passage };
}
