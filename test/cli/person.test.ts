import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { kairan, lines } from '../spine/kairan.ts';
import { createWorld } from '../spine/world.ts';
import { aClock, aSubscription } from '../world/sample.ts';

const world = createWorld();
afterAll(world.remove);

const person = 'slack:T1/U2';

async function storeWithPerson(): Promise<string> {
  const path = world.database();
  const store = openSqliteStore({ path, clock: aClock() });
  const from = { platform: 'slack', id: 'T1/C1' } as const;
  const details = { about: 'tag', words: '田中の意見' };
  await store.audit.append({ workspace: 'main', at: 1, by: person, act: 'feedback', about: 'p1', details, from });
  await store.subscriptions.save(aSubscription({ conversation: from, createdBy: person }));
  await store.settings.save('gone', from, { language: null, zone: null, circle: [person] });
  await store.close();
  return path;
}

/** Every value of every table. */
function everythingIn(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const rows = tables.map(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
  database.close();
  return JSON.stringify(rows);
}

test('person writes out what is kept; forget takes the person out, in a workspace that let Kairan go too', async () => {
  const db = await storeWithPerson();
  const everywhere = ['--db', db];
  const shown = await kairan(['person', person, '--json', ...everywhere]);
  expect(lines(shown.output).map(({ kept }) => kept)).toEqual(['log', 'subscription', 'circle']);
  expect(shown.output).toContain('田中の意見');
  const forgotten = await kairan(['forget', person, ...everywhere]);
  expect(forgotten).toMatchObject({
    code: 0,
    output: `${person} is forgotten: log 1, subscription 1, circle 1.\n`,
  });
  expect(everythingIn(db)).not.toMatch(/U2|田中/);
  expect((await kairan(['person', person, ...everywhere])).output).toBe(`Nothing is kept that names ${person}.\n`);
});

test('a name that is no person of a chat is refused, with how one is written', async () => {
  const { code, errors } = await kairan(['forget', '田中', '--db', world.database('none')]);
  expect(code).toBe(2);
  expect(errors).toContain('slack:T123/U456');
});
