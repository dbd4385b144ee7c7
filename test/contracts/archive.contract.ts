import { describe, expect, test } from 'vitest';
import type { LinkRole } from '../../src/domain/measure.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Archive, Commit, Nearby } from '../../src/store/archive.ts';
import { aPublication, aState, noTags } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

const noEvidence = { words: '', place: 'summary', at: null } as const;

export function archiveContract(open: OpenStore): void {
  describe('the archive', () => {
    test('a commit keeps publications, the source’s state and its validators together', async () => {
      const { store } = await open();
      const validators = { etag: '"1"', lastModified: null, bodyHash: 'ab' };
      const outcome = await store.archive.commit(commitOf([aPublication()], { validators }));
      expect(outcome).toEqual({ kind: 'committed', lastChange: 1 });
      expect((await store.sources.state('sample'))?.validators).toEqual(validators);
      expect(await titles(store.archive)).toEqual(['見本の公表について']);
    });

    test('half a character that a publisher wrote stops no commit, and finds nothing', async () => {
      const { store } = await open();
      const cut = aPublication({ title: '見本\ud800の公表', url: 'https://www.example.go.jp/\udfff' });
      expect(await store.archive.commit(commitOf([cut]))).toMatchObject({ kind: 'committed' });
      expect(await titles(store.archive)).toEqual(['見本\ud800の公表']);
      expect(await store.events.eventOf('p\ud800')).toBeNull();
    });

    test('a commit upon a version that has moved writes nothing at all', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf([aPublication({ id: 'p1' })]));
      const late = commitOf([aPublication({ id: 'p2' })], {
        validators: { etag: 'late', lastModified: null, bodyHash: null },
      });
      expect(await store.archive.commit(late)).toEqual({ kind: 'stale' });
      expect(await ids(store.archive)).toEqual(['p1']);
      expect((await store.sources.state('sample'))?.validators).toBeNull();
      expect(await store.archive.known('shared', 'sample', ['key-p2'], [])).toEqual([]);
    });

    test('a first commit needs version 1', async () => {
      const { store } = await open();
      expect(await store.archive.commit(commitOf([aPublication()], { version: 2 }))).toEqual({ kind: 'stale' });
    });

    test('each publication stands once among the changes, at its latest number', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf([aPublication({ id: 'p1' }), aPublication({ id: 'p2' })]));
      await store.archive.commit(commitOf([aPublication({ id: 'p1', revision: 2, title: '訂正' })], { version: 2 }));
      const changes = await store.archive.changes(0, 10);
      expect(changes.map(({ change, id }) => [change, id])).toEqual([
        [2, 'p2'],
        [3, 'p1'],
      ]);
      expect(changes[1]?.publication?.title).toBe('訂正');
      expect(await Promise.all([0, 2, 3].map(after => store.archive.countAfter(after)))).toEqual([2, 1, 0]);
    });

    test('a change says when the publication came and when its publisher last spoke: judging anew is not speaking', async () => {
      const { store } = await open();
      const at = async () => (await store.archive.changes(0, 10)).map(({ change, born, said }) => [change, born, said]);
      await store.archive.commit(commitOf([aPublication({ id: 'p1' })]));
      expect(await at()).toEqual([[1, 1, 1]]);
      await store.archive.commit(commitOf([aPublication({ id: 'p1', revision: 2 })], { version: 2 }));
      expect(await at()).toEqual([[2, 1, 2]]);
      await store.archive.rejudge([aPublication({ id: 'p1', revision: 2 })]);
      expect(await at()).toEqual([[3, 1, 2]]);
      await store.archive.commit(merging(3, [['p1', 'p0']], 3));
      expect(await at()).toEqual([[4, 1, 2]]);
    });

    test('only a merge moves a publication to another event: a revision or a judgement that knows the old one does not', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf([aPublication({ id: 'p1' }), aPublication({ id: 'p2' })]));
      await store.archive.commit(merging(2, [['p2', 'p1']], 2));
      await store.archive.commit(commitOf([aPublication({ id: 'p2', revision: 2 })], { version: 3 }));
      await store.archive.rejudge([aPublication({ id: 'p2', revision: 2 })]);
      const [change] = await store.archive.changes(3, 10);
      expect([change?.id, change?.publication?.event, change?.publication?.revision]).toEqual(['p2', 'p1', 2]);
      expect((await store.events.members(['p1'])).map(({ id }) => id)).toEqual(['p1', 'p2']);
    });

    test('a merge that was decided upon an archive that has changed meanwhile writes nothing at all', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf([aPublication({ id: 'p1' }), aPublication({ id: 'p2' })]));
      const { readAt } = await store.archive.near('shared', { urls: [], ties: [], ids: [] });
      await store.archive.rejudge([aPublication({ id: 'p1' })]);
      const late = { ...merging(2, [['p2', 'p1']], readAt), publications: [aPublication({ id: 'p3' })] };
      expect(await store.archive.commit(late)).toEqual({ kind: 'overtaken' });
      expect(await ids(store.archive)).toEqual(['p2', 'p1']);
      expect(await store.events.eventOf('p2')).toBe('p2');
      expect((await store.sources.state('sample'))?.version).toBe(1);
    });

    test('an event is found by an address of its publications, the newest where an address was listed again', async () => {
      const { store } = await open();
      const at = (id: string, url: string | null, owner = 'shared') => aPublication({ id, url, owner });
      await store.archive.commit(
        commitOf([at('p1', 'https://a.go.jp/'), at('p2', 'https://b.go.jp/'), at('p3', null)]),
      );
      await store.archive.commit(commitOf([at('p4', 'https://a.go.jp/')], { version: 2 }));
      const found = (...urls: string[]) => store.events.addressed('main', urls);
      expect(await found('https://a.go.jp/')).toBe('p4');
      expect(await found('https://x.go.jp/', 'https://b.go.jp/')).toBe('p2');
      expect(await found('https://a.go.jp/x')).toBeNull();
      await store.archive.remove(['p4']);
      expect(await found('https://a.go.jp/')).toBe('p1');
    });

    test('an address that a workspace added is known to it alone', async () => {
      const { store } = await open();
      const own = { ...commitOf([aPublication({ id: 'p1', url: 'https://a.go.jp/', owner: 'acme' })]), owner: 'acme' };
      await store.archive.commit(own);
      expect(await store.events.addressed('acme', ['https://a.go.jp/'])).toBe('p1');
      expect(await store.events.addressed('main', ['https://a.go.jp/'])).toBeNull();
    });

    test('every id that an event ever had leads to it, a withdrawn publication’s and that of a merged event too', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf(['p1', 'p2', 'p3'].map(id => aPublication({ id }))));
      await store.archive.remove(['p2']);
      await store.archive.commit(merging(2, [['p2', 'p3']], 4));
      await store.archive.commit(merging(3, [['p3', 'p1']], 4));
      expect(await Promise.all(['p1', 'p2', 'p3', 'p4'].map(id => store.events.eventOf(id)))).toEqual([
        'p1',
        'p1',
        'p1',
        null,
      ]);
      expect(await store.events.namesOf(['p1', 'p3', 'p4'])).toEqual(new Map([['p1', ['p1', 'p2', 'p3']]]));
      expect(await store.events.absorbedBy(['p1', 'p3', 'p4'])).toEqual(new Map([['p1', ['p2', 'p3']]]));
      expect((await store.events.members(['p1'])).map(({ id }) => id)).toEqual(['p1', 'p3']);
    });

    test('what may belong to an event is found by address, by tie and by id, within days, with its whole event', async () => {
      const { store } = await open();
      const treats = (role: LinkRole) => ({ links: [{ measure: 'ai-promotion-act', role, evidence: [] }] });
      const on = (day: string | null) => ({ publishedAt: day });
      await store.archive.commit(
        commitOf([
          aPublication({ id: 'p1', url: 'https://a.example/1', ...on('2026-03-04') }),
          aPublication({ id: 'p2', url: 'https://a.example/2', ...on('2026-03-04'), event: 'p1' }),
          aPublication({ id: 'p3', url: 'https://a.example/1', ...on('2026-03-14') }),
          aPublication({ id: 'p4', ...on('2026-03-05T00:30:00+09:00'), ...treats('announces') }),
          aPublication({ id: 'p5', ...on('2026-03-05'), ...treats('mentions') }),
          aPublication({ id: 'p6', ...on('2026-03'), ...treats('announces') }),
          aPublication({ id: 'p7', ...on(null), firstSeenAt: Date.parse('2026-03-06T00:00Z'), ...treats('amends') }),
          aPublication({ id: 'p8', owner: 'acme', url: 'https://a.example/1', ...on('2026-03-04') }),
        ]),
      );
      const days = { from: '2026-03-01', to: '2026-03-10' };
      const near = async (owner: string, nearby: Partial<Nearby>) =>
        (await store.archive.near(owner, { urls: [], ties: [], ids: [], ...nearby })).publications
          .map(({ id }) => id)
          .sort();
      expect(await near('shared', { urls: [{ url: 'https://a.example/1', ...days }] })).toEqual(['p1', 'p2']);
      expect(await near('acme', { urls: [{ url: 'https://a.example/1', ...days }] })).toEqual(['p8']);
      expect(await near('shared', { ties: [{ tie: 'measure:ai-promotion-act', ...days }] })).toEqual(['p4', 'p7']);
      expect(await near('shared', { ids: ['p2', 'p8'] })).toEqual(['p1', 'p2']);
      await store.archive.rejudge([aPublication({ id: 'p4', ...on('2026-03-05'), links: [] })]);
      await store.archive.remove(['p7']);
      expect(await near('shared', { ties: [{ tie: 'measure:ai-promotion-act', ...days }] })).toEqual([]);
    });

    test('publications are found by their event and by their deadline, as they are now', async () => {
      const { store } = await open();
      const until = (on: string) =>
        ({ on, time: null, zone: 'Asia/Tokyo', basis: null, evidence: noEvidence }) as const;
      const [one, two] = [aPublication({ id: 'p1', deadline: until('2026-03-13') }), aPublication({ id: 'p2' })];
      await store.archive.commit(commitOf([one, two]));
      const members = async (event: string) => (await store.events.members([event])).map(({ id }) => id);
      const due = async () => (await store.events.deadlines('2026-03-10', '2026-03-20')).map(({ id }) => id);
      expect([await members('p1'), await members('p2'), await due()]).toEqual([['p1'], ['p2'], ['p1']]);
      await store.archive.rejudge([
        { ...one, deadline: until('2026-03-21') },
        { ...two, deadline: until('2026-03-20') },
      ]);
      await store.archive.commit(merging(2, [['p2', 'p1']], 4));
      expect([await members('p1'), await members('p2'), await due()]).toEqual([['p1', 'p2'], [], ['p2']]);
      await store.archive.remove(['p2']);
      expect([await members('p1'), await due()]).toEqual([['p1'], []]);
    });

    test('publications are found by the day from which they apply, where no deadline counts first', async () => {
      const { store } = await open();
      const inForce = { value: 'in-force' as const, confidence: 1, evidence: [] };
      const order = aPublication({
        id: 'p1',
        publishedAt: '2026-03-04',
        summary: '本日公布されました。2026年4月1日から施行されます。',
        tags: { ...noTags, stage: inForce },
      });
      const past = { ...order, id: 'p2', event: 'p2', summary: '2026年3月1日に施行されました。' };
      const unsaid = { ...order, id: 'p3', event: 'p3', tags: noTags };
      await store.archive.commit(commitOf([order, past, unsaid]));
      const ahead = await store.events.deadlines('2026-03-01', '2026-04-30');
      expect(ahead.map(({ id }) => id)).toEqual(['p1']);
    });

    test('a follower’s position moves only from where it was', async () => {
      const { positions } = (await open()).store;
      expect(await positions.at('desk')).toBe(0);
      expect(await positions.move('desk', 3, 5)).toBe(false);
      expect(await positions.move('desk', 0, 5)).toBe(true);
      expect(await positions.move('desk', 0, 7)).toBe(false);
      expect(await positions.move('desk', 5, 5, await positions.run())).toBe(true);
      expect([await positions.at('desk'), await positions.at('another')]).toEqual([5, 0]);
    });

    test('what a conversation has chosen is its own', async () => {
      const { settings } = (await open()).store;
      const here = { platform: 'web', id: 'c1' } as const;
      await settings.save('main', here, { language: 'en', zone: null });
      await settings.save('main', here, { language: 'en', zone: 'Europe/London' });
      expect(await settings.of('main', here)).toEqual({ language: 'en', zone: 'Europe/London' });
      expect(await settings.of('acme', here)).toBeNull();
      expect(await settings.of('main', { platform: 'web', id: 'c2' })).toBeNull();
    });

    test('what numbers mean in a conversation is the last list that it was shown', async () => {
      const { numbered } = (await open()).store;
      const here = { platform: 'web', id: 'c1' } as const;
      await numbered.keep('main', here, { events: ['p1'], at: 1 });
      await numbered.keep('main', here, { events: ['p2', 'p3'], at: 2 });
      expect(await numbered.of('main', here)).toEqual({ events: ['p2', 'p3'], at: 2 });
      expect(await numbered.of('acme', here)).toBeNull();
    });

    test('changes are handed out in order, after a number and up to a limit', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf(['p1', 'p2', 'p3'].map(id => aPublication({ id }))));
      expect((await store.archive.changes(1, 1)).map(({ id }) => id)).toEqual(['p2']);
      expect(await store.archive.changes(3, 10)).toEqual([]);
    });

    test('long texts come in several portions, each with one at least', async () => {
      const { store } = await open();
      const long = { content: 'あ'.repeat(2_000) };
      await store.archive.commit(commitOf(['p1', 'p2', 'p3'].map(id => aPublication({ id, ...long }))));
      const idsAfter = async (after: number, charactersMax: number) =>
        (await store.archive.changes(after, 10, charactersMax)).map(({ id }) => id);
      expect(await idsAfter(0, 1)).toEqual(['p1']);
      expect((await idsAfter(0, 3_000)).length).toBeLessThan(3);
      expect(await idsAfter(1, 100_000)).toEqual(['p2', 'p3']);
    });

    test('every revision is kept, oldest first', async () => {
      const { store } = await open();
      await store.archive.commit(commitOf([aPublication({ title: '一' })]));
      await store.archive.commit(commitOf([aPublication({ revision: 2, title: '二' })], { version: 2 }));
      expect((await store.archive.revisions('paaaaaaaaaa')).map(({ title }) => title)).toEqual(['一', '二']);
      expect(await store.archive.revisions('pzzzzzzzzzz')).toEqual([]);
    });

    test('a publication is known again by any of its keys and by its address', async () => {
      const { store } = await open();
      const publication = aPublication({ id: 'p1', url: 'https://www.example.go.jp/1' });
      await store.archive.commit({ ...commitOf([publication]), identities: twoKeys });
      const byKey = await store.archive.known('shared', 'sample', ['second'], []);
      expect(byKey.map(({ keys }) => [...keys].sort())).toEqual([['first', 'second']]);
      expect(byKey[0]?.publication).toEqual(publication);
      expect(await store.archive.known('shared', 'sample', [], ['https://www.example.go.jp/1'])).toHaveLength(1);
      expect(await store.archive.known('shared', 'sample', ['third'], ['https://www.example.go.jp/3'])).toEqual([]);
    });

    test('a key that leads somewhere stays there', async () => {
      const { store } = await open();
      await store.archive.commit({
        ...commitOf([aPublication({ id: 'p1' })]),
        identities: [{ key: 'k', publication: 'p1' }],
      });
      const second = {
        ...commitOf([aPublication({ id: 'p2' })], { version: 2 }),
        identities: [{ key: 'k', publication: 'p2' }],
      };
      await store.archive.commit(second);
      expect(
        (await store.archive.known('shared', 'sample', ['k'], [])).map(({ publication }) => publication.id),
      ).toEqual(['p1']);
    });

    test('sources and owners do not know each other’s publications', async () => {
      const { store } = await open();
      await store.archive.commit({
        ...commitOf([aPublication({ id: 'p1' })]),
        identities: [{ key: 'k', publication: 'p1' }],
      });
      expect(await store.archive.known('shared', 'other', ['k'], [])).toEqual([]);
      expect(await store.archive.known('acme', 'sample', ['k'], [])).toEqual([]);
    });

    test('thousands of keys are asked for at once', async () => {
      const { store } = await open();
      const many = Array.from({ length: 5000 }, (_, index) => `k${index}`);
      await store.archive.commit({
        ...commitOf([aPublication({ id: 'p1' })]),
        identities: [{ key: 'k4999', publication: 'p1' }],
      });
      expect(await store.archive.known('shared', 'sample', many, many)).toHaveLength(1);
    });

    test('a judgement that is made again is a change but no revision', async () => {
      const { store } = await open();
      const publication = aPublication({ id: 'p1' });
      await store.archive.commit(commitOf([publication]));
      const tags = { ...publication.tags, rules: 'newer' };
      expect(await store.archive.rejudge([{ ...publication, tags }, aPublication({ id: 'unknown' })])).toBe(1);
      const [change] = await store.archive.changes(1, 10);
      expect([change?.change, change?.publication?.tags.rules]).toEqual([2, 'newer']);
      expect(await store.archive.revisions('p1')).toHaveLength(1);
    });

    test('what is removed leaves a tombstone with a number of its own, and no key', async () => {
      const { store } = await open();
      await store.archive.commit({
        ...commitOf([aPublication({ id: 'p1' })]),
        identities: [{ key: 'k', publication: 'p1' }],
      });
      await store.archive.remove(['p1', 'unknown']);
      await store.archive.remove(['p1']);
      expect(await store.archive.changes(0, 10)).toEqual([
        { change: 2, born: 1, said: 1, id: 'p1', owner: 'shared', publication: null },
      ]);
      expect(await store.archive.known('shared', 'sample', ['k'], ['https://www.example.go.jp/p1.html'])).toEqual([]);
      expect(await store.archive.revisions('p1')).toEqual([]);
    });
  });
}

const twoKeys = [
  { key: 'first', publication: 'p1' },
  { key: 'second', publication: 'p1' },
];

function commitOf(publications: readonly Publication[], state: Parameters<typeof aState>[0] = {}): Commit {
  const identities = publications.map(({ id }) => ({ key: `key-${id}`, publication: id }));
  return { owner: 'shared', state: aState(state), publications, identities };
}

/** Events that turn out to be one, and nothing else. */
function merging(version: number, merges: readonly [string, string][], readAt: number): Commit {
  return { ...commitOf([], { version }), merging: { readAt, merges: merges.map(([from, to]) => ({ from, to })) } };
}

async function titles(archive: Archive): Promise<unknown[]> {
  return (await archive.changes(0, 100)).map(({ publication }) => publication?.title);
}

async function ids(archive: Archive): Promise<string[]> {
  return (await archive.changes(0, 100)).map(({ id }) => id);
}
