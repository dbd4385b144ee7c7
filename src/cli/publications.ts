import { publicationLine } from '../export/publication-line.ts';
import type { Change } from '../store/archive.ts';
import { type Verb, writeLines } from './verb.ts';

/** Changes read from the archive at a time. */
const batch = 500;

export const publications: Verb = {
  name: 'publications',
  summary: 'Prints every publication in the archive, in the order of its last change.',
  options: {},
  async run(given, _words, open, io) {
    const house = await open();
    try {
      for (let after = 0, changes: readonly Change[] = []; ; after = changes.at(-1)?.change ?? after) {
        changes = await house.store.archive.changes(after, batch);
        if (changes.length === 0) return 0;
        const kept = changes.flatMap(({ publication }) => (publication === null ? [] : [publication]));
        if (given.json) await writeLines(io.output, kept.map(publicationLine));
        else for (const { id, publishedAt, title } of kept) io.output.write(`${id}  ${publishedAt ?? '-'}  ${title}\n`);
      }
    } finally {
      await house.close();
    }
  },
};
