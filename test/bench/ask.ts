// How long answers take, warm, and for how long they hold up the main thread: over an empty library, or one of so many made
// publications. Usage: npm run bench:ask [-- PUBLICATIONS]

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsking } from '../../src/ask/asking.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { sayHolds, watchHolds } from './holds.ts';
import { createMaker, percentile } from './made-publications.ts';

const size = Number(process.argv[2] ?? 0);
const rounds = size > 0 ? 1 : 5;
const now = Date.parse('2026-11-27T00:00:00Z');
const viewer = { workspace: 'main', person: 'someone', roles: [] } as const;
const { measures } = loadMeasures();
const make = createMaker(measures, size);
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const library = await openLibrary({
  path: join(folder, 'library.db'),
  archive: {
    changes: async (after, limit) => (after >= size ? [] : make(after + 1, Math.min(limit, size - after))),
    countAfter: async after => size - after,
  },
});
const asking = createAsking({ measures, sources: [], library });
const questions = readFileSync(new URL('../ask/questions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as { question: string; turns?: readonly Turn[] });
const ask = ({ question, turns = [] }: (typeof questions)[number]) => asking.ask({ question, turns, viewer, now });

await library.catchUp();
const coldAt = performance.now();
await ask(questions[0] ?? { question: '' });
const cold = performance.now() - coldAt;
const times: number[] = [];
/** Of all threads: what the clock gives on a machine that nobody else uses, or less. */
const processor: number[] = [];
const { holds } = await watchHolds(async () => {
  for (let round = 0; round < rounds; round++) {
    for (const one of questions) {
      const at = performance.now();
      const before = process.cpuUsage();
      await ask(one);
      times.push(performance.now() - at);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1_000);
    }
  }
});
process.stdout.write(
  `${times.length} answers over ${size} publications: p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms (bar 400), ` +
    `most ${Math.max(...times).toFixed(1)} ms; of processor time p50 ${percentile(processor, 0.5)} ms, p99 ${percentile(processor, 0.99)} ms; the first, cold, ${cold.toFixed(0)} ms. ${sayHolds(holds)}\n`,
);
await asking.close();
await library.close();
rmSync(folder, { recursive: true });
