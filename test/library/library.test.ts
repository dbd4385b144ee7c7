import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { LinkRole } from '../../src/domain/measure.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { amongOutsiders, type Viewer } from '../../src/domain/workspace.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import type { FoundEvents, Query } from '../../src/library/query.ts';
import { openReadModel } from '../../src/library/read-model.ts';
import type { Measure } from '../../src/measures/schema.ts';
import type { Change } from '../../src/store/archive.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { sampleMeasures } from '../world/measures.ts';
import { aClock, aPublication, aState, noTags } from '../world/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-library-'));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

const viewer: Viewer = { workspace: 'main', person: 'someone', roles: ['reader'] };
let files = 0;

/** A library over a real store that holds these publications. */
async function libraryOf(
  publications: readonly Publication[],
): Promise<{ store: Store; library: Library; path: string }> {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  for (const publication of publications) await add(store, publication);
  const path = join(folder, `${files++}.db`);
  const library = await openLibrary({ path, archive: store.archive });
  closing.push(() => library.close());
  await library.catchUp();
  return { store, library, path };
}

function add(store: Store, publication: Publication): Promise<unknown> {
  const state = aState({ id: `${publication.id}-${publication.revision}` });
  return store.archive.commit({ owner: publication.owner, state, publications: [publication], identities: [] });
}

async function idsOf(library: Library, query: Query = {}, who = viewer): Promise<string[]> {
  return (await library.list(who, query, { limit: 100 })).publications.map(({ id }) => id);
}

const dated = (id: string, publishedAt: string | null, changes: Partial<Publication> = {}) =>
  aPublication({ id, publishedAt, ...changes });

test('a list is newest first, by the day in Japan', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-18'),
    dated('p2', '2026-08-18T16:00:00+00:00'),
    dated('p3', '2026-08-20T08:00:00+09:00'),
  ]);
  expect(await idsOf(library)).toEqual(['p3', 'p2', 'p1']);
});

test('a period holds its first day, months that end in it, and leaves out its end', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-19'),
    dated('p2', '2026-08'),
    dated('p3', '2026-08-21T00:30:00+09:00'),
    dated('p4', '2026-07-31'),
  ]);
  expect(await idsOf(library, { since: '2026-08-19' })).toEqual(['p2', 'p3', 'p1']);
  expect(await idsOf(library, { since: '2026-08-19', before: '2026-08-21' })).toEqual(['p1']);
});

test('the history of a measure holds its steps and its text, and not what only speaks of it', async () => {
  const linked = (id: string, ...links: readonly (readonly [string, LinkRole])[]) =>
    dated(id, '2026-08-18', { links: links.map(([measure, role]) => ({ measure, role, evidence: [] })) });
  const { library } = await libraryOf([
    linked('p1', ['m1', 'amends']),
    linked('p2', ['m1', 'mentions'], ['m2', 'announces']),
    linked('p3', ['m1', 'text-of']),
    linked('p4', ['m1', 'comments-on']),
    linked('p5', ['m1', 'consults-on'], ['m2', 'mentions']),
  ]);
  expect((await idsOf(library, { historyOf: ['m1'] })).sort()).toEqual(['p1', 'p3', 'p5']);
  expect((await idsOf(library, { historyOf: ['m1', 'm2'] })).sort()).toEqual(['p1', 'p2', 'p3', 'p5']);
  expect((await library.facets(viewer, { historyOf: ['m2'] })).measure).toEqual({ m1: 1, m2: 1 });
});

test('without a date it stands at the day on which it was first seen', async () => {
  const { library } = await libraryOf([
    dated('p1', null, { firstSeenAt: Date.parse('2026-08-19T20:00:00Z') }),
    dated('p2', '2026-08-19'),
  ]);
  expect(await idsOf(library, { since: '2026-08-20' })).toEqual(['p1']);
});

