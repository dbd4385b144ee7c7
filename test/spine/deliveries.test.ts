import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebhookBody } from '../../adapters/webhook/body.ts';
import { kairan, lines } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const world = createWorld();
const known = { title: 'AI政策に関する報告書の公表について', path: '/press/1.html', day: '2026-08-18' };
const news = { title: '生成AIの利用に関するガイドラインの策定について', path: '/press/2.html', day: '2026-08-20' };
const before = world.replay('before', '2026-08-19T12:00:00+09:00', { [newsUrl]: [rss([known])] });
const after = world.replay('after', '2026-08-20T12:00:00+09:00', { [newsUrl]: [rss([known, news])] });
let server: Server;
let status = 410;
const received: WebhookBody[] = [];
let heard = () => {};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    received.push(JSON.parse(body) as WebhookBody);
    response.writeHead(status).end();
    heard();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  world.remove();
  await new Promise(done => server.close(done));
});

test('a webhook is subscribed, is told at once, and when it wants no more the operator learns what to do', async () => {
  const database = world.database();
  const hooks = join(world.folder, 'hooks.yaml');
  const { port } = server.address() as AddressInfo;
  writeFileSync(hooks, `desk:\n  url: http://127.0.0.1:${port}/\n  secret: a-key-that-only-both-sides-know\n`);
  const environment = {
    ...ownSources,
    KAIRAN_WEBHOOKS: hooks,
    KAIRAN_OPERATOR: 'terminal',
    KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
    KAIRAN_HTTP: 'off',
  };
  const say = (...args: string[]) => kairan([...args, '--db', database, '--replay', after], { environment });
  const inDesk = ['--in', 'webhook:desk'];
  await kairan(['once', '--all', '--replay', before, '--db', database], { environment });
  expect((await say('subscribe', '--alerts', 'low', '--confirm', ...inDesk)).output).toContain('You are subscribed.');
  expect((await say('subscriptions')).output).toContain('subscribed to nothing');

  const printed = await runUntil(output => output.includes('Nothing can be delivered to webhook:desk any more.'));
  const [lost] = lines((await say('deliveries', '--dead', '--json')).output);
  expect(lost).toMatchObject({
    kind: 'alert',
    conversation: 'webhook:desk',
    state: 'gone',
    lastReason: 'HTTP 410',
  });
  expect(printed).toContain(`npx kairan redeliver ${lost?.id}`);
  expect((await say('deliveries')).output).toContain('no such conversation any more');
  expect((await say('subscriptions', ...inDesk)).output).toMatch(/Stopped: since .*took no messages/);

  expect((await say('resume', ...inDesk)).output).toContain('Deliveries have resumed.');
  expect((await say('subscriptions', ...inDesk)).output).not.toContain('Stopped');
  const unknown = await say('redeliver', 'nothing');
  expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('No delivery is called "nothing"')]);
  expect((await say('redeliver', String(lost?.id))).output).toContain('goes to webhook:desk again');
  status = 200;
  received.length = 0;
  await runUntil(() => received.some(({ id }) => id === lost?.id));
  expect(received[0]?.items).toMatchObject([
    { number: 1, title: expect.stringContaining('Guid'), url: 'https://www.example.go.jp/press/2.html' },
  ]);
  const [sent] = lines((await say('deliveries', '--sent', '--json')).output).filter(({ kind }) => kind === 'alert');
  expect(sent).toMatchObject({ id: lost?.id, state: 'sent' });
  expect((await say('deliveries', '--dead')).output).toBe('Nothing waits and nothing was lost.\n');

  /** Runs Kairan until it has printed, or the webhook was sent, what is awaited; what it printed. */
  async function runUntil(isDone: (output: string) => boolean): Promise<string> {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [main, 'run', '--lang', 'en', '--replay', after, '--db', database], {
      env: { PATH, HOME, ...environment },
      // Who waits in vain is told what was printed instead.
      timeout: 60_000,
    });
    let output = '';
    const look = () => {
      if (!child.killed && isDone(output)) child.kill('SIGTERM');
    };
    heard = look;
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk;
      look();
    });
    await new Promise(done => child.on('close', done));
    return output;
  }
});

test('--in takes a conversation, and says so', async () => {
  const { code, errors } = await kairan(['subscriptions', '--in', 'desk', '--db', world.database('in')]);
  expect([code, errors]).toEqual([
    2,
    '--in takes a conversation such as webhook:desk or slack:T123/C456, not "desk".\n',
  ]);
});
