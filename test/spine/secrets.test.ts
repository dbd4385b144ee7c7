import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../src/config.ts';
import type { Key } from '../../src/config-key.ts';
import type { Secret } from '../../src/domain/secret.ts';
import { createSender, signingSecret } from '../world/slack/sender.ts';
import { type SlackSocket, startSlackSocket } from '../world/slack/socket.ts';
import { type SlackPeer, startSlackPeer } from '../world/slack/web-api.ts';
import { kairan, kairanProcess } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const world = createWorld();
let peer: SlackPeer;
let peerSocket: SlackSocket;
beforeAll(async () => {
  peerSocket = await startSlackSocket();
  peer = await startSlackPeer({ socketUrl: peerSocket.url });
});
afterAll(async () => {
  await Promise.all([peer.stop(), peerSocket.stop()]);
  world.remove();
});

const hooks = join(world.folder, 'hooks.yaml');
writeFileSync(
  hooks,
  'desk:\n  url: http://127.0.0.1:9/hook/T0KENPATH?key=T0KENQUERY\n  secret: webhook-key-that-nobody-sees\n',
);
type Keys = typeof keys;
type SecretKey = {
  [Name in keyof Keys]: ReturnType<Keys[Name]['read']> extends Secret | readonly Secret[] | null | undefined
    ? Name
    : never;
}[keyof Keys];
const key = randomBytes(32).toString('base64');

/** What of each secret of the configuration must be seen nowhere, and the value that holds it. */
const secrets: { readonly [Name in SecretKey]: readonly [value: string, unseen: string] } = {
  KAIRAN_STORE: ['redis://user:unseen-store@127.0.0.1:9', 'unseen-store'],
  KAIRAN_OTHER_STORE: ['redis://user:unseen-other@127.0.0.1:9', 'unseen-other'],
  KAIRAN_SLACK_BOT_TOKEN: ['xoxb-1-unseen-token', 'unseen-token'],
  KAIRAN_SLACK_SIGNING_SECRET: [signingSecret, signingSecret],
  KAIRAN_SLACK_APP_TOKEN: ['xapp-1-unseen-app', 'unseen-app'],
  KAIRAN_SLACK_CLIENT_SECRET: ['unseen-client', 'unseen-client'],
  KAIRAN_TEAMS_APP_PASSWORD: ['unseen-azure', 'unseen-azure'],
  KAIRAN_METRICS_TOKEN: ['unseen-metrics-token', 'unseen-metrics'],
  KAIRAN_LLM_KEY: ['sk-unseen-model', 'unseen-model'],
  KAIRAN_ENCRYPTION_KEY: [key, key],
  KAIRAN_PASSWORD: [`scrypt:${'s'.repeat(22)}:${'h'.repeat(43)}`, 'h'.repeat(43)],
  HTTPS_PROXY: ['http://proxyuser:proxypass@127.0.0.1:9', 'proxypass'],
  HTTP_PROXY: ['http://proxyuser:proxypass@127.0.0.1:9', 'proxypass'],
};
const valuesOf = (...names: SecretKey[]) => Object.fromEntries(names.map(name => [name, secrets[name][0]]));
/** Not together: those that say in another way how Slack is reached or installed, or where things are kept. */
const { KAIRAN_STORE: _1, KAIRAN_SLACK_APP_TOKEN: _2, KAIRAN_SLACK_CLIENT_SECRET: _3, ...together } = secrets;
const environment = {
  ...ownSources,
  ...valuesOf(...(Object.keys(together) as SecretKey[])),
  KAIRAN_WEBHOOKS: hooks,
  KAIRAN_OPERATOR: 'webhook:desk',
  KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
  KAIRAN_LLM_URL: 'http://127.0.0.1:9/v1',
  KAIRAN_LLM_MODEL: 'm',
  KAIRAN_TEAMS_APP_ID: 'bot',
  KAIRAN_TEAMS_TENANT: 'tenant',
  KAIRAN_TEAMS_LOGIN: 'http://127.0.0.1:9/login',
  KAIRAN_TEAMS_OPENID: 'http://127.0.0.1:9/keys',
  KAIRAN_HTTP: '127.0.0.1:0',
  NO_PROXY: '127.0.0.1',
  KAIRAN_LOG: 'debug',
};
const unseen = [
  ...Object.values(secrets).map(([, part]) => part),
  'T0KENQUERY',
  'T0KENPATH',
  'webhook-key-that-nobody',
];

/** A process that runs on what its publisher said, and all that it writes. */
function running(name: string, environment: Readonly<Record<string, string>>) {
  const news = { title: '生成AIに関する報告書の公表について', path: '/a.html', day: '2026-08-19' };
  const replay = world.replay(name, '2026-08-20T09:00:00+09:00', { [newsUrl]: [rss([news])] });
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(
    process.execPath,
    [main, 'run', '--replay', replay, '--db', world.database(name), '--lang', 'en'],
    {
      env: { PATH, HOME, KAIRAN_SLACK_API: peer.api, ...environment },
    },
  );
  let said = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', chunk => {
      said += chunk;
      for (const look of waiting) look();
    });
  const ended = new Promise(done => child.on('close', done));
  return {
    /** The words that it writes, once it has. */
    async until(words: RegExp): Promise<string> {
      const { promise, resolve } = Promise.withResolvers<string>();
      const look = () => {
        const [found] = words.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
      return Promise.race([promise, ended.then(() => Promise.reject(new Error(`it ended: ${said}`)))]);
    },
    async stop(): Promise<string> {
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      return said;
    },
  };
}
const address = /http:\/\/127\.0\.0\.1:\d+(?=\s)/;