test('any value of a facet will do, and all facets must', async () => {
  const core = { ...noTags, relevance: { value: 'core', confidence: 1, evidence: [] } } as const;
  const report = { ...core, kind: { value: 'report', confidence: 1, evidence: [] } } as const;
  const { library } = await libraryOf([
    dated('p1', '2026-08-01', { tags: core }),
    dated('p2', '2026-08-02', { tags: report }),
    dated('p3', '2026-08-03'),
  ]);
  expect(await idsOf(library, { relevance: ['core'] })).toEqual(['p2', 'p1']);
  expect(await idsOf(library, { relevance: ['core', 'none'], kind: ['announcement'] })).toEqual(['p3', 'p1']);
  const facets = await library.facets(viewer, { relevance: ['core'] });
  expect([facets.relevance, facets.kind]).toEqual([{ core: 2 }, { announcement: 1, report: 1 }]);
});

test('pages follow each other without a gap, and the total counts all', async () => {
  const { library } = await libraryOf(
    Array.from({ length: 25 }, (_, index) => dated(`p${String(index).padStart(2, '0')}`, '2026-08-19')),
  );
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await library.list(viewer, {}, { limit: 10, ...(after === undefined ? {} : { after }) });
    expect(page.total).toBe(25);
    seen.push(...page.publications.map(({ id }) => id));
    after = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
});

test('a workspace sees what is shared and its own', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-19', { owner: 'acme' })]);
  expect(await idsOf(library)).toEqual(['p1']);
  expect(await idsOf(library, {}, { ...viewer, workspace: 'acme' })).toEqual(['p2', 'p1']);
  expect(await library.publication(viewer, 'p2')).toBeNull();
  for (const who of [viewer, amongOutsiders({ ...viewer, workspace: 'acme' })]) {
    expect(await library.list(who, {}, { limit: 10 })).toMatchObject({ total: 1, publications: [{ id: 'p1' }] });
    expect(await library.countBySource(who)).toEqual({ sample: 1 });
  }
});

test('a revision replaces, a tombstone removes', async () => {
  const { store, library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-19')]);
  await add(store, dated('p1', '2026-08-19', { revision: 2, title: '訂正' }));
  await store.archive.remove(['p2']);
  await library.catchUp();
  expect(await idsOf(library)).toEqual(['p1']);
  expect((await library.publication(viewer, 'p1'))?.title).toBe('訂正');
});

test('a library that was thrown away is made again the same', async () => {
  const { store, library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-20')]);
  const again = await openLibrary({ path: join(folder, 'again.db'), archive: store.archive });
  closing.push(() => again.close());
  await again.catchUp();
  expect(await again.list(viewer, {}, { limit: 10 })).toEqual(await library.list(viewer, {}, { limit: 10 }));
});

test('a library that is made anew holds the same, and finds it', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19', { title: '量子' }), dated('p2', '2026-08-20')]);
  const before = await library.list(viewer, {}, { limit: 10 });
  await library.reindex();
  expect(await library.list(viewer, {}, { limit: 10 })).toEqual(before);
  const { hits } = await library.search(viewer, { words: '量子', limit: 10, now: 0 });
  expect(hits.map(({ publication }) => publication.id)).toEqual(['p1']);
});

test('a call under which the thread dies rejects, and the next finds a new thread', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19')]);
  const request = { words: '見本', limit: 1, now: 0 };
  const calls = Promise.all(Array.from({ length: 500 }, () => library.search(viewer, request)));
  const dying = expect(calls).rejects.toThrow(/The library failed/);
  await library.close();
  await dying;
  expect(await idsOf(library)).toEqual(['p1']);
});

