import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { kairan, lines } from '../spine/kairan.ts';
import { createWorld } from '../spine/world.ts';
import { aClock, aPublication, aState } from '../world/sample.ts';

const world = createWorld();
afterAll(world.remove);

/** A store with one publication that older rules judged. */
async function storeWithOne(): Promise<string> {
  const path = world.database();
  const store = openSqliteStore({ path, clock: aClock() });
  const publication = aPublication({ title: 'AI事業者ガイドラインの改定', publisherBodies: ['mic'] });
  await store.archive.commit({ owner: 'shared', state: aState(), publications: [publication], identities: [] });
  await store.close();
  return path;
}

const kept = async (db: string) => lines((await kairan(['publications', '--json', '--db', db])).output);

test('retag shows what would change, and changes nothing', async () => {
  const db = await storeWithOne();
  const { output, errors } = await kairan(['retag', '--db', db]);
  expect(output).toMatch(/AI事業者ガイドラインの改定\n {4}relevance: none → core\n/);
  expect(errors).toContain('1 publications judged, 1 would change');
  expect(await kept(db)).toMatchObject([{ relevance: 'none' }]);
});

test('retag --apply writes it, without a revision; judged again nothing changes', async () => {
  const db = await storeWithOne();
  await kairan(['retag', '--apply', '--db', db]);
  expect(await kept(db)).toMatchObject([{ relevance: 'core', kind: 'guideline', revision: 1, arrival: 'news' }]);
  expect((await kairan(['retag', '--db', db])).output).toBe('');
});

test('whose text a law is, and what a fresh archive began with, was said when it was brought and stays', async () => {
  const path = world.database('stated');
  const store = openSqliteStore({ path, clock: aClock() });
  const links = [{ measure: 'ai-promotion-act', role: 'text-of' as const, evidence: [] }];
  for (const source of ['laws', 'starter']) {
    const publications = [
      aPublication({ id: `p${source}`, event: `p${source}`, source, title: '人工知能関連法', links }),
    ];
    await store.archive.commit({ owner: 'shared', state: aState({ id: source }), publications, identities: [] });
  }
  await store.close();
  const before = await kept(path);
  expect((await kairan(['retag', '--apply', '--db', path])).errors).toContain('0 publications judged, 0 changed');
  expect(await kept(path)).toEqual(before);
});

test('a person’s correction is kept, wins over the rules at retag, and is exported as a labelled example', async () => {
  const db = await storeWithOne();
  const corrected = await kairan([
    'feedback',
    'correct',
    'paaaaaaaaaa',
    '--kind',
    'report',
    '--stage',
    'none',
    '--db',
    db,
  ]);
  expect(corrected.output).toBe('Corrected: AI事業者ガイドラインの改定\n');
  await kairan(['retag', '--apply', '--db', db]);
  expect(await kept(db)).toMatchObject([{ relevance: 'core', kind: 'report', stage: null }]);
  const { output } = await kairan(['feedback', 'export', '--db', db]);
  expect(lines(output)).toMatchObject([{ title: 'AI事業者ガイドラインの改定', relevance: 'core', kind: 'report' }]);
});

test('a correction that the codebook does not know is refused with its values', async () => {
  const db = await storeWithOne();
  const { errors, code } = await kairan(['feedback', 'correct', 'paaaaaaaaaa', '--kind', 'opinion', '--db', db]);
  expect(errors).toMatch(/--kind is none of the codebook’s values\. It takes statute, bill, order/);
  expect(code).toBe(2);
  expect((await kairan(['feedback', 'correct', 'pzzzzzzzzzz', '--kind', 'report', '--db', db])).errors).toMatch(
    /There is no publication "pzzzzzzzzzz"/,
  );
});
