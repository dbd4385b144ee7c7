// How long the library, filled from an archive and searched meanwhile, holds up the main thread of a process that does
// nothing else: the archive is made in another thread, and no answer is kept. `npm run bench:search` runs it.
// Usage: node test/bench/search-thread.ts PUBLICATIONS
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { Viewer } from '../../src/domain/workspace.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aState } from '../world/sample.ts';
import { sayHolds, watchHolds } from './holds.ts';
import { createMaker, queries } from './made-publications.ts';

interface Made {
  readonly path: string;
  readonly size: number;
}

const viewer: Viewer = { workspace: 'main', person: 'bench', roles: [] };
const now = Date.UTC(2026, 8, 1);
const everyMs = 20;
/** Where so many wait for their answers nobody asks: on a slow machine the line would have no end. */
const waitingMax = 10;

if (isMainThread) await measure(Number(process.argv[2] ?? 50_000));
else await makeArchive(workerData as Made);

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
  const path = join(folder, 'archive.db');
  const maker = new Worker(new URL(import.meta.url), { workerData: { path, size } satisfies Made });
  await new Promise((resolve, reject) => maker.once('exit', resolve).once('error', reject));
  const store = openSqliteStore({ path, clock: aClock() });
  const library = await openLibrary({ path: join(folder, 'library.db'), archive: store.archive });
  await library.search(viewer, { words: 'AI', limit: 10, now });
  const waiting = new Set<Promise<unknown>>();
  let searches = 0;
  const search = () => {
    if (waiting.size >= waitingMax) return;
    const words = queries[searches++ % queries.length] ?? '';
    const answer: Promise<unknown> = library
      .search(viewer, { words, limit: 10, now })
      .then(() => waiting.delete(answer));
    waiting.add(answer);
  };
  const startedAt = performance.now();
  const { holds } = await watchHolds(async () => {
    const asking = setInterval(search, everyMs);
    await library.catchUp();
    clearInterval(asking);
    await Promise.all(waiting);
  });
  const rate = Math.round((size / (performance.now() - startedAt)) * 1_000);
  console.log(
    `\nfrom the archive through the thread, ${size} with ${searches} searches meanwhile: ${rate} a second; ${sayHolds(holds)}`,
  );
  await library.close();
  await store.close();
  rmSync(folder, { recursive: true });
}

async function makeArchive({ path, size }: Made): Promise<void> {
  const store = openSqliteStore({ path, clock: aClock() });
  const make = createMaker(loadMeasures().measures, size);
  for (let done = 0; done < size; done += 2_000) {
    const publications = make(done + 1, Math.min(2_000, size - done)).flatMap(({ publication }) => publication ?? []);
    await store.archive.commit({ owner: 'shared', state: aState({ id: `s${done}` }), publications, identities: [] });
  }
  await store.close();
}
