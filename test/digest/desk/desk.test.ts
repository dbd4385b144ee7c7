import { describe, expect, test } from 'vitest';
import { noteAudience } from '../../../src/digest/desk/note-audience.ts';
import { everything } from '../../../src/digest/digest.ts';
import { thisDelivery } from '../../../src/domain/delivery.ts';
import type { QuietHours } from '../../../src/domain/subscription.ts';
import { aSource, aState, aSubscription } from '../../world/sample.ts';
import { aPaper, createDeskWorld, reported, type Traits, tagsOf, weekdaysAtNine, wordsOf } from './desk-world.ts';

const kindsOf = (deliveries: readonly { kind: string }[]) => deliveries.map(({ kind }) => kind);

describe('a digest', () => {
  test('holds what was published since the last, once, and nothing from before the subscription', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.publish(aPaper('p0'));
    await world.subscribe();
    await world.publish(aPaper('p1'), aPaper('p2', { relevance: 'none' }));
    world.at('2026-03-04T08:59+09:00');
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T09:00+09:00');
    const [digest, ...more] = await world.tick();
    expect([digest?.events, more]).toEqual([['p1'], []]);
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-05T09:00+09:00');
    const [next] = await world.tick();
    expect(next?.events).toEqual([]);
    expect(wordsOf(next)).toContain('新着はありません。');
  });

  test('stays silent where nothing is new and silence is wanted', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ whenQuiet: 'stay-silent' });
    world.at('2026-03-04T09:00+09:00');
    expect(await world.tick()).toEqual([]);
    expect((await world.store.subscriptions.find('main', 's1'))?.nextDigestAt).toBe(
      Date.parse('2026-03-05T09:00+09:00'),
    );
  });

  test('that was missed comes late and says so; those missed before it are merged into it', async () => {
    const world = createDeskWorld('2026-03-02T12:00+09:00');
    await world.subscribe();
    await world.publish(aPaper('p1'));
    world.at('2026-03-04T10:12+09:00');
    const digests = await world.tick();
    expect(digests.map(({ events }) => events)).toEqual([['p1']]);
    expect(wordsOf(digests[0])).toContain('9時配信の予定が遅れ、10時12分にお届けしています。');
  });

  test('holds what a pause held back', async () => {
    const world = createDeskWorld('2026-03-02T12:00+09:00');
    await world.subscribe();
    await world.change('s1', { pausedUntil: '2026-03-10' });
    await world.publish(aPaper('p1'));
    world.at('2026-03-09T10:00+09:00');
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-10T09:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
  });

  test('goes out once though the clock is set back, and though its zone is changed between two', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    world.at('2026-03-04T09:00+09:00');
    expect(await world.tick()).toHaveLength(1);
    world.at('2026-03-04T08:30+09:00');
    await world.change('s1', {
      digest: { every: 'weekday', weekday: null, dayOfMonth: null, time: '09:00', skipHolidays: true },
    });
    world.at('2026-03-04T09:01+09:00');
    expect(await world.tick()).toEqual([]);
    await world.change('s1', { zone: 'Europe/London' });
    await world.publish(aPaper('p1'));
    world.at('2026-03-04T08:59Z');
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T09:00Z');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
  });

  test('that went out before the clock was set back does not go out empty of what came since', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    await world.publish(aPaper('p1'));
    world.at('2026-03-04T09:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
    await world.publish(aPaper('p2'));
    world.at('2026-03-04T08:30+09:00');
    await world.change('s1', {});
    const told: string[] = [];
    for (const moment of ['04T09', '05T09']) {
      world.at(`2026-03-${moment}:00+09:00`);
      told.push(...(await world.tick()).flatMap(({ events }) => events));
    }
    expect(told).toEqual(['p2']);
  });

  test('counts what does not fit, numbers all of it, and one button shows the rest', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ language: 'en' });
    await world.publish(...Array.from({ length: 15 }, (_, index) => aPaper(`p${index + 10}`)));
    world.at('2026-03-04T09:00+09:00');
    const [digest] = await world.tick();
    expect(digest?.events).toHaveLength(15);
    expect(wordsOf(digest)).toContain('3 more.');
    expect(digest?.message).toContain(`"delivery":"${thisDelivery}","from":13`);
  });
});

