// How fast the library is filled and searched: publications of 250 characters; beside it SQLite's full text alone and
// MiniSearch, with the same terms; then filled and searched through its thread, and how long that holds up the main one.
// Usage: npm run bench:search [-- PUBLICATIONS]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import MiniSearch from 'minisearch';
import type { Viewer } from '../../src/domain/workspace.ts';
import { openReadModel } from '../../src/library/read-model.ts';
import { librarySchema } from '../../src/library/schema.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Change } from '../../src/store/archive.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { indexTerms, searchable } from '../../src/text/segment.ts';
import { createMaker, percentile, queries } from './made-publications.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const besideCount = Math.min(count, 50_000);
/** As the library hands them to its thread. */
const batch = 2_000;
const rounds = 5;
const viewer: Viewer = { workspace: 'main', person: 'bench', roles: [] };
const now = Date.UTC(2026, 8, 1);
const { measures } = loadMeasures();

const own = ours(besideCount);
fullTextAlone(besideCount, own);
beside(besideCount, own);
throughThread(besideCount);
if (count > besideCount) ours(count);

interface Measured {
  readonly fillMs: number;
  readonly fillProcessorMs: number;
  /** Of each search, in ms. */
  readonly times: readonly number[];
}

function ours(size: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
  const path = join(folder, 'library.db');
  const model = openReadModel(path, measures);
  const make = createMaker(measures, size);
  let ms = 0;
  let processorMs = 0;
  for (let done = 0; done < size; done += batch) {
    const changes = asRead(make(done + 1, Math.min(batch, size - done)));
    const from = performance.now();
    const before = process.cpuUsage();
    model.apply(changes);
    const used = process.cpuUsage(before);
    ms += performance.now() - from;
    processorMs += (used.user + used.system) / 1_000;
  }
  console.log(
    `\n${size} publications: ${rate(size, ms)} applied a second, lists and facets with them; ${rate(size, processorMs)} a second of processor time`,
  );
  const tables = openDatabase(path, librarySchema);
  const textBytes = Number(tables.get("SELECT sum(pgsize) AS n FROM dbstat WHERE name LIKE 'publication_text%'")?.n);
  tables.close();
  console.log(
    `full text: ${Math.round(textBytes / size)} bytes each; the whole file: ${Math.round(statSync(path).size / size)}`,
  );
  const times: number[] = [];
  const processorTimes: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const words of queries) {
      const from = performance.now();
      const before = process.threadCpuUsage();
      const found = model.search(viewer, { words, limit: 10, now });
      const took = performance.now() - from;
      if (round === rounds)
        console.log(`${took.toFixed(1).padStart(8)} ms  ${words}  (${found.whole}${found.isExact ? '' : '+'})`);
      const used = process.threadCpuUsage(before);
      if (round === 0) continue;
      times.push(took);
      processorTimes.push((used.user + used.system) / 1_000);
    }
  }
  console.log(
    `searching, warm: p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms; of processor time p50 ${percentile(processorTimes, 0.5)} ms, p99 ${percentile(processorTimes, 0.99)} ms`,
  );
  model.close();
  rmSync(folder, { recursive: true });
  return { fillMs: ms, fillProcessorMs: processorMs, times };
}

/** The terms ready made, in a table of the same form: what no library over this full text can be faster than. */
function fullTextAlone(size: number, own: Measured): void {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
  const database = openDatabase(join(folder, 'text.db'), librarySchema);
  const make = createMaker(measures, size);
  let processorMs = 0;
  for (let done = 0; done < size; done += batch) {
    const terms = make(done + 1, Math.min(batch, size - done)).map(({ publication }) =>
      indexTerms(searchable(`${publication?.title} ${publication?.summary}`)),
    );
    const before = process.cpuUsage();
    database.lightStep(() => {
      for (const [index, one] of terms.entries())
        database.run('INSERT INTO publication_text (rowid, terms) VALUES (?, ?)', done + index + 1, one);
    });
    const used = process.cpuUsage(before);
    processorMs += (used.user + used.system) / 1_000;
  }
  console.log(`\nSQLite's full text alone, ${size}: ${rate(size, processorMs)} a second of processor time`);
  console.log(`processor time of filling the library / that: ${ratio(own.fillProcessorMs, processorMs)}`);
  database.close();
  rmSync(folder, { recursive: true });
}

/** Strings as they come from the archive, not as parts of others. */
function asRead(changes: readonly Change[]): readonly Change[] {
  return JSON.parse(JSON.stringify(changes)) as readonly Change[];
}

/** In a process of its own: what is kept here would count as the house's. */
function throughThread(size: number): void {
  const program = join(import.meta.dirname, 'search-thread.ts');
  const { status } = spawnSync(process.execPath, [program, String(size)], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`search-thread.ts ended with ${status}`);
}

function beside(size: number, own: Measured): void {
  const before = process.memoryUsage().heapUsed;
  const mini = new MiniSearch({
    fields: ['title', 'summary'],
    tokenize: text => indexTerms(searchable(text)).split(' '),
    processTerm: term => term || null,
  });
  const make = createMaker(measures, size);
  const from = performance.now();
  for (let done = 0; done < size; done += batch)
    mini.addAll(make(done + 1, Math.min(batch, size - done)).map(({ publication }) => ({ ...publication })));
  const ms = performance.now() - from;
  const heapMb = (process.memoryUsage().heapUsed - before) / 1e6;
  const times = queries.flatMap(words =>
    Array.from({ length: rounds }, () => {
      const started = performance.now();
      mini.search(words, { boost: { title: 3 } });
      return performance.now() - started;
    }),
  );
  console.log(
    `\nMiniSearch, ${size}: ${rate(size, ms)} indexed a second, ${Math.round(heapMb)} MB of heap; searching: p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`,
  );
  const slower = (share: number) => ratio(percentile(own.times, share), percentile(times, share));
  console.log(
    `time of the library / MiniSearch: filling ${ratio(own.fillMs, ms)}, searching p50 ${slower(0.5)}, p99 ${slower(0.99)}`,
  );
}

function ratio(one: number | string, other: number | string): string {
  return (Number(one) / Number(other)).toFixed(2);
}

function rate(many: number, ms: number): number {
  return Math.round((many / ms) * 1_000);
}
