import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSender, signingSecret } from '../world/slack/sender.ts';
import { type SlackPeer, startSlackPeer } from '../world/slack/web-api.ts';
import { kairan, kairanProcess } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const world = createWorld();
let peer: SlackPeer;
beforeAll(async () => {
  peer = await startSlackPeer();
});
afterAll(async () => {
  await peer.stop();
  world.remove();
});

const hooks = join(world.folder, 'hooks.yaml');
writeFileSync(
  hooks,
  'desk:\n  url: http://127.0.0.1:9/hook/T0KENPATH?key=T0KENQUERY\n  secret: webhook-key-that-nobody-sees\n',
);
const key = randomBytes(32).toString('base64');

/** Every secret that the environment can hold, and what of it must be seen nowhere. */
const secrets: Readonly<Record<string, readonly [value: string, unseen: string]>> = {
  KAIRAN_OTHER_STORE: ['redis://user:unseen-other@127.0.0.1:9', 'unseen-other'],
  KAIRAN_SLACK_BOT_TOKEN: ['xoxb-1-unseen-token', 'unseen-token'],
  KAIRAN_SLACK_SIGNING_SECRET: [signingSecret, signingSecret],
  KAIRAN_LLM_KEY: ['sk-unseen-model', 'unseen-model'],
  KAIRAN_ENCRYPTION_KEY: [key, key],
  KAIRAN_PASSWORD: [`scrypt:${'s'.repeat(22)}:${'h'.repeat(43)}`, 'h'.repeat(43)],
  HTTPS_PROXY: ['http://proxyuser:proxypass@127.0.0.1:9', 'proxypass'],
  HTTP_PROXY: ['http://proxyuser:proxypass@127.0.0.1:9', 'proxypass'],
};
const environment = {
  ...ownSources,
  ...Object.fromEntries(Object.entries(secrets).map(([name, [value]]) => [name, value])),
  KAIRAN_WEBHOOKS: hooks,
  KAIRAN_OPERATOR: 'webhook:desk',
  KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
  KAIRAN_LLM_URL: 'http://127.0.0.1:9/v1',
  KAIRAN_LLM_MODEL: 'm',
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

test('a running process logs all it can, and no secret, no question, and no line that somebody made up', async () => {
  const news = { title: '生成AIに関する報告書の公表について', path: '/a.html', day: '2026-08-19' };
  const replay = world.replay('secrets', '2026-08-20T09:00:00+09:00', { [newsUrl]: [rss([news])] });
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main, 'run', '--replay', replay, '--db', world.database(), '--lang', 'en'], {
    env: { PATH, HOME, KAIRAN_SLACK_API: peer.api, ...environment },
  });
  let said = '';
  const heard = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', chunk => {
      said += chunk;
      const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said) ?? [];
      if (url !== undefined) heard.resolve(url);
    });
  const url = await heard.promise;
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
  await fetch(`${url}/login`, { method: 'POST', body: new URLSearchParams({ password: 'unseen-model' }) });
  const ended = new Promise(done => child.on('close', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said).toContain('command-answered');
  expect(said).toContain('request-refused');
  for (const part of [...unseen, 'T0KENOFAPROGRAM', 'UNSEENQUESTION', 'MADEUP']) expect(said, part).not.toContain(part);
  for (const line of said.split('\n').filter(one => one.startsWith('{')))
    expect(JSON.parse(line)).toHaveProperty('time');
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