describe('an event', () => {
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;

  test('that was told at once is named as known in the digest', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    await world.publish(aPaper('p1'));
    const [alert] = await world.tick();
    expect([alert?.kind, alert?.events]).toEqual(['alert', ['p1']]);
    world.at('2026-03-04T09:00+09:00');
    const [digest] = await world.tick();
    expect(digest?.events).toEqual([]);
    expect(wordsOf(digest)).toMatch(/お知らせ済みのもの\n\n・題p1/);
  });

  test('that gets its commentary later is not announced again: the commentary is added to it', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    await world.publish(aPaper('p1'));
    world.at('2026-03-04T09:00+09:00');
    await world.tick();
    await world.publish(
      aPaper('p2', { kind: 'commentary' }, { event: 'p1', publisher: { ja: '某事務所', en: 'Firm' } }),
    );
    world.at('2026-03-05T09:00+09:00');
    expect(wordsOf((await world.tick())[0])).toContain('題p1　見本省（続報：解説1件：某事務所）');
  });

  test('that is merged with one that was announced counts as announced', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ profile: { ...everything, themes: ['privacy'] } });
    await world.publish(aPaper('p1', { theme: 'copyright' }), aPaper('p2'));
    world.at('2026-03-04T09:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p2']]);
    await world.merge('p2', 'p1');
    await world.publish(aPaper('p3', {}, { event: 'p1' }));
    world.at('2026-03-05T09:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([[]]);
  });

  describe('that a newspaper had first', () => {
    async function publishedAfter(minutes: string, changes: Parameters<typeof aPaper>[2] = {}) {
      const world = createDeskWorld('2026-03-03T12:00+09:00');
      await world.subscribe({ alerts, language: 'ja' });
      await world.publish(aPaper('p1', { until: '2026-03-20' }, reported));
      const [report] = await world.tick();
      world.at(`2026-03-03T12:${minutes}+09:00`);
      await world.publish(aPaper('p2', {}, { event: 'p1', ...changes }));
      return { world, report, alerted: await world.tick() };
    }
    const ownWord = '報道等によりお知らせした件について、公的機関が公表しました。';

    test('is told at once when the authority publishes it, once, with its own page in front', async () => {
      const { world, report, alerted } = await publishedAfter('05');
      expect(report?.told.map(({ as, lead }) => [as, lead])).toEqual([['report', 'p1']]);
      expect(wordsOf(report)).not.toContain(ownWord);
      expect(alerted.map(({ kind, told }) => [kind, told.map(({ as, lead }) => [as, lead])])).toEqual([
        ['alert', [['new', 'p2']]],
      ]);
      expect(wordsOf(alerted[0])).toContain(ownWord);
      expect(wordsOf(alerted[0])).toContain('同じ件の掲載：見本新聞');
      await world.publish(aPaper('p3', {}, { event: 'p1' }));
      expect(await world.tick()).toEqual([]);
      world.at('2026-03-04T09:00+09:00');
      expect((await world.tick()).map(({ told }) => told.map(({ as }) => as))).toEqual([['echo']]);
    });

    test.each([
      ['another newspaper', reported],
      ['commentary', { tags: tagsOf({ kind: 'commentary' }) }],
      ['a law firm', { source: 'firm', publisher: { ja: '某事務所', en: 'Firm' }, publisherBodies: ['law-firm'] }],
    ] as const)('is not told again when %s comes to it', async (_, changes) => {
      const { world, alerted } = await publishedAfter('05', changes);
      expect(alerted).toEqual([]);
      world.at('2026-03-04T09:00+09:00');
      expect((await world.tick()).map(({ told }) => told.map(({ as }) => as))).toEqual([['echo']]);
    });

    test('is told in the next digest where there are no alerts', async () => {
      const world = createDeskWorld('2026-03-03T12:00+09:00');
      await world.subscribe();
      await world.publish(aPaper('p1', {}, reported));
      world.at('2026-03-04T09:00+09:00');
      await world.tick();
      await world.publish(aPaper('p2', {}, { event: 'p1' }));
      world.at('2026-03-05T09:00+09:00');
      const [digest] = await world.tick();
      expect([digest?.events, digest?.told.map(({ as }) => as)]).toEqual([['p1'], ['new']]);
      expect(wordsOf(digest)).toContain(ownWord);
    });
  });

  test('that only our own judging brings into the profile is not announced', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    await world.publish(aPaper('p1', { relevance: 'none' }));
    await world.tick();
    world.at('2026-03-04T09:00+09:00');
    await world.tick();
    await world.rejudge(aPaper('p1'));
    world.at('2026-03-05T09:00+09:00');
    expect((await world.tick()).flatMap(({ events }) => events)).toEqual([]);
  });

  test('that its publisher’s own edit brings into the profile is announced', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    await world.publish(aPaper('p1', { relevance: 'none' }));
    expect(await world.tick()).toEqual([]);
    await world.publish(aPaper('p1', {}, { revision: 2 }));
    expect((await world.tick()).map(({ kind, events }) => [kind, events])).toEqual([['alert', ['p1']]]);
  });

  test('of a source’s first round or an import is not announced', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    await world.publish(aPaper('p1', {}, { arrival: 'baseline' }), aPaper('p2', {}, { arrival: 'import' }));
    world.at('2026-03-04T09:00+09:00');
    expect((await world.tick()).flatMap(({ events }) => events)).toEqual([]);
  });

  test('of another workspace is nobody else’s', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    await world.publish(aPaper('p1', { until: '2026-03-05' }, { owner: 'acme' }));
    world.at('2026-03-04T09:00+09:00');
    const told = await world.tick();
    expect(told.map(one => wordsOf(one)).join()).not.toContain('題p1');
  });
});

