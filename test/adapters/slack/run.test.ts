import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, ownSources } from '../../spine/world.ts';
import { createSender, signingSecret } from '../../world/slack/sender.ts';
import { type SlackPeer, startSlackPeer } from '../../world/slack/web-api.ts';
import { wordsOf } from './slack-house.ts';

const main = resolve(import.meta.dirname, '../../../src/main.ts');
const world = createWorld();
let peer: SlackPeer;
beforeAll(async () => {
  peer = await startSlackPeer();
});
afterAll(async () => {
  await peer.stop();
  world.remove();
});

function run(environment: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const replay = world.replay('slack', '2026-08-20T09:00:00+09:00', {});
  return spawn(process.execPath, [main, 'run', '--replay', replay, '--db', world.database('slack'), '--lang', 'en'], {
    env: { PATH, HOME, KAIRAN_HTTP: '127.0.0.1:0', KAIRAN_SLACK_API: peer.api, ...ownSources, ...environment },
  });
}

/** What the pattern catches in what a process says of itself. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  const { promise, resolve: caught } = Promise.withResolvers<string>();
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    errors += chunk;
    const [, found] = pattern.exec(errors) ?? [];
    if (found !== undefined) caught(found);
  });
  return promise;
}

test('npm start with two keys set answers in Slack, and ends in good order', async () => {
  const child = run({ KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1-test', KAIRAN_SLACK_SIGNING_SECRET: signingSecret });
  const url = await said(child, /(http:\/\/127\.0\.0\.1:\d+)/);
  // The replayed world has a clock of its own: Slack's is told the same.
  const now = () => Date.parse('2026-08-20T09:00:00+09:00');
  const slack = createSender({ to: `${url}/slack/events`, peer, now });
  expect((await slack.slash('measure AI Promotion Act')).status).toBe(200);
  const answer = await peer.until(() => peer.posted[0]);
  expect(answer).toMatchObject({ channel: 'C1', user: 'U1' });
  expect(wordsOf(answer.blocks)).toContain('AI Promotion Act');
  const ended = new Promise(done => child.on('close', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a key that is missing, or that Slack does not take, stops the start with what to do', async () => {
  const missing = run({ KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1-test' });
  const ended = new Promise(done => missing.on('close', done));
  expect(await said(missing, /(KAIRAN_SLACK_SIGNING_SECRET is missing\. Find it .*)/)).toMatch(/put it into \.env/);
  expect(await ended).toBe(2);
  peer.befalls('auth.test', { error: 'invalid_auth' });
  const refused = run({ KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1-test', KAIRAN_SLACK_SIGNING_SECRET: signingSecret });
  const over = new Promise(done => refused.on('close', done));
  expect(await said(refused, /(Slack does not accept KAIRAN_SLACK_BOT_TOKEN.*)/)).toMatch(/\(invalid_auth\)/);
  expect(await over).toBe(2);
});
