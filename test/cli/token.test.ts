import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import type { House, Io } from '../../src/cli/house.ts';
import { token } from '../../src/cli/token.ts';
import type { Given } from '../../src/cli/verb.ts';
import { opens, tokenIdIn } from '../../src/domain/token.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock } from '../world/sample.ts';

const clock = aClock(Date.parse('2026-11-27T09:00:00+09:00'));
const store = openSqliteStore({ path: ':memory:', clock });
afterAll(() => store.close());

/** What the verb writes where, over a store that outlives it. */
async function run(words: readonly string[], given: Given = {}) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const house = { store, clock, close: async () => {} } as unknown as House;
  const code = await token.run(given, words, async () => house, { output, errors } as unknown as Io);
  return { code, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
}

test('a token is made, printed once, kept as a hash, revoked, and each act is in the log', async () => {
  const made = await run(['create', 'intranet', 'portal'], { scopes: 'feeds', expires: '2026-12-31' });
  const held = made.output.trim();
  const id = tokenIdIn(held) ?? '';
  const kept = await store.tokens.find(id);
  expect(kept).toMatchObject({ name: 'intranet portal', scopes: ['feeds'], role: 'reader', workspace: 'main' });
  const newYear = Date.parse('2027-01-01T00:00:00+09:00');
  expect([newYear - 1, newYear].map(now => kept !== null && opens(kept, held, now))).toEqual([true, false]);
  const listed = await run(['list'], { json: true });
  for (const said of [made.errors, listed.output, JSON.stringify(kept)]) {
    expect(said).toContain(id);
    expect(said).not.toContain(held.slice(-43));
  }
  expect(listed.output).not.toContain(kept?.hash);
  expect(await run(['revoke', id])).toMatchObject({ code: 0, output: `${id} opens nothing any more.\n` });
  expect(await run(['revoke', id])).toMatchObject({ code: 1, errors: expect.stringContaining('There is no token') });
  expect(await store.tokens.find(id)).toBeNull();
  const log = await store.audit.list('main', { about: id }, 0, 9);
  expect(log.map(({ act, by }) => [act, by])).toEqual([
    ['token-create', 'operator'],
    ['token-revoke', 'operator'],
  ]);
});

for (const [words, given, sentence] of [
  [['create'], {}, 'Name the program'],
  [['create', 'x'], { scopes: 'api,everything' }, '--scopes takes api, feeds or both'],
  [['create', 'x'], { role: 'operator' }, '--role takes reader, reviewer, admin'],
  [['create', 'x'], { expires: '2026-11-26' }, '--expires takes a day to come'],
  [['burn'], {}, 'there are create, list and revoke'],
] as const)
  test(`"token ${words.join(' ')}" with ${JSON.stringify(given)} is refused with what can be`, async () => {
    expect(await run(words, given)).toMatchObject({ code: 2, output: '', errors: expect.stringContaining(sentence) });
  });