describe('in a conversation with people of other organisations', () => {
  const conversation = aSubscription().conversation;
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;
  const own = (id: string, until: string, changes: Parameters<typeof aPaper>[2] = {}) =>
    aPaper(id, { until, kind: 'consultation' }, { owner: 'main', ...changes });

  async function heard(hasOutsiders: boolean) {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts, reminders: [7, 3, 1] });
    await world.subscribe({
      id: 'inside',
      alerts,
      reminders: [7, 3, 1],
      conversation: { platform: 'terminal', id: 'inside' },
    });
    await noteAudience(world.store, { conversation, audience: { workspace: 'main', hasOutsiders } });
    return world;
  }
  const ofFirst = (deliveries: Awaited<ReturnType<Awaited<ReturnType<typeof heard>>['tick']>>) =>
    deliveries.filter(({ subscription }) => subscription === 's1').map(one => `${one.kind} ${wordsOf(one)}`);

  test('what the workspace owns is in no alert, digest, reminder or correction; elsewhere it is', async () => {
    for (const hasOutsiders of [true, false]) {
      const world = await heard(hasOutsiders);
      const told: string[] = [];
      const inside: string[] = [];
      const tick = async (at: string) => {
        world.at(at);
        const planned = await world.tick();
        told.push(...ofFirst(planned));
        inside.push(...planned.filter(({ subscription }) => subscription === 'inside').map(wordsOf));
      };
      await world.publish(
        own('own', '2026-03-13'),
        aPaper('p1', { until: '2026-03-13', kind: 'consultation' }),
        aPaper('echo', {}, { event: 'p1', owner: 'main', publisher: { ja: 'ひみつ局', en: 'Secret' } }),
        aPaper('near', { relevance: 'adjacent' }, { owner: 'main' }),
      );
      await tick('2026-03-03T12:01+09:00');
      await tick('2026-03-04T09:00+09:00');
      await world.publish(own('own', '2026-03-16', { revision: 2 }));
      await tick('2026-03-04T12:00+09:00');
      await tick('2026-03-11T09:00+09:00');
      for (const mark of ['題own', 'ひみつ局', '周辺の話題'])
        expect([mark, told.join().includes(mark)]).toEqual([mark, !hasOutsiders]);
      expect(told.join()).toContain('題p1');
      expect(inside.join()).toContain('題own');
    }
  });

  test('no source that the workspace added is named in what is said of the watch', async () => {
    const name = { ja: 'ひみつの情報源', en: 'Secret source' };
    const world = createDeskWorld('2026-03-03T12:00+09:00', [aSource({ id: 'added', owner: 'main', name })]);
    await world.subscribe();
    await world.subscribe({ id: 'shared', sees: 'shared' });
    await world.store.sources.record(
      aState({ id: 'added', lastOutcome: { kind: 'failed', reason: 'timed-out', detail: '' }, failuresInARow: 1 }),
    );
    world.at('2026-03-04T09:00+09:00');
    const told = (await world.tick()).map(one => [one.subscription, wordsOf(one).includes(name.ja)]);
    expect(told).toEqual([
      ['s1', true],
      ['shared', false],
    ]);
  });

  test('nothing that was told of it before is corrected there, nor withdrawn', async () => {
    const world = await heard(false);
    await world.publish(own('own', '2026-03-13'));
    expect(ofFirst(await world.tick()).join()).toContain('題own');
    await noteAudience(world.store, { conversation, audience: { workspace: 'main', hasOutsiders: true } });
    await world.publish(own('own', '2026-03-16', { revision: 2 }));
    expect(ofFirst(await world.tick())).toEqual([]);
    await world.store.archive.remove(['own']);
    expect(ofFirst(await world.tick())).toEqual([]);
  });

  test('an order that was careful before anybody knew is put right by the first word that there are none', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts, sees: 'shared' });
    await noteAudience(world.store, { conversation, audience: { workspace: 'main', hasOutsiders: false } });
    await world.publish(own('own', '2026-03-13'));
    expect(ofFirst(await world.tick()).join()).toContain('題own');
  });

  test('what is told changes back once they have left', async () => {
    const world = await heard(true);
    await noteAudience(world.store, { conversation, audience: { workspace: 'main', hasOutsiders: false } });
    await world.publish(own('own', '2026-03-13'));
    expect(ofFirst(await world.tick()).join()).toContain('題own');
  });
});

