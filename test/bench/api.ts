// How long a program waits for each list, thing, feed and calendar of the API, one request after another, on 100,000 publications
// and a store on the disk: each answer is a line in its log. Usage: npm run bench:api [-- PUBLICATIONS]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch } from 'undici';
import { createApi } from '../../adapters/api/api.ts';
import { startHttp } from '../../adapters/http/server.ts';
import { makeToken } from '../../src/commands/acts/token-acts.ts';
import { tokenScopes } from '../../src/domain/token.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createAsk } from '../commands/ask.ts';
import { aClock, aSource, aSubscription } from '../world/sample.ts';
import { createMaker, percentile, sourcesMade } from './made-publications.ts';

const count = Number(process.argv[2] ?? 100_000);
const times = 40;
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const { measures } = loadMeasures();
const make = createMaker(measures, count);
const clock = aClock(Date.parse('2026-08-20T09:00:00+09:00'));
const library = await openLibrary({
  path: join(folder, 'library.db'),
  archive: {
    changes: async (after, limit) => make(after + 1, Math.min(limit, count - after)),
    countAfter: async after => count - after,
  },
});
await library.catchUp();
const store = openSqliteStore({ path: join(folder, 'kairan.db'), clock });
const ask = await createAsk({ measures, store });
const sources = Array.from({ length: sourcesMade }, (_, index) => aSource({ id: `source-${index}` }));
const { profile } = aSubscription();
await store.subscriptions.save(aSubscription({ profile: { ...profile, themes: ['privacy'] } }));
const observe = () => {};
const server = await startHttp(
  {
    mounts: createApi({
      version: 'bench',
      language: 'ja',
      clock,
      store,
      library,
      observe,
      contextFor: speaker => ({ ...ask.contextFor(speaker), library, sources, now: clock.now() }),
      visitorOf: async () => null,
      url: '',
      isSample: false,
    }),
    parts: async () => [],
    observe,
  },
  { host: '127.0.0.1', port: 0 },
);

const paths = [
  '/api/v1/publications',
  '/api/v1/publications?limit=200',
  '/api/v1/publications?theme=privacy&body=fsa,meti&since=2024-01-01',
  '/api/v1/publications?q=生成AI 金融',
  `/api/v1/publications/p${count - 7}`,
  '/api/v1/events',
  '/api/v1/events?q=個人情報 指針',
  `/api/v1/events/p${count - 7}`,
  '/api/v1/deadlines',
  '/api/v1/measures',
  '/api/v1/measures/ai-promotion-act',
  '/api/v1/sources',
  '/api/v1/sources/source-3',
  '/api/v1/openapi.json',
  '/feeds/events.rss',
  '/feeds/events.rss?sector=finance',
  '/feeds/events.rss?q=個人情報',
  '/feeds/events.rss?profile=s1',
  '/feeds/deadlines.rss',
  '/calendar/deadlines.ics',
];
// An address may ask so often a minute: each path is asked from another of this machine's.
let dispatcher = new Agent();
let host = 1;
console.log(
  `${count} publications, ${times} requests each; «cpu» is processor time of server, library and this client together\n   first      p50      p95      cpu    size  304 p50  304 cpu`,
);
for (const path of paths) {
  dispatcher = new Agent({ localAddress: `127.0.0.${++host}` });
  const token = await newToken();
  const { etag, ms: first } = await timed(path, token);
  const plain = [];
  const known = [];
  let bytes = 0;
  const started = process.cpuUsage();
  for (let time = 0; time < times; time++) {
    const asked = await timed(path, token);
    plain.push(asked.ms);
    bytes = asked.bytes;
  }
  const fresh = process.cpuUsage();
  for (let time = 0; time < times; time++) known.push((await timed(path, token, etag)).ms);
  const cpu = [spent(started, fresh), spent(fresh, process.cpuUsage())];
  console.log(
    `${first.toFixed(1).padStart(8)} ${percentile(plain, 0.5).padStart(8)} ${percentile(plain, 0.95).padStart(8)} ${cpu[0]?.padStart(8)} ${`${Math.ceil(bytes / 1_000)} kB`.padStart(7)} ${percentile(known, 0.5).padStart(8)} ${cpu[1]?.padStart(8)}  ${path}`,
  );
}
const pages = await walked('/api/v1/publications?relevance=all&limit=200', 40);
console.log(
  `page 40 of a walk through everything: p50 ${percentile(pages, 0.5)} ms, p95 ${percentile(pages, 0.95)} ms a page`,
);
await server.stop();
await library.close();
await ask.close();
rmSync(folder, { recursive: true });

/** Processor time of one request, in ms. */
function spent(from: NodeJS.CpuUsage, to: NodeJS.CpuUsage): string {
  return ((to.user + to.system - from.user - from.system) / 1_000 / times).toFixed(1);
}

async function newToken(): Promise<string> {
  const wish = { workspace: 'main', name: 'bench', scopes: tokenScopes, role: 'reader', expiresAt: null } as const;
  const viewer = { workspace: 'main', person: 'operator', roles: ['operator'] } as const;
  const conversation = { platform: 'terminal', id: 'c1' } as const;
  return (await makeToken(wish, { store, viewer, conversation, now: clock.now() })).held.reveal();
}

async function timed(path: string, token: string, etag = '') {
  const from = performance.now();
  const answer = await fetch(`${server.url}${path}`, {
    dispatcher,
    headers: { authorization: `Bearer ${token}`, ...(etag !== '' && { 'if-none-match': etag }) },
  });
  const body = await answer.text();
  const ms = performance.now() - from;
  if (answer.status !== (etag === '' ? 200 : 304)) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
  return { ms, bytes: Buffer.byteLength(body), etag: answer.headers.get('etag') ?? '', body };
}

async function walked(path: string, pagesMax: number): Promise<number[]> {
  const token = await newToken();
  const taken: number[] = [];
  for (let at = path; taken.length < pagesMax; ) {
    const { ms, body } = await timed(at, token);
    taken.push(ms);
    const { next } = JSON.parse(body) as { next: string | null };
    if (next === null) break;
    at = `${path}&cursor=${next}`;
  }
  return taken;
}