test.each(['the archive', 'the thread'])(
  'where %s breaks between two portions, each publication is kept once',
  async what => {
    const store = openSqliteStore({ path: ':memory:', clock: aClock() });
    for (const id of ['p1', 'p2', 'p3']) await add(store, dated(id, '2026-08-19'));
    let isBroken = false;
    const archive: Pick<Store['archive'], 'changes' | 'countAfter'> = {
      countAfter: store.archive.countAfter,
      async changes(after) {
        if (after === 1 && !isBroken) {
          isBroken = true;
          if (what === 'the archive') throw new Error('the disk is gone');
          await library.close();
        }
        return store.archive.changes(after, 1);
      },
    };
    const library = await openLibrary({ path: join(folder, `${files++}.db`), archive });
    closing.push(() => library.close());
    if (what === 'the archive') await expect(library.catchUp()).rejects.toThrow('the disk is gone');
    expect(await library.catchUp()).toBe(3);
    expect((await idsOf(library)).sort()).toEqual(['p1', 'p2', 'p3']);
  },
);

test('events come as a whole, each where its newest fitting publication stands', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-10', { event: 'p1' }),
    dated('p2', '2026-08-20', { event: 'p1', language: 'en' }),
    dated('p3', '2026-08-15'),
    dated('p4', '2026-08-01'),
    dated('p5', '2026-08-21', { event: 'p1', owner: 'acme' }),
  ]);
  const eventsOf = (found: FoundEvents) => found.events.map(({ id, members }) => [id, ...members.map(one => one.id)]);
  const first = await library.events(viewer, {}, { limit: 2 });
  expect([eventsOf(first), first.total]).toEqual([
    [
      ['p1', 'p1', 'p2'],
      ['p3', 'p3'],
    ],
    3,
  ]);
  const second = await library.events(viewer, {}, { limit: 2, after: first.next ?? '' });
  expect([eventsOf(second), second.next]).toEqual([[['p4', 'p4']], null]);
  expect(eventsOf(await library.events(viewer, { language: ['ja'] }, { limit: 9 })).map(([id]) => id)).toEqual([
    'p3',
    'p1',
    'p4',
  ]);
});

test('an event is found by its own id, by a member’s, and by any alias; a publication by its alias', () => {
  const model = openReadModel(':memory:');
  const apply = (change: number, born: number, publication: Publication) =>
    model.apply([{ change, born, said: change, id: publication.id, owner: 'shared', publication }]);
  const membersOf = (id: string) => model.event(viewer, id).map(one => one.id);
  apply(1, 1, dated('p1', '2026-08-10'));
  apply(2, 2, dated('p2', '2026-08-20', { event: 'p1', aliases: ['e001', 'x/2'] }));
  for (const id of ['p1', 'p2', 'e001', 'x/2']) expect(membersOf(id), id).toEqual(['p1', 'p2']);
  expect(model.publication(viewer, 'e001')?.id).toBe('p2');
  expect(model.publication(viewer, 'x.2')).toBeNull();
  apply(3, 2, dated('p2', '2026-08-20', { event: 'p2', aliases: ['e001'] }));
  expect([membersOf('p1'), membersOf('e001'), membersOf('x/2')]).toEqual([['p1'], ['p2'], []]);
});

test('what changes again while a batch is brought stands once, as it is at last; of one day each has a place', () => {
  const model = openReadModel(':memory:');
  const change = (number: number, born: number, publication: Publication): Change => {
    return { change: number, born, said: number, id: publication.id, owner: 'shared', publication };
  };
  const ids = () => model.list(viewer, {}, { limit: 10 }).publications.map(({ id, title }) => `${id} ${title}`);
  model.apply([
    change(1, 1, dated('p1', '2026-08-10', { title: 'first' })),
    change(2, 2, dated('p2', '2026-08-10', { title: 'other' })),
    change(3, 1, dated('p1', '2026-08-11', { title: 'second' })),
  ]);
  expect(ids()).toEqual(['p1 second', 'p2 other']);
  model.apply([
    change(4, 1, dated('p1', '2026-08-10', { title: 'third' })),
    change(5, 5, dated('p3', '2026-08-10', { title: 'new' })),
  ]);
  expect(ids().toSorted()).toEqual(['p1 third', 'p2 other', 'p3 new']);
  expect(model.search(viewer, { words: 'second', limit: 10, now: 0 }).hits).toEqual([]);
});