test('subscriptions that cannot be planned hold up no other, however many they are', async () => {
  const world = createDeskWorld('2026-03-03T12:00+09:00');
  const names = Array.from({ length: 60 }, (_, index) => `broken${index}`);
  for (const id of [...names, 's2']) await world.subscribe({ id });
  for (const id of names) await world.change(id, { profile: null as never });
  await world.publish(aPaper('p1'));
  world.at('2026-03-04T09:00+09:00');
  expect((await world.tick()).map(({ subscription, events }) => [subscription, events])).toEqual([['s2', ['p1']]]);
  expect(world.bugs.toSorted()).toEqual(names.map(id => `planning for subscription ${id}`).toSorted());
});

describe('a publication that cannot be shown', () => {
  // Stored by a reader that let an impossible date through.
  const poison = { publishedAt: '2026-13' } as const;
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;

  test('costs a digest itself alone, once, and is told as a bug', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    const others = Array.from({ length: 5 }, (_, index) => aPaper(`p${index}`));
    await world.publish(
      ...others,
      aPaper('poison', {}, poison),
      aPaper('p5', {}, poison),
      aPaper('echo', {}, { event: 'p5' }),
    );
    world.at('2026-03-04T09:00+09:00');
    const [digest] = await world.tick();
    expect(digest?.events.toSorted()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(digest?.told.find(({ event }) => event === 'p5')?.lead).toBe('echo');
    expect(world.bugs.toSorted()).toEqual(['p5', 'poison'].map(id => `telling subscription s1 of ${id}`));
    world.at('2026-03-05T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['digest']);
    expect(world.bugs).toHaveLength(2);
  });

  test('costs no alert of the same batch, by day or after the night', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts, quietHours: { from: '22:00', to: '08:00' }, digest: null });
    await world.publish(aPaper('poison', {}, poison), aPaper('p1'));
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
    world.at('2026-03-03T23:00+09:00');
    await world.publish(aPaper('poison2', {}, poison), aPaper('p2'));
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T08:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p2']]);
    expect(new Set(world.bugs)).toEqual(new Set(['poison', 'poison2'].map(id => `telling subscription s1 of ${id}`)));
  });

  test('costs no correction of others', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    await world.publish(aPaper('p1', { until: '2026-03-13' }), aPaper('p2', { until: '2026-03-13' }));
    world.at('2026-03-04T09:00+09:00');
    await world.tick();
    const broken = { deadline: { ...aPaper('p1', { until: '2026-03-27' }).deadline, on: '2026-13-40' }, revision: 2 };
    await world.publish(
      aPaper('p1', {}, broken as Partial<ReturnType<typeof aPaper>>),
      aPaper('p2', { until: '2026-03-27' }, { revision: 2 }),
    );
    expect((await world.tick()).map(({ told }) => told.map(({ lead }) => lead))).toEqual([['p2']]);
    expect(world.bugs).toEqual(['telling subscription s1 of p1']);
  });
});

test('a digest of one publication that cannot be shown comes as soon as there is another', async () => {
  const world = createDeskWorld('2026-03-03T12:00+09:00');
  await world.subscribe();
  await world.publish(aPaper('poison', {}, { publishedAt: '2026-13' }));
  world.at('2026-03-04T09:00+09:00');
  expect(await world.tick()).toEqual([]);
  expect(world.bugs).toEqual(['planning for subscription s1']);
  await world.publish(aPaper('p1'));
  expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
});

test('alerts that could not be planned are held, and come once they can be', async () => {
  const world = createDeskWorld('2026-03-03T12:00+09:00');
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;
  await world.subscribe({ alerts, digest: null });
  await world.change('s1', { profile: null as never });
  await world.publish(aPaper('p1'));
  expect(await world.tick()).toEqual([]);
  expect(world.bugs).toEqual(['planning for subscription s1']);
  await world.publish(aPaper('p2'));
  await world.change('s1', { profile: everything });
  world.at('2026-03-03T12:05+09:00');
  expect((await world.tick()).map(({ events }) => events)).toEqual([['p1', 'p2']]);
});

