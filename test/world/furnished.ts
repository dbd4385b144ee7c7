import { acted, noReview } from '../../src/domain/review.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aPublication, aSource, aState, aSubscription, aTold } from './sample.ts';

const [one, other] = [
  { platform: 'slack', id: 'T1/C1' },
  { platform: 'slack', id: 'T2/C2' },
] as const;

/** Puts something of everything that a store can keep into it, through its own verbs; its clock stands at 0. */
export async function furnish(store: Store, { set }: { set(at: number): void }): Promise<void> {
  await publish(store);
  await write(store);
  await deliver(store, set);
}

async function publish({ archive, sources, positions, added }: Store): Promise<void> {
  await sources.record(aState({ id: 'quiet' }));
  const link = { measure: 'ai-promotion-act', role: 'amends', evidence: [] } as const;
  const deadline = { on: '2026-09-01', time: null } as never;
  const publications = [
    aPublication({ id: 'p1', title: '「人工知能の活用に関する指針」の公表', links: [link], deadline }),
    aPublication({ id: 'p2', owner: 'T1' }),
    aPublication({ id: 'p3', url: null, publishedAt: null }),
    aPublication({ id: 'p4' }),
  ];
  const identities = publications.map(({ id }) => ({ key: `guid:${id}`, publication: id }));
  await archive.commit({ owner: 'shared', state: aState(), publications, identities });
  const revised = aPublication({
    id: 'p1',
    revision: 2,
    title: '訂正「人工知能の活用に関する指針」',
    links: [link],
    deadline,
  });
  const merging = { readAt: 4, merges: [{ from: 'p3', to: 'p1' }] };
  await archive.commit({
    owner: 'shared',
    state: aState({ version: 2, validators: { etag: '"2"', lastModified: null, bodyHash: null } }),
    publications: [revised],
    identities: [],
    merging,
  });
  await archive.remove(['p4']);
  await positions.move('desk', 0, 3);
  await added.save({ source: aSource({ id: 'own', owner: 'T1' }), isPaused: false });
}

async function write(store: Store): Promise<void> {
  const { settings, numbered, threads, reviews, audit, sessions, tokens, once, leases, installations, processes } =
    store;
  const installation = { platform: 'slack', tenant: 'T1', workspace: 'T1', name: 'A', installedAt: 1 } as const;
  await installations.save({ ...installation, installedBy: 'U1', sealed: 'sealed' });
  await settings.save('T1', one, { language: 'en', zone: null, circle: ['slack:T1/U1'] });
  await settings.save('T2', other, { language: null, zone: 'Asia/Tokyo' } as never);
  await numbered.keep('T1', one, { events: ['p1', '', 'p2'], at: 4 });
  await threads.add({ workspace: 'T1', conversation: one, thread: '12.3' }, [{ role: 'user', text: '罰則は？' }], 5);
  await threads.add({ workspace: 'T2', conversation: other, thread: null }, [{ role: 'user', text: 'and then?' }], 6);
  const entry = { at: 5, by: 'slack:T1/U1', act: 'comment', about: 'p1', details: {}, from: one } as const;
  const signed = { by: 'slack:T1/U1', at: 5 };
  const put = (workspace: string, act: Parameters<typeof acted>[1]) =>
    reviews.save({ ...acted(noReview(workspace, 'p1'), act, signed), version: 1 }, [{ workspace, ...entry }]);
  await put('T1', { kind: 'snooze', until: '2026-09-02', in: one } as never);
  await put('T2', { kind: 'comment', words: '要確認' });
  for (const workspace of ['T1', 'T2', 'T1']) await audit.append({ workspace, ...entry, act: 'export', about: '' });
  await sessions.begin({
    id: 'x',
    viewer: { workspace: 'T1', person: 'slack:T1/U1', roles: ['reader'] },
    expiresAt: 9e12,
  });
  const token = {
    id: 'kaaaaaaaaaa',
    workspace: 'T1',
    name: 'portal',
    scopes: ['api'],
    role: 'reader',
    hash: 'ab',
  } as const;
  await tokens.add({ ...token, createdBy: 'slack:T1/U1', createdAt: 1, expiresAt: null, lastUsedAt: null });
  await tokens.used('kaaaaaaaaaa', 5);
  await once.first('slack:Ev1', 9e12);
  await leases.claim('host:a', 'me', 9e12);
  await processes.arrive('1@elsewhere#a', 1_000);
}

/** One delivery in each state, one that is begun, and what waits behind it. */
async function deliver({ subscriptions, lanes }: Store, set: (at: number) => void): Promise<void> {
  const message = (words: string) => JSON.stringify({ language: 'ja', summary: words, blocks: [] });
  const told = [aTold('p1', { lead: 'p3' })];
  const to = (id: string, conversation: typeof one | typeof other, workspace: string) =>
    aDelivery({ id, workspace, conversation, subscription: `s-${workspace}`, told, message: message('同じ知らせ') });
  const plan = async (workspace: string, conversation: typeof one | typeof other, ids: readonly string[]) => {
    const subscription = aSubscription({
      id: `s-${workspace}`,
      workspace,
      conversation,
      alerts: { priorityMin: 'high', kinds: [], stages: [] },
      nextDueAt: 7,
    });
    const deliveries = ids.map(id => ({
      ...to(id, conversation, workspace),
      events: id.endsWith('list') ? ['p1'] : [],
    }));
    await subscriptions.plan([{ subscription, deliveries }]);
  };
  await plan('T1', one, ['d-list', 'd-begun', 'd-behind']);
  await plan('T2', other, ['d-dead', 'd-failed']);
  await lanes.enter([to('d-gone', { platform: 'slack', id: 'T2/C3' } as never, 'T2')]);
  const turn = async (settle: (id: string) => Parameters<typeof lanes.settle>[1][number]['settlement'] | null) => {
    const turns = await lanes.lease('slack', 'me', { max: 9, ttlMs: 100 });
    const endings = turns.flatMap(({ id }) => {
      const settlement = settle(id);
      return settlement === null ? [] : [{ id, settlement }];
    });
    await lanes.settle('me', endings);
  };
  const ends: Readonly<Record<string, Parameters<typeof lanes.settle>[1][number]['settlement'] | null>> = {
    'd-list': { kind: 'sent', ref: 'r1', at: 8, nextAt: 9 },
    'd-dead': { kind: 'dead', reason: 'too long', nextAt: 9 },
    'd-gone': { kind: 'gone', reason: 'archived' },
    'd-failed': { kind: 'failed', reason: 'no answer', nextAt: 50 },
    'd-begun': null,
  };
  await turn(id => ends[id] ?? null);
  set(10);
  await turn(id => ends[id] ?? null);
}