test('deadlines of a range come nearest first, page by page', async () => {
  const due = (id: string, on: string) =>
    dated(id, '2026-08-01', {
      deadline: { on, time: null, zone: 'Asia/Tokyo', basis: null, evidence: { words: on, place: 'summary', at: 0 } },
    });
  const { library } = await libraryOf([
    due('p1', '2026-09-30'),
    due('p2', '2026-09-01'),
    due('p3', '2026-10-01'),
    due('p4', '2026-08-31'),
    due('p5', '2026-09-01'),
    dated('p6', '2026-08-02'),
  ]);
  const range = { deadlineFrom: '2026-09-01', deadlineBefore: '2026-10-01' };
  const first = await library.list(viewer, range, { limit: 2, order: 'deadline' });
  const second = await library.list(viewer, range, { limit: 2, order: 'deadline', after: first.next ?? '' });
  const ids = [first, second].map(({ publications }) => publications.map(({ id }) => id));
  expect([ids, first.total, second.next]).toEqual([[['p5', 'p2'], ['p1']], 3, null]);
});

test('a trend counts by weeks that begin on Mondays, without a gap', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-17', { source: 'a' }),
    dated('p2', '2026-08-23', { source: 'b' }),
    dated('p3', '2026-08-24', { source: 'b' }),
    dated('p4', '2026-09-07', { source: 'b' }),
  ]);
  expect(await library.trends(viewer, {}, 'source')).toEqual({
    weeks: ['2026-08-17', '2026-08-24', '2026-08-31', '2026-09-07'],
    counts: { b: [1, 1, 0, 1], a: [1, 0, 0, 0] },
    totals: [2, 1, 0, 1],
  });
  expect((await library.trends(viewer, { source: ['a'] }, 'language')).totals).toEqual([1]);
});

test('a trend of events counts what several published once a value, in the week in which the first did', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-17', { source: 'a' }),
    dated('p2', '2026-08-18', { source: 'b', event: 'p1' }),
    dated('p3', '2026-08-24', { source: 'a', event: 'p1' }),
    dated('p4', '2026-08-25', { source: 'a' }),
  ]);
  expect(await library.trends(viewer, {}, 'source', 'event')).toEqual({
    weeks: ['2026-08-17', '2026-08-24'],
    counts: { a: [1, 1], b: [1, 0] },
    totals: [1, 1],
  });
});

test('lists follow what another process brought to the same file', async () => {
  const { store, library, path } = await libraryOf([dated('p1', '2026-08-19')]);
  expect(await idsOf(library)).toEqual(['p1']);
  await add(store, dated('p2', '2026-08-20', { source: 'new' }));
  const other = await openLibrary({ path, archive: store.archive });
  closing.push(() => other.close());
  await other.catchUp();
  expect(await idsOf(library)).toEqual(['p2', 'p1']);
  expect(await library.countBySource(viewer)).toEqual({ sample: 1, new: 1 });
});