describe('a correction', () => {
  async function told() {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ reminders: [7, 3, 1] });
    await world.publish(aPaper('p1', { until: '2026-03-13', kind: 'consultation' }));
    world.at('2026-03-04T09:00+09:00');
    const [digest] = await world.tick();
    return { world, digest };
  }

  test('that could not be planned is held, and comes once it can be', async () => {
    const { world } = await told();
    await world.change('s1', { quietHours: { from: 'nine', to: 'ten' } as never });
    await world.publish(aPaper('p1', { until: '2026-03-27', kind: 'consultation' }, { revision: 2 }));
    expect(await world.tick()).toEqual([]);
    expect(world.bugs).toContain('planning for subscription s1');
    await world.change('s1', { quietHours: null });
    world.at('2026-03-04T09:06+09:00');
    expect((await world.tick()).map(wordsOf).join()).toContain('期限延長：2026年3月13日（金）17時→2026年3月27日');
    world.at('2026-03-04T10:00+09:00');
    expect(await world.tick()).toEqual([]);
  });

  test('that is due while none is held is due no more', async () => {
    const { world } = await told();
    await world.change('s1', { nextCorrectionAt: 1, nextDueAt: 1 });
    expect(await world.tick()).toEqual([]);
    expect((await world.store.subscriptions.list('main'))[0]?.nextCorrectionAt).toBeNull();
  });

  test('of an extended deadline goes into the thread of what it corrects, once, and reminders move', async () => {
    const { world, digest } = await told();
    await world.publish(aPaper('p1', { until: '2026-03-27', kind: 'consultation' }, { revision: 2 }));
    const [correction, ...more] = await world.tick();
    expect(more).toEqual([]);
    expect([correction?.kind, correction?.inReplyTo]).toEqual(['correction', digest?.id]);
    expect(wordsOf(correction)).toContain(
      '期限延長：2026年3月13日（金）17時→2026年3月27日（金）17時。あと16営業日です。　題p1（見本省、',
    );
    world.restart();
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-06T09:00+09:00');
    const [nextDigest] = await world.tick();
    expect(nextDigest?.told.map(({ as }) => as)).toEqual(['echo']);
    expect(wordsOf(nextDigest)).toContain(
      '2026年3月27日（金）17時まで（あと14営業日） 意見募集の期限：題p1　見本省（延長。変更前の期限：2026年3月13日（金））',
    );
    expect(wordsOf(nextDigest)).toContain('今後の期限・施行日');
    expect(wordsOf(nextDigest)).toMatch(
      /^日本のAI政策.*\s+✎ 期限延長：2026年3月13日（金）17時→2026年3月27日（金）17時。題p1/,
    );
    world.at('2026-03-09T09:00+09:00');
    expect(wordsOf((await world.tick())[0])).not.toContain('題p1');
    world.at('2026-03-17T09:00+09:00');
    const [digestWithReminder, ...others] = await world.tick();
    expect([digestWithReminder?.kind, others]).toEqual(['digest', []]);
    expect(wordsOf(digestWithReminder)).toContain('2026年3月27日（金）17時まで（あと7営業日）');
    expect(digestWithReminder?.told.map(({ as }) => as)).toContain('reminder');
  });

  test('of an hour is one too, and stands beside the first, under what was told', async () => {
    const { world, digest } = await told();
    await world.publish(aPaper('p1', { until: '2026-03-27', kind: 'consultation' }, { revision: 2 }));
    const paper = aPaper('p1', { until: '2026-03-27', kind: 'consultation' }, { revision: 3 });
    const [first] = await world.tick();
    await world.publish({ ...paper, deadline: paper.deadline && { ...paper.deadline, time: '12:00' } });
    const [second] = await world.tick();
    expect(wordsOf(second)).toContain('期限の時刻の変更：2026年3月27日（金）17時→2026年3月27日（金）12時');
    expect([first, second].map(one => one?.inReplyTo)).toEqual([digest?.id, digest?.id]);
  });

  test('of a deadline is an authority’s to make: what a newspaper writes moves none', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe();
    await world.publish(aPaper('p1', { until: '2026-03-13' }, reported));
    world.at('2026-03-04T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['digest']);
    await world.publish(aPaper('p1', { until: '2026-03-27' }, { ...reported, revision: 2 }));
    expect(kindsOf(await world.tick())).toEqual([]);
  });

  test('of what was told as a report, and is the authority’s own, announces it no second time', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts: { priorityMin: 'low', kinds: [], stages: [] } });
    await world.publish(aPaper('p1', { kind: 'commentary' }));
    expect((await world.tick()).flatMap(one => one.told).map(({ as }) => as)).toEqual(['report']);
    await world.publish(aPaper('p1', { kind: 'guideline' }, { revision: 2 }));
    expect(kindsOf(await world.tick())).toEqual(['correction']);
  });

  test('of a withdrawal is said once', async () => {
    const { world } = await told();
    await world.store.archive.remove(['p1']);
    expect(wordsOf((await world.tick())[0])).toContain('掲載が取り下げられました');
    expect(await world.tick()).toEqual([]);
  });

  test('of a tag of ours says that it was ours; of a step forward, that things have changed', async () => {
    const { world } = await told();
    await world.rejudge(aPaper('p1', { until: '2026-03-13', kind: 'report' }));
    expect(wordsOf((await world.tick())[0])).toContain('種別の分類を訂正しました：意見募集→報告書・調査。');
    await world.publish(aPaper('p1', { until: '2026-03-13', kind: 'report', stage: 'published' }, { revision: 2 }));
    expect(wordsOf((await world.tick())[0])).toContain('段階が変わりました：なし→公表・策定。');
  });

  test('says when what was sent is no Japanese AI policy after all', async () => {
    const { world } = await told();
    await world.rejudge({ ...aPaper('p1', { until: '2026-03-13' }), tags: tagsOf({ relevance: 'none' }) });
    expect(wordsOf((await world.tick())[0])).toContain('「対象外」と判断を改めました。');
  });

  test('is not made of blanks and widths in a title, nor of a new summary', async () => {
    const { world } = await told();
    const same = aPaper(
      'p1',
      { until: '2026-03-13', kind: 'consultation' },
      { title: '題 ｐ1', summary: '新しい', revision: 2 },
    );
    await world.publish(same);
    expect(await world.tick()).toEqual([]);
  });
});

