// How long answers take, warm, and whether the main thread stays free meanwhile: `npm run bench:ask`.

import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAsking } from '../../src/ask/asking.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock } from '../world/sample.ts';

const clock = aClock(Date.parse('2026-11-27T00:00:00Z'));
const store = openSqliteStore({ path: ':memory:', clock });
const library = await openLibrary({ path: ':memory:', archive: store.archive });
const asking = createAsking({ measures: loadMeasures().measures, sources: [], library });
const questions = readFileSync(new URL('../ask/questions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as { question: string; turns?: readonly Turn[] });
const viewer = { workspace: 'main', person: 'someone', roles: [] } as const;
const ask = ({ question, turns = [] }: (typeof questions)[number]) =>
  asking.ask({ question, turns, viewer, now: clock.now() });

const coldAt = performance.now();
await ask(questions[0] ?? { question: '' });
const cold = performance.now() - coldAt;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const times: number[] = [];
for (let round = 0; round < 5; round++) {
  for (const one of questions) {
    const at = performance.now();
    await ask(one);
    times.push(performance.now() - at);
  }
}
delay.disable();
times.sort((a, b) => a - b);
const ms = (share: number) => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
process.stdout.write(
  `${times.length} answers: p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms (bar 400), most ${ms(1)} ms; the first, cold, ${cold.toFixed(0)} ms.\n` +
    `Main thread held up at most ${(delay.max / 1e6).toFixed(1)} ms (bar 20).\n`,
);
await asking.close();
await library.close();
await store.close();
