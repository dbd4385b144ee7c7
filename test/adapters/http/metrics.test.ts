import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { aNotice } from '../../../src/domain/delivery.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aState } from '../../world/sample.ts';

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of started.splice(0).reverse()) await stop();
});

async function serve(token: string | null) {
  const clock = aClock(Date.parse('2026-10-12T09:00:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const behind = async () => 7 + (await store.archive.countAfter(0));
  const { observe, mount } = createMetrics({ store, clock, token, platforms: () => ['web'], behind });
  const server: HttpServer = await startHttp(
    { mounts: [mount], parts: async () => [], observe },
    { host: '127.0.0.1', port: 0 },
  );
  started.push(store.close, server.stop);
  const ask = (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });
  /** What a page is answered with whose name was made to lead here. */
  const statusUnder = async (host: string) => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    request(`${server.url}/metrics`, { headers: { host } }, answer => resolve(answer.resume().statusCode)).end();
    return promise;
  };
  return { observe, store, clock, ask, statusUnder };
}

test('what is observed is counted, and what stands in the store is looked up', async () => {
  const { observe, store, clock, ask } = await serve(null);
  const failed = { kind: 'failed', reason: 'timed-out', detail: '' } as const;
  const now = clock.now();
  await store.sources.record(aState({ id: 'a', lastOutcome: failed, failuresInARow: 1 }));
  await store.sources.record(aState({ id: 'b', lastNewAt: now }));
  await store.sources.record(aState({ id: 'c', lastNewAt: now - 200 * 86_400_000, quietMsMax: 1 }));
  const polled = { kind: 'source-polled', nextDueAt: 0, nextDueWhy: '', ms: 40, done: 1, of: 1 } as const;
  observe({ ...polled, source: 'a', outcome: failed });
  observe({ ...polled, source: 'b', outcome: { kind: 'unchanged' } });
  observe({ kind: 'publications-kept', source: 'b', ids: ['p1', 'p2'] });
  observe({ kind: 'delivery-attempted', delivery: 'd', outcome: 'retry', reason: null, ms: 3 });
  observe({ kind: 'command-answered', command: 'latest', ms: 300 });
  observe({ kind: 'model-asked', model: 'm', outcome: 'written', tokens: 70, ms: 1, why: null });
  observe({ kind: 'program-answered', what: 'events', status: 304, ms: 3 });
  observe({ kind: 'bug', where: 'GET /events/p1', error: null });
  const conversation = { platform: 'web', id: 'console' } as const;
  await store.lanes.enter([aNotice({ id: 'waiting', workspace: 'main', conversation, message: '{}', now })]);
  clock.set(now + 90_000);
  const said = await (await ask()).text();
  for (const line of [
    'kairan_source_polls_total{source="a",outcome="failed",reason="timed-out"} 1',
    'kairan_source_polls_total{source="b",outcome="unchanged",reason=""} 1',
    'kairan_publications_total 2',
    'kairan_deliveries_total{outcome="retry"} 1',
    'kairan_command_seconds_bucket{le="0.25",command="latest"} 0',
    'kairan_command_seconds_bucket{le="0.5",command="latest"} 1',
    'kairan_model_tokens_total 70',
    'kairan_library_behind_changes 7',
    'kairan_program_seconds_count{what="events",status="304"} 1',
    'kairan_bugs_total{where="GET"} 1',
    'kairan_sources{state="failing"} 1',
    'kairan_sources{state="stale"} 1',
    'kairan_sources{state="well"} 1',
    'kairan_queue_age_seconds{platform="web"} 90',
  ])
    expect(said.split('\n')).toContain(line);
});

test('where the store is away, what is counted is shown, and what stands there is not', async () => {
  const { observe, ask } = await serve(null);
  observe({ kind: 'put-off', where: 'the desk', why: '' });
  await ask();
  const [closeStore] = started.splice(0, 1);
  await closeStore?.();
  const answer = await ask();
  const said = await answer.text();
  expect([answer.status, said.match(/^kairan_(sources|queue_age_seconds|library_behind_changes)\b.*$/gm)]).toEqual([
    200,
    null,
  ]);
  expect(said.split('\n')).toContain('kairan_put_off_total{where="the desk"} 1');
});

test('every series that the alerts and the dashboard name is there', async () => {
  const { ask } = await serve(null);
  const said = await (await ask()).text();
  const files = ['alerts.yaml', 'grafana.json'].map(name =>
    readFileSync(new URL(`../../../deploy/${name}`, import.meta.url), 'utf8'),
  );
  const named = new Set(files.flatMap(text => text.match(/\b(?:kairan|process|nodejs)_[a-z_]+/g) ?? []));
  expect(named.size).toBeGreaterThan(10);
  const missing = [...named].filter(name => !said.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} `));
  expect(missing).toEqual([]);
});

test('metrics are for this machine alone, or for who has the token', async () => {
  const open = await serve(null);
  expect((await open.ask()).status).toBe(200);
  expect((await open.ask({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  expect(await open.statusUnder('rebound.example')).toBe(403);
  const locked = await serve('a token');
  expect((await locked.ask()).status).toBe(401);
  expect((await locked.ask({ authorization: 'Bearer another' })).status).toBe(401);
  expect((await locked.ask({ authorization: 'Bearer a token' })).status).toBe(200);
});
