import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { search as searchCommand } from '../commands/search.ts';
import { OperatorError } from '../domain/operator-error.ts';
import { mainWorkspace } from '../domain/workspace.ts';
import { lawSource } from '../ingest/law.ts';
import { verbOf } from './command-verb.ts';
import { type Verb, writeLines } from './verb.ts';

const shown = verbOf(searchCommand);

/** Results of each query of a batch. */
const resultsMax = 50;

/** The chat's command, and many queries at once: lines of `id, query` in, `id, results[]` out, without texts of laws. */
export const search: Verb = {
  ...shown,
  options: {
    ...shown.options,
    batch: { type: 'string', value: 'FILE|-', help: 'JSON lines of id and query; prints id and results' },
  },
  async run(given, words, open, io) {
    if (typeof given.batch !== 'string') return shown.run(given, words, open, io);
    const queries = queriesIn(given.batch === '-' ? await readAll(io.input) : fileText(given.batch));
    const house = await open();
    try {
      await house.library.catchUp();
      const viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] } as const;
      for (const { id, query } of queries) {
        const request = { words: query, limit: resultsMax, now: house.clock.now() };
        const { hits } = await house.library.search(viewer, request);
        const publications = hits.filter(({ publication }) => publication.source !== lawSource.id);
        const results = publications.map(({ publication }) => publication.aliases?.[0] ?? publication.id);
        await writeLines(io.output, [{ id, results }]);
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};

function queriesIn(text: string): { id: string; query: string }[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const { id, query } = JSON.parse(line) as { id?: unknown; query?: unknown };
      if (typeof query === 'string') return [{ id: String(id), query }];
    } catch {
      // Said below, with the line's number.
    }
    throw new OperatorError(`Line ${index + 1} of the batch is no JSON object with id and query.`);
  });
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OperatorError(`The file ${path} cannot be read: ${(error as Error).message}.`);
  }
}
