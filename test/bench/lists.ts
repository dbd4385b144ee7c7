// What a console asks of the library, through its thread: lists with filters page by page, counts, trends, deadlines,
// events; then 200 searches at once, and for how long the main thread was held up. Usage: npm run bench:lists [-- PUBLICATIONS]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Viewer } from '../../src/domain/workspace.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Query } from '../../src/library/query.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createMaker, percentile, queries } from './made-publications.ts';

const count = Number(process.argv[2] ?? 100_000);
const pageSize = 50;
const pagesMax = 40;
const viewer: Viewer = { workspace: 'main', person: 'bench', roles: [] };
const { measures } = loadMeasures();
const make = createMaker(measures, count);
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const library = await openLibrary({
  path: join(folder, 'library.db'),
  archive: {
    changes: async (after, limit) => make(after + 1, Math.min(limit, count - after)),
    countAfter: async after => count - after,
  },
});

const filters: readonly Query[] = [
  {},
  { theme: ['privacy'] },
  { relevance: ['core'], body: ['fsa', 'meti'], since: '2024-01-01' },
  { kind: ['guideline'], language: ['ja'], before: '2020-01-01' },
  { measure: ['ai-promotion-act'] },
];
const kinds: Readonly<Record<string, (query: Query, after?: string) => Promise<unknown>>> = {
  'list, a page': (query, after) => library.list(viewer, query, page(after)),
  'events, a page': (query, after) => library.events(viewer, query, page(after)),
  'deadlines of a range': (query, after) =>
    library.list(
      viewer,
      { ...query, deadlineFrom: '2025-01-01', deadlineBefore: '2025-07-01' },
      { ...page(after), order: 'deadline' },
    ),
  'facet counts': query => library.facets(viewer, query),
  'items of each source by week': query => library.trends(viewer, query, 'source'),
  'themes by week': query => library.trends(viewer, query, 'theme'),
  'bodies by week': query => library.trends(viewer, query, 'body'),
};

const filledFrom = performance.now();
await library.catchUp();
console.log(`${count} publications followed in ${((performance.now() - filledFrom) / 1_000).toFixed(1)} s`);
const first = performance.now();
await library.facets(viewer, {});
console.log(`${(performance.now() - first).toFixed(1).padStart(8)} ms  the first count, for which the cards are read`);
for (const [name, ask] of Object.entries(kinds)) {
  const times: number[] = [];
  for (const query of filters) {
    let after: string | undefined;
    for (let pages = 0; pages < pagesMax; pages++) {
      const from = performance.now();
      const answer = (await ask(query, after)) as { readonly next?: string | null };
      times.push(performance.now() - from);
      if (typeof answer.next === 'string') after = answer.next;
    }
  }
  console.log(`p95 ${percentile(times, 0.95).padStart(6)} ms, p50 ${percentile(times, 0.5).padStart(6)} ms  ${name}`);
}

const held = monitorEventLoopDelay({ resolution: 1 });
held.enable();
const many = performance.now();
const answers = await Promise.all(
  Array.from({ length: 200 }, (_, index) =>
    library.search(viewer, { words: queries[index % queries.length] ?? '', limit: 10, now: Date.UTC(2026, 8, 1) }),
  ),
);
held.disable();
const found = answers.filter(({ hits }) => hits.length > 0).length;
console.log(
  `200 searches at once: ${found} with hits, in ${((performance.now() - many) / 1_000).toFixed(1)} s; the main thread was held up for ${(held.max / 1e6).toFixed(1)} ms at most`,
);
await library.close();
rmSync(folder, { recursive: true });

function page(after?: string) {
  return { limit: pageSize, ...(after === undefined ? {} : { after }) };
}