describe('what changes at each poll', () => {
  const last = 'このあと変更があれば、翌日にまとめてお知らせします。';
  const flips = {
    title: () => ({}),
    deadline: (isOdd: boolean) => ({ until: isOdd ? '2026-03-27' : '2026-03-20' }),
    stage: (isOdd: boolean) => ({ stage: isOdd ? 'published' : 'in-force' }),
    kind: (isOdd: boolean) => ({ kind: isOdd ? 'report' : 'guideline' }),
  } satisfies Record<string, (isOdd: boolean) => Traits>;

  /** A paper that was told the day before; what it is edited to says something else of it each time. */
  async function changing(flip: (isOdd: boolean) => Traits, quietHours: QuietHours | null = null) {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({
      digest: null,
      reminders: [],
      alerts: { priorityMin: 'low', kinds: [], stages: [] },
      quietHours,
    });
    await world.publish(aPaper('p1', flip(false)));
    expect(kindsOf(await world.tick())).toEqual(['alert']);
    let revision = 1;
    const corrected = async (moment: string, title: string | null) => {
      world.at(`2026-03-${moment}:00+09:00`);
      if (title !== null) await world.publish(aPaper('p1', flip(++revision % 2 === 0), { title, revision }));
      return (await world.tick()).map(wordsOf).join();
    };
    return { world, corrected };
  }

  test.each(Object.entries(flips))('is corrected twice a day, and the second time says so: %s', async (_, flip) => {
    const { corrected } = await changing(flip);
    const first = await corrected('04T10', '題A');
    expect(first).toContain('✎ ');
    expect(first).not.toContain(last);
    expect(await corrected('04T11', '題B')).toContain(last);
    expect([await corrected('04T12', '題C'), await corrected('04T13', '題D'), await corrected('04T23', null)]).toEqual([
      '',
      '',
      '',
    ]);
    expect(await corrected('05T00', null)).toContain('旧：題B');
    expect(await corrected('05T01', null)).toBe('');
    expect(await corrected('05T02', '題E')).toContain('旧：題D');
    expect(await corrected('05T03', '題F')).toBe('');
    expect(await corrected('06T00', null)).toContain('旧：題E');
  });

  test('is told the next day once the quiet hours are over, and not at all where it is as it was told', async () => {
    const { corrected } = await changing(flips.title, { from: '20:00', to: '08:00' });
    for (const [hour, title] of ['題A', '題B', '題C'].entries()) await corrected(`04T1${hour}`, title);
    expect(await corrected('05T07', null)).toBe('');
    expect(await corrected('05T08', null)).toContain('旧：題B');
    expect(await corrected('05T10', '題D')).toContain(last);
    expect([await corrected('05T11', '題E'), await corrected('05T12', '題D')]).toEqual(['', '']);
    expect(await corrected('06T08', null)).toBe('');
  });

  test('counts, where it comes at night, for the day on which it is read', async () => {
    const { corrected } = await changing(flips.title, { from: '20:00', to: '08:00' });
    for (const [hour, title] of ['題A', '題B'].entries()) await corrected(`04T1${hour}`, title);
    expect(await corrected('04T22', '題C')).toContain('旧：題B');
    expect(await corrected('05T10', '題D')).toContain(last);
  });

  test('is told the next day without the withdrawal of another that was told already', async () => {
    const { world, corrected } = await changing(flips.title);
    await world.publish(aPaper('p2'));
    expect(kindsOf(await world.tick())).toEqual(['alert']);
    for (const [hour, title] of ['題A', '題B', '題C'].entries()) await corrected(`04T1${hour}`, title);
    await world.store.archive.remove(['p2']);
    expect(await corrected('04T14', null)).toContain('掲載が取り下げられました');
    const morning = await corrected('05T09', null);
    expect(morning).toContain('旧：題B');
    expect(morning).not.toContain('取り下げ');
  });

  test('is told after a restart too', async () => {
    const { world, corrected } = await changing(flips.title);
    for (const [hour, title] of ['題A', '題B', '題C'].entries()) await corrected(`04T1${hour}`, title);
    world.restart();
    expect(await corrected('05T09', null)).toContain('旧：題B');
  });
});

