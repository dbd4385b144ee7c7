import { once } from 'node:events';
import { connect } from 'node:net';
import express, { Router } from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { type HttpServer, type Mount, startHttp } from '../../../adapters/http/server.ts';
import type { Observation } from '../../../src/domain/observation.ts';

const started: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(server => server.stop()));
});

async function serve(mounts: readonly Mount[], { ready = true, port = 0 } = {}) {
  const seen: Observation[] = [];
  const server = await startHttp(
    {
      mounts,
      parts: async () => [{ name: 'store', isReady: ready, says: ready ? 'answers' : 'does not answer' }],
      observe: observation => void seen.push(observation),
    },
    { host: '127.0.0.1', port, drainMsMax: 200 },
  );
  started.push(server);
  return { ...server, seen };
}

function routes(define: (router: Router) => void): Router {
  const router = Router();
  define(router);
  return router;
}

describe('the HTTP server', () => {
  test('says that it lives, and whether it is ready', async () => {
    const { url } = await serve([], { ready: false });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, 'not ready\nstore: does not answer\n']);
  });

  test('looks once for all who ask within a second whether it is ready', async () => {
    let looks = 0;
    const parts = async () => [{ name: 'store', isReady: true, says: `looked at ${++looks} times` }];
    const server = await startHttp({ mounts: [], parts, observe: () => {} }, { host: '127.0.0.1', port: 0 });
    started.push(server);
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/readyz`)));
    expect(new Set(await Promise.all(answers.map(answer => answer.text())))).toEqual(
      new Set(['ready\nstore: looked at 1 times\n']),
    );
  });

  test('mounts each adapter below its path, and knows nothing elsewhere', async () => {
    const { url } = await serve([
      { path: '/slack', router: routes(router => router.get('/', (_q, response) => void response.send('slack'))) },
    ]);
    expect(await (await fetch(`${url}/slack`)).text()).toBe('slack');
    expect((await fetch(`${url}/teams`)).status).toBe(404);
  });

  test('forbids inline scripts, frames and everything from elsewhere', async () => {
    const { url } = await serve([]);
    const { headers } = await fetch(`${url}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('keeps one address from asking too often, where the mount says so', async () => {
    const router = routes(one => one.get('/', (_q, response) => void response.send('ok')));
    const { url } = await serve([{ path: '/web', router, requestsAMinuteMax: 2 }]);
    const asked = [];
    for (let time = 0; time < 3; time++) asked.push((await fetch(`${url}/web`)).status);
    expect(asked).toEqual([200, 200, 429]);
  });

  test('tells the operator of a bug, and the caller nothing of its insides', async () => {
    const router = routes(one =>
      one.use(() => {
        throw new Error('the password is swordfish');
      }),
    );
    const { url, seen } = await serve([{ path: '/web', router }]);
    const answer = await fetch(`${url}/web`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('swordfish');
    await fetch(`${url}/web/kairan_kaaaaaaaaaa_${'s'.repeat(43)}/x.ics`);
    expect(seen).toMatchObject([
      { kind: 'bug', where: 'GET /web' },
      { kind: 'bug', where: 'GET /web/[token]/x.ics' },
    ]);
  });

  test('a body that cannot be read is the caller’s mistake', async () => {
    const router = routes(one =>
      one.post('/', express.json({ limit: 100 }), (_q, response) => void response.send('ok')),
    );
    const { url, seen } = await serve([{ path: '/api', router }]);
    const post = (body: string) =>
      fetch(`${url}/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await post('{')).status).toBe(400);
    expect((await post(JSON.stringify('x'.repeat(200)))).status).toBe(413);
    expect(seen).toEqual([]);
  });

  test('a port that is taken is refused with what to do', async () => {
    const first = await serve([]);
    await expect(serve([], { port: Number(new URL(first.url).port) })).rejects.toThrow(
      'Set KAIRAN_HTTP to another port',
    );
  });

  test('stopping lets an answer end and cuts what never ends', async () => {
    const answering = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const router = routes(one =>
      one.get('/', async (_q, response) => {
        answering.resolve();
        await finish.promise;
        response.send('whole');
      }),
    );
    const { url, stop } = await serve([{ path: '/slow', router }]);
    const silent = connect(Number(new URL(url).port), '127.0.0.1');
    silent.on('error', () => undefined);
    await once(silent, 'connect');
    const answer = fetch(`${url}/slow`);
    await answering.promise;
    const stopped = stop();
    finish.resolve();
    expect(await (await answer).text()).toBe('whole');
    await stopped;
    started.splice(0);
  });
});
