// Two processes of the program over one Redis: what one of them does, the other does not do again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebhookBody } from '../../adapters/webhook/body.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { hasRedis, startRedis } from '../world/redis.ts';
import { kairan } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rollUpUrl, rss } from './world.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const redis = hasRedis() ? await startRedis() : null;
const url = `redis://127.0.0.1:${redis?.port}`;
const world = createWorld();
const known = { title: 'AI政策に関する報告書の公表について', path: '/press/1.html', day: '2026-08-18' };
const news = { title: '生成AIの利用に関するガイドラインの策定について', path: '/press/2.html', day: '2026-08-20' };
const both = (items: Parameters<typeof rss>[0]) => ({ [newsUrl]: [rss(items)], [rollUpUrl]: [rss(items)] });
const before = world.replay('before', '2026-08-19T12:00:00+09:00', both([known]));
const after = world.replay('after', '2026-08-20T12:00:00+09:00', both([known, news]));
const received: WebhookBody[] = [];
let server: Server;
const heard = Promise.withResolvers<void>();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    received.push(JSON.parse(body) as WebhookBody);
    response.writeHead(200).end();
    heard.resolve();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  world.remove();
  server.close();
  await redis?.stop();
});

describe.skipIf(redis === null)('two replicas over one Redis', () => {
  test('a publication is kept once, and an alert is delivered once', async () => {
    const hooks = join(world.folder, 'hooks.yaml');
    const { port } = server.address() as AddressInfo;
    writeFileSync(hooks, `desk:\n  url: http://127.0.0.1:${port}/\n  secret: a-key-that-only-both-sides-know\n`);
    const environment = {
      ...ownSources,
      KAIRAN_STORE: url,
      KAIRAN_WEBHOOKS: hooks,
      KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
      KAIRAN_HTTP: 'off',
      KAIRAN_LOG: 'info',
    };
    const database = world.database('first');
    await kairan(['once', '--all', '--replay', before, '--db', database], { environment });
    const order = ['subscribe', '--alerts', 'low', '--confirm', '--in', 'webhook:desk'];
    const ordered = await kairan([...order, '--replay', after, '--db', database], { environment });
    expect(ordered.output).toContain('You are subscribed.');

    const replicas = ['one', 'two'].map(name => {
      const { PATH = '', HOME = '' } = process.env;
      const args = ['run', '--lang', 'en', '--replay', after, '--db', world.database(name)];
      return spawn(process.execPath, [main, ...args], { env: { PATH, HOME, ...environment } });
    });
    await Promise.all(replicas.map(replica => said(replica, '"msg":"round-finished"')));
    await heard.promise;
    await Promise.all(replicas.map(stopped));

    const store = await openRedisStore({ url: secret(url) });
    const titles = (await store.archive.changes(0, 10_000)).map(({ publication }) => publication?.title);
    const sent = await store.outbox.list(null, ['sent', 'planned', 'leased'], 10);
    await store.close();
    expect(titles.filter(title => title === news.title)).toHaveLength(2);
    expect(sent.map(({ kind, state }) => [kind, state])).toEqual([['alert', 'sent']]);
    expect(received.map(({ id }) => id)).toEqual([sent[0]?.id]);
  });

  test('who cannot reach it is told where it should be, without the password', async () => {
    const environment = { ...ownSources, KAIRAN_STORE: 'redis://kairan:hush@127.0.0.1:1' };
    const { code, errors } = await kairan(['sources', '--db', world.database('none')], { environment });
    expect([code, errors]).toEqual([
      2,
      'The Redis at 127.0.0.1:1 did not do what was asked: connect ECONNREFUSED 127.0.0.1:1. See that it runs, that it can be reached from here, and that redis:// or rediss:// is right; what was not written is tried again.\n',
    ]);
  });
});

/** Resolves when a process has written this to its errors. */
function said(child: ChildProcess, words: string): Promise<void> {
  let errors = '';
  return new Promise((done, fail) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
      if (errors.includes(words)) done();
    });
    child.on('close', code => fail(new Error(`it ended with ${code}: ${errors}`)));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
}