describe('a reminder', () => {
  test('calls to mind the day from which an order applies, weeks after it was announced', async () => {
    const world = createDeskWorld('2026-03-04T12:00+09:00');
    await world.subscribe({ reminders: [3] });
    const changes = { publishedAt: '2026-03-04', summary: '2026年4月1日から施行されます。' };
    await world.publish(aPaper('p1', { kind: 'order', stage: 'in-force' }, changes));
    world.at('2026-03-05T09:00+09:00');
    expect(wordsOf((await world.tick())[0])).toContain('・2026年4月1日（水）（27日後） 施行日：題p1');
    world.at('2026-03-27T09:00+09:00');
    const [later] = await world.tick();
    expect(later?.told.map(({ as }) => as)).toEqual(['reminder']);
    expect(wordsOf(later)).toContain('・2026年4月1日（水）（5日後） 施行日：題p1');
  });

  test('of a deadline is not repeated when its event turns out to be an earlier one', async () => {
    const world = createDeskWorld('2026-03-02T08:00+09:00');
    await world.publish(aPaper('p1', {}, { arrival: 'baseline' }));
    await world.publish(aPaper('p2', { until: '2026-03-13' }, { arrival: 'baseline' }));
    await world.subscribe({ digest: null, reminders: [7] });
    world.at('2026-03-04T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['reminder']);
    await world.merge('p2', 'p1');
    await world.publish(aPaper('p3', { until: '2026-03-13' }, { event: 'p1', arrival: 'baseline' }));
    world.at('2026-03-05T09:00+09:00');
    expect(await world.tick()).toEqual([]);
  });

  test('comes on the appointed business days, and once for each', async () => {
    const world = createDeskWorld('2026-03-02T08:00+09:00');
    await world.publish(aPaper('p1', { until: '2026-03-13' }, { arrival: 'baseline' }));
    await world.subscribe({ digest: null, reminders: [7, 3, 1] });
    const days: string[] = [];
    for (let day = 2; day <= 16; day++) {
      world.at(`2026-03-${String(day).padStart(2, '0')}T09:00+09:00`);
      if ((await world.tick()).length > 0) days.push(`2026-03-${String(day).padStart(2, '0')}`);
    }
    expect(days).toEqual(['2026-03-04', '2026-03-10', '2026-03-12']);
  });

  test('does not repeat a deadline that a card has shown on the same day', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ reminders: [7, 3, 1] });
    await world.publish(aPaper('p1', { until: '2026-03-12' }));
    world.at('2026-03-04T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['digest']);
    world.at('2026-03-05T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['digest']);
    world.at('2026-03-09T09:00+09:00');
    const [digest, ...more] = await world.tick();
    expect([digest?.told.map(({ as }) => as), more]).toEqual([['reminder'], []]);
  });

  test('stands in the digest whose cards leave its deadline out', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ reminders: [3] });
    await world.publish(...Array.from({ length: 13 }, (_, index) => aPaper(`p${index}`, { until: '2026-03-06' })));
    world.at('2026-03-04T09:00+09:00');
    const [digest] = await world.tick();
    expect(digest?.told.filter(({ as }) => as === 'reminder')).toHaveLength(1);
  });

  test('is not made up for by another appointed number that the last has passed', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ digest: null, reminders: [3] });
    await world.publish(aPaper('p1', { until: '2026-03-09' }));
    world.at('2026-03-04T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['reminder']);
    await world.change('s1', { reminders: [5] });
    world.at('2026-03-05T09:00+09:00');
    expect(await world.tick()).toEqual([]);
  });

  test('that was missed is made up for while the day still lies ahead', async () => {
    const world = createDeskWorld('2026-03-02T08:00+09:00');
    await world.publish(aPaper('p1', { until: '2026-03-13' }));
    await world.subscribe({ digest: null, reminders: [7, 3, 1] });
    world.at('2026-03-11T15:00+09:00');
    expect(wordsOf((await world.tick())[0])).toContain('あと2営業日');
    world.at('2026-03-12T09:00+09:00');
    expect(wordsOf((await world.tick())[0])).toContain('あと1営業日');
  });
});