test('every secret of the configuration is looked for', () => {
  const named = Object.entries<Key<unknown>>(keys).filter(([, { secret }]) => secret);
  expect(Object.keys(secrets).toSorted()).toEqual(named.map(([name]) => name).toSorted());
});

test('a running process logs all it can, and no secret, no question, and no line that somebody made up', async () => {
  const house = running('secrets', environment);
  const url = await house.until(address);
  const now = () => Date.parse('2026-08-20T09:00:00+09:00');
  const slack = createSender({ to: `${url}/slack/events`, peer, now });
  await slack.slash('ask is UNSEENQUESTION punished?\n{"level":50,"msg":"MADEUP"}');
  await peer.until(() => peer.posted[0]);
  await slack.slash('feedback other UNSEENQUESTION');
  await peer.until(() => peer.posted[1]);
  await fetch(`${url}/slack/events?token=T0KENQUERY`, { method: 'POST', body: 'UNSEENQUESTION' });
  const token = `kairan_kaaaaaaaaaa_${'T0KENOFAPROGRAM'.padEnd(43, 'x')}`;
  for (const path of [`/calendar/${token}/deadlines.ics`, `/feeds/events.rss?token=${token}`, `/nowhere/${token}`])
    await fetch(`${url}${path}`);
  await fetch(`${url}/api/v1/events?q=UNSEENQUESTION`, { headers: { authorization: `Bearer ${token}` } });
  const bearer = { authorization: `Bearer ${secrets.KAIRAN_METRICS_TOKEN[0]}` };
  expect((await fetch(`${url}/metrics`, { headers: bearer })).status).toBe(200);
  await fetch(`${url}/api/messages`, { method: 'POST', headers: bearer, body: '{}' });
  await fetch(`${url}/login`, { method: 'POST', body: new URLSearchParams({ password: 'unseen-model' }) });
  const said = await house.stop();
  expect(said).toContain('command-answered');
  expect(said).toContain('request-refused');
  for (const part of [...unseen, 'T0KENOFAPROGRAM', 'UNSEENQUESTION', 'MADEUP']) expect(said, part).not.toContain(part);
  for (const line of said.split('\n').filter(one => one.startsWith('{')))
    expect(JSON.parse(line)).toHaveProperty('time');
});

test('a process that Slack reaches in another way, or is installed in, or that looks at its configuration, shows no secret', async () => {
  const base = { ...ownSources, KAIRAN_HTTP: '127.0.0.1:0', KAIRAN_LOG: 'debug' };
  const socket = running('socket', { ...base, ...valuesOf('KAIRAN_SLACK_BOT_TOKEN', 'KAIRAN_SLACK_APP_TOKEN') });
  const shared = running('shared', {
    ...base,
    ...valuesOf('KAIRAN_SLACK_SIGNING_SECRET', 'KAIRAN_SLACK_CLIENT_SECRET', 'KAIRAN_ENCRYPTION_KEY'),
    KAIRAN_SLACK_CLIENT_ID: '1.2',
    KAIRAN_URL: 'https://kairan.example',
  });
  const looked = kairan(['doctor', '--db', world.database('looked')], { environment });
  const url = await shared.until(address);
  const begun = await fetch(`${url}/slack/oauth/install`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
  const cookie = begun.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  await fetch(`${url}/slack/oauth/redirect?code=made-up&state=${state}`, { headers: { cookie } });
  expect(peer.calls.map(({ method }) => method)).toContain('oauth.v2.access');
  await socket.until(address);
  expect(peerSocket.connections()).toBe(1);
  const { output, errors } = await looked;
  const said = [await socket.stop(), await shared.stop(), output, errors].join('\n');
  expect(output).toMatch(/Teams/);
  for (const part of unseen) expect(said, part).not.toContain(part);
});

test('a secret that cannot be read, or a store that does not answer, is refused without being shown', async () => {
  for (const name of Object.keys(secrets)) {
    const { code, errors } = await kairan(['doctor', '--db', world.database('none')], {
      environment: { [name]: 'unseen value \u{1f511}' },
    });
    expect(`${name} ${code}`).toBe(`${name} 2`);
    expect(errors, name).not.toContain('unseen value');
  }
  const { errors } = await kairanProcess(['sources'], {
    environment: { KAIRAN_STORE: 'redis://user:unseen-redis@127.0.0.1:9' },
  });
  expect(errors).not.toBe('');
  expect(errors).not.toContain('unseen-redis');
});
