import { expect, test } from 'vitest';
import { openLibrary } from '../src/library/library.ts';
import { readiness } from '../src/readiness.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { aClock, aPublication, aState } from './world/sample.ts';

test('ready is who answers from a store that answers, by a library that has followed it', async () => {
  const [store, another] = [1, 2].map(() => openSqliteStore({ path: ':memory:', clock: aClock() }));
  if (store === undefined || another === undefined) throw new Error('no store');
  const publications = Array.from({ length: 120 }, (_, index) => aPublication({ id: `p${index}` }));
  await store.archive.commit({ owner: 'shared', state: aState(), publications, identities: [] });
  const own = await openLibrary({ path: ':memory:', archive: store.archive });
  // A probe waits for it for two seconds, which a busy machine may take to make the first one.
  await own.catchUp();
  expect(await readiness({ store, library: own })).toEqual([
    { name: 'store', isReady: true, says: 'answers' },
    { name: 'library', isReady: true, says: '0 changes behind' },
  ]);
  // One that follows something else stays behind.
  const astray = await openLibrary({ path: ':memory:', archive: another.archive });
  expect((await readiness({ store, library: astray }))[1]).toEqual({
    name: 'library',
    isReady: false,
    says: '120 changes behind; catching up',
  });
  await store.close();
  expect(await readiness({ store, library: own })).toEqual([
    { name: 'store', isReady: false, says: 'does not answer' },
  ]);
  await Promise.all([own.close(), astray.close(), another.close()]);
});