describe('quiet hours', () => {
  const quietHours = { from: '20:00', to: '08:00' };
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;

  test('hold alerts of the night until they end, and tell them in one message', async () => {
    const world = createDeskWorld('2026-03-03T19:00+09:00');
    await world.subscribe({ alerts, quietHours, digest: null });
    await world.publish(aPaper('p1'));
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
    world.at('2026-03-03T23:30+09:00');
    await world.publish(aPaper('p2'));
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T03:00+09:00');
    await world.publish(aPaper('p3'));
    world.restart();
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T07:59+09:00');
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T08:00+09:00');
    const [morning, ...more] = await world.tick();
    expect([morning?.kind, morning?.events, more]).toEqual(['alert', ['p2', 'p3'], []]);
    expect(wordsOf(morning)).toContain('速報　夜間に保留した2件');
    await world.publish(aPaper('p4'));
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p4']]);
  });

  test('leave it to a digest of the same hour, or of an earlier one', async () => {
    for (const time of ['07:30', '08:00']) {
      const world = createDeskWorld('2026-03-03T23:00+09:00');
      await world.subscribe({ alerts, quietHours, digest: { ...weekdaysAtNine, time } });
      await world.publish(aPaper('p1'));
      expect(await world.tick()).toEqual([]);
      world.at(`2026-03-04T${time}+09:00`);
      expect((await world.tick()).map(({ kind, events }) => [kind, events])).toEqual([['digest', ['p1']]]);
      world.at('2026-03-04T08:00+09:00');
      expect(await world.tick()).toEqual([]);
    }
  });

  test('hold a correction too', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts, quietHours });
    await world.publish(aPaper('p1', { until: '2026-03-13', kind: 'consultation' }));
    await world.tick();
    world.at('2026-03-03T22:00+09:00');
    await world.publish(aPaper('p1', { until: '2026-03-27', kind: 'consultation' }, { revision: 2 }));
    const planned = await world.tick();
    expect(planned.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['correction', Date.parse('2026-03-04T08:00+09:00')],
    ]);
    // Counted from the morning on which it is read.
    expect(wordsOf(planned[0])).toContain('あと16営業日です。');
  });

  test('lose nothing to a pause that begins in them', async () => {
    const world = createDeskWorld('2026-03-03T23:00+09:00');
    await world.subscribe({ alerts, quietHours });
    await world.publish(aPaper('p1'));
    await world.tick();
    await world.change('s1', { pausedUntil: '2026-03-06' });
    world.at('2026-03-04T08:00+09:00');
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-06T09:00+09:00');
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
  });

  test('lose nothing to a pause that another zone ends, where there is no digest to tell it', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts, digest: null, zone: 'Europe/London' });
    await world.change('s1', { pausedUntil: '2026-03-06' });
    await world.publish(aPaper('p1'));
    world.at('2026-03-06T00:30+09:00');
    expect(await world.tick()).toEqual([]);
    await world.change('s1', { zone: 'Asia/Tokyo' });
    expect((await world.tick()).map(({ events }) => events)).toEqual([['p1']]);
    expect(await world.tick()).toEqual([]);
    expect((await world.store.subscriptions.find('main', 's1'))?.nextDigestAt).toBeNull();
  });
});

describe('what falls on the same minute', () => {
  const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;

  test('is one message: a digest that is due tells what would have been an alert', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.subscribe({ alerts });
    world.at('2026-03-04T08:59:30+09:00');
    await world.publish(aPaper('p1'));
    expect(await world.tick()).toEqual([]);
    world.at('2026-03-04T09:00+09:00');
    expect((await world.tick()).map(({ kind, events }) => [kind, events])).toEqual([['digest', ['p1']]]);
  });

  test('is one message: the day’s reminders stand in the digest', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.publish(aPaper('p1', { until: '2026-03-13' }));
    await world.subscribe({ reminders: [7] });
    world.at('2026-03-04T09:00+09:00');
    const [digest, ...more] = await world.tick();
    expect([digest?.kind, digest?.told.map(({ as }) => as), more]).toEqual(['digest', ['reminder'], []]);
    expect(wordsOf(digest)).toContain('⏳ 2026年3月13日（金）17時まで（あと7営業日） 意見募集の期限：題p1');
  });

  test('goes out alone where the digest has nothing to say and stays silent', async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    await world.publish(aPaper('p1', { until: '2026-03-13' }));
    await world.subscribe({ reminders: [7], whenQuiet: 'stay-silent' });
    world.at('2026-03-04T09:00+09:00');
    expect(kindsOf(await world.tick())).toEqual(['reminder']);
  });
});

test('commentary has no deadline: no reminder, no line among the dates', async () => {
  const world = createDeskWorld('2026-03-03T12:00+09:00');
  await world.subscribe({ reminders: [7, 3, 1] });
  await world.publish(aPaper('p1', { until: '2026-03-09', kind: 'commentary' }));
  const words: string[] = [];
  for (const day of ['04', '05', '06', '09']) {
    world.at(`2026-03-${day}T09:00+09:00`);
    words.push(...(await world.tick()).map(one => wordsOf(one)));
  }
  expect(words.join('\n')).toContain('題p1');
  expect(words.join('\n')).not.toMatch(/⏳|3月9日（月）まで|意見募集中/);
});
