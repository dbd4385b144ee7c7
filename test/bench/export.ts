// What a year's log of 100,000 acts takes to export, as CSV and as JSON: seconds, and how far the heap grows on the way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportAs } from '../../src/export/export.ts';
import { openLibrary } from '../../src/library/library.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';

const acts = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'kairan-export-'));
const store = openSqliteStore({ path: join(folder, 'kairan.db'), clock: { now: () => 0 } });
const library = await openLibrary({ path: join(folder, 'library.db'), archive: store.archive });
const from = { platform: 'slack', id: 'T1/C1' } as const;
const review = (index: number) => ({
  workspace: 'main',
  event: `p${index}`,
  version: 1,
  acknowledged: [],
  relevance: null,
  assignee: null,
  snooze: null,
  comments: [],
  decision: null,
  finished: null,
  changedAt: index,
});
for (let at = 0; at < acts; at += 1_000) {
  const entries = Array.from({ length: 1_000 }, (_, index) => ({
    workspace: 'main',
    at: at + index,
    by: `slack:T1/U${index % 40}`,
    act: 'comment' as const,
    about: `p${index}`,
    details: { words: '9月の委員会で説明する。与信モデルの文書化が対象になる。' },
    from,
  }));
  await store.reviews.save(review(at), entries);
}
for (const format of ['csv', 'json'] as const) {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  let [bytes, peak] = [0, 0];
  const started = performance.now();
  const request = {
    viewer: { workspace: 'main', person: 'a', roles: ['admin'] },
    language: 'ja',
    now: 0,
    what: 'audit',
    format,
    query: {},
    audit: {},
    withWork: true,
    address: 'http://localhost/',
  } as const;
  for await (const piece of exportAs(request, { library, store, sources: [], measures: [] })) {
    bytes += Buffer.byteLength(piece);
    peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${acts} acts as ${format}: ${seconds.toFixed(2)} s, ${(bytes / 1e6).toFixed(1)} MB written, heap at most ${(peak / 1e6).toFixed(1)} MB above its start`,
  );
}
await library.close();
await store.close();
rmSync(folder, { recursive: true });