test('whatever is put, mended and removed, lists and counts are those of a library made anew', async () => {
  const ids = ['p1', 'p2', 'p3', 'p4', 'p5'];
  const change = fc.record({
    id: fc.constantFrom(...ids),
    day: fc.constantFrom('2026-08-19', '2026-08-20', '2026-08', '2026-08-20T09:00:00+09:00', null),
    source: fc.constantFrom('a', 'b', 'c'),
    event: fc.constantFrom(...ids),
    isRemoved: fc.boolean(),
  });
  const round = fc.record({ changes: fc.array(change, { maxLength: 4 }), isLookedAt: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { maxLength: 6 }), async rounds => {
      const model = openReadModel(':memory:');
      const archive = new Map<string, Change>();
      let number = 0;
      const changesOf = (list: Iterable<Change>) => [...list].sort((a, b) => a.change - b.change);
      const say = (from: typeof model) => {
        const { publications } = from.list(viewer, {}, { limit: 50 });
        const days = publications.map(({ id, publishedAt }) => `${id} ${publishedAt}`).sort();
        const events = from.events(viewer, { source: ['a', 'b'] }, { limit: 50 }).events;
        return [days, from.facets(viewer, {}).source, events.map(({ id, members }) => [id, members.length]).sort()];
      };
      for (const { changes, isLookedAt } of rounds) {
        const batch = new Map<string, Change>();
        for (const { id, day, source, event, isRemoved } of changes) {
          const born = archive.get(id)?.born ?? batch.get(id)?.born ?? ++number;
          const publication = isRemoved ? null : dated(id, day, { source, event });
          batch.set(id, { change: ++number, id, owner: 'shared', born, said: number, publication });
        }
        for (const [id, one] of batch) archive.set(id, one);
        if (batch.size > 0) model.apply(changesOf(batch.values()));
        // What lists are made from is mended when it is looked at: several rounds may have gone by.
        if (isLookedAt) say(model);
      }
      const anew = openReadModel(':memory:');
      if (archive.size > 0) anew.apply(changesOf(archive.values()));
      expect(say(model)).toEqual(say(anew));
    }),
    { numRuns: 15 },
  );
});

test('two hundred searches at once are all answered, each its own', async () => {
  const words = ['量子', '衛星', '半導体', '水素'];
  const { library } = await libraryOf(words.map((title, index) => dated(`p${index}`, '2026-08-19', { title })));
  const asked = Array.from({ length: 200 }, (_, index) => index % words.length);
  const answers = await Promise.all(
    asked.map(index => library.search(viewer, { words: words[index] ?? '', limit: 5, now: 0 })),
  );
  expect(answers.map(({ hits }) => hits.map(hit => hit.publication.id))).toEqual(asked.map(index => [`p${index}`]));
});

test('while it catches up it serves what it has, and says how far behind it is', async () => {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  const publications = Array.from({ length: 4_500 }, (_, index) => dated(`p${index}`, '2026-08-19'));
  await store.archive.commit({ owner: 'shared', state: aState(), publications, identities: [] });
  const [going, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told: number[] = [];
  const library = await openLibrary({
    path: join(folder, 'behind.db'),
    tellBehind: count => told.push(count),
    archive: {
      countAfter: store.archive.countAfter,
      async changes(after, limit, charactersMax) {
        if (after >= 2_000) {
          reached.resolve();
          await going.promise;
        }
        return store.archive.changes(after, limit, charactersMax);
      },
    },
  });
  closing.push(() => library.close());
  expect(library.behind()).toBe(0);
  const caughtUp = library.catchUp();
  await reached.promise;
  expect(library.behind()).toBe(2_500);
  expect((await library.list(viewer, {}, { limit: 1 })).total).toBe(2_000);
  going.resolve();
  expect(await caughtUp).toBe(4_500);
  expect([library.behind(), told]).toEqual([0, [4_500, 0]]);
  expect((await library.list(viewer, {}, { limit: 1 })).total).toBe(4_500);
});

test('a library whose things are called otherwise now is made anew', () => {
  const path = join(folder, 'names.db');
  const open = (measures: readonly Measure[]) => openReadModel(path, measures);
  const first = open([]);
  const publication = dated('p1', '2026-08-19');
  first.apply([{ change: 1, born: 1, said: 1, id: 'p1', owner: 'shared', publication }]);
  first.close();
  const same = open([]);
  expect(same.position()).toBe(1);
  same.close();
  const other = open(sampleMeasures);
  expect([other.position(), other.list(viewer, {}, { limit: 5 }).total]).toEqual([0, 0]);
  other.close();
});
