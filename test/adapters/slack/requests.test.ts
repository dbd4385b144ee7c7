import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHttp } from '../../../adapters/http/server.ts';
import { onlySlack } from '../../../adapters/slack/requests.ts';
import { secret } from '../../../src/domain/secret.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { answerToHead } from '../../world/begun-request.ts';
import { aClock } from '../../world/sample.ts';
import { createSender, signingSecret } from '../../world/slack/sender.ts';
import { openSlackHouse, type SlackHouse } from './slack-house.ts';

let house: SlackHouse;
beforeAll(async () => {
  house = await openSlackHouse();
});
afterAll(() => house.close());

const help = (trigger: string) =>
  new URLSearchParams({
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    command: '/kairan',
    text: 'help',
    trigger_id: trigger,
  }).toString();
const type = 'application/x-www-form-urlencoded';
const at = (ms: number) =>
  createSender({ to: `${house.url}/slack/events`, peer: house.peer, now: () => Date.now() + ms });
const refusals = () => house.seen.flatMap(one => (one.kind === 'request-refused' ? [one.why] : []));

describe('a request that is not Slack’s', () => {
  const refused: readonly [string, () => Promise<{ status: number }>, RegExp][] = [
    [
      'without a signature',
      () => fetch(`${house.url}/slack/events`, { method: 'POST', body: help('1') }),
      /no signature/,
    ],
    [
      'with a wrong signature',
      () => house.slack.deliver(help('2'), type, { 'x-slack-signature': `v0=${'0'.repeat(64)}` }),
      /does not fit/,
    ],
    [
      'with a signature of no known version',
      () => house.slack.deliver(help('3'), type, { 'x-slack-signature': 'v9=00' }),
      /does not fit/,
    ],
    [
      'with a time that is no number',
      () => house.slack.deliver(help('4'), type, { 'x-slack-request-timestamp': 'now' }),
      /no signature/,
    ],
    ['of six minutes ago', () => at(-360_000).deliver(help('5'), type), /3\d\d s ago/],
    ['of six minutes ahead', () => at(360_000).deliver(help('6'), type), /3\d\d s ahead/],
  ];
  for (const [what, send, why] of refused) {
    test(`${what} is refused, and the operator is told why`, async () => {
      const { status } = await send();
      expect(status).toBe(401);
      expect(refusals().at(-1)).toMatch(why);
    });
  }

  test.each([
    ['carries no signature', {}],
    ['is stale', { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': '1700000000' }],
  ])('that %s is refused before its body is there', async (_what, headers) => {
    expect(await answerToHead(`${house.url}/slack/events`, headers)).toBe(401);
  });

  test('that came before, signature and all, is refused', async () => {
    const once = createSender({
      to: `${house.url}/slack/events`,
      peer: house.peer,
      now: () => 1000 * Math.floor(Date.now() / 1000),
    });
    const body = help('replayed');
    const [first, again] = [await once.deliver(body, type), await once.deliver(body, type)];
    expect([first.status, again.status]).toEqual([200, 401]);
    expect(refusals().at(-1)).toBe('it came before');
  });

  test('that came before is refused for as long as its time is near enough', async () => {
    const begun = Date.parse('2026-10-12T09:00:00+09:00');
    const clock = aClock(begun);
    const store = openSqliteStore({ path: ':memory:', clock });
    const deps = { signingSecret: secret(signingSecret), once: store.once, clock, observe: () => {} };
    const router = Router().post('/', ...onlySlack(deps), (_request, response) => void response.end());
    const mounts = [{ path: '/slack/events', router }];
    const server = await startHttp(
      { mounts, parts: async () => [], observe: () => {} },
      { host: '127.0.0.1', port: 0 },
    );
    const ahead = createSender({ to: `${server.url}/slack/events`, peer: house.peer, now: () => begun + 299_000 });
    const first = await ahead.deliver(help('ahead'), type);
    clock.set(begun + 598_000);
    const again = await ahead.deliver(help('ahead'), type);
    expect([first.status, again.status]).toEqual([200, 401]);
    await server.stop();
    await store.close();
  });

  test('too large a body is refused before it is read', async () => {
    const { status } = await house.slack.deliver('x'.repeat(2_000_000), 'application/json');
    expect(status).toBe(413);
  });

  test('none of them reached the core, and nothing of ours broke', () => {
    expect(house.speakers).toHaveLength(1);
    expect(house.seen.filter(({ kind }) => kind === 'bug')).toEqual([]);
  });
});

test('Slack’s own check of the address is answered', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
  const { status, text } = await house.slack.deliver(body, 'application/json');
  expect([status, JSON.parse(text)]).toEqual([200, { challenge: 'abc' }]);
});

test('who is refused again and again is told so briefly and the operator no more, and Slack is heard from the same address', async () => {
  const flooded = await openSlackHouse();
  const statuses: number[] = [];
  for (let count = 0; count < 130; count++)
    statuses.push((await fetch(`${flooded.url}/slack/events`, { method: 'POST' })).status);
  expect([statuses.slice(0, 120), statuses.slice(120)].map(some => [...new Set(some)])).toEqual([[401], [429]]);
  expect(flooded.seen.filter(({ kind }) => kind === 'request-refused')).toHaveLength(120);
  const { deliver } = flooded.slack;
  const heard = await Promise.all(Array.from({ length: 200 }, (_, index) => deliver(help(`burst ${index}`), type)));
  expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([200]));
  await flooded.close();
});
