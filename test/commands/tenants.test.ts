import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArgSpec } from '../../src/commands/args/arg.ts';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/registry.ts';
import type { ArgValue, Call } from '../../src/domain/call.ts';
import { acted, noReview } from '../../src/domain/review.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { sampleMeasures } from '../world/measures.ts';
import { hasRedis, startRedis } from '../world/redis.ts';
import { aClock, aPublication, aSource, aSubscription, aTag, noTags } from '../world/sample.ts';
import { createAsk } from './ask.ts';

// Everything of the other workspace holds this word, so that whatever shows any of it shows it.
const mark = 'ひみつの案件';
const theirs = 'pzzzzzzzzzz';
const here = { platform: 'terminal', id: 'c1' } as const;

/** The identifiers of the other workspace, in whichever argument takes one. */
function valueGiven(name: string, { kind, choices = [] }: ArgSpec): ArgValue | undefined {
  if (name === 'confirm' || name === 'act') return undefined;
  if (kind === 'event') return theirs;
  if (kind === 'text') return name === 'which' ? 'stheirs' : name === 'what' ? 'added-theirs' : theirs;
  if (kind === 'names') return ['added-theirs'];
  if (kind === 'day') return '2026-10-30';
  if (kind === 'since') return '400d';
  if (kind === 'choice' && name === 'relevance') return choices.at(-1)?.value;
  return undefined;
}

function callsOf({ name, args }: Command): Call[] {
  const given = Object.entries(args).flatMap(([arg, spec]) => {
    const value = valueGiven(arg, spec);
    return value === undefined ? [] : [[arg, value] as const];
  });
  const all = Object.fromEntries(given);
  return [
    { command: name, args: {} },
    { command: name, args: all },
    ...given.map(([arg, value]) => ({ command: name, args: { [arg]: value } })),
  ];
}

const redis = hasRedis() ? await startRedis() : null;
afterAll(() => redis?.stop());
const clock = aClock(Date.parse('2026-10-12T09:00:00+09:00'));
const stores: readonly (readonly [string, boolean, () => Store | Promise<Store>])[] = [
  ['the embedded store', true, () => openSqliteStore({ path: ':memory:', clock })],
  ['Redis', redis !== null, () => openRedisStore({ url: secret(`redis://127.0.0.1:${redis?.port}/0`), clock })],
];

for (const [name, isHere, open] of stores) {
  describe.runIf(isHere)(`on ${name}`, () => {
    let house: Awaited<ReturnType<typeof createAsk>>;
    beforeAll(async () => {
      const publication = aPublication({
        id: theirs,
        owner: 'acme',
        source: 'added-theirs',
        title: `${mark}の意見募集`,
        summary: mark,
        content: mark,
        publishedAt: '2026-10-11',
        passages: [{ pinpoint: { kind: 'page', page: 1 }, heading: mark, text: mark }],
        links: [{ measure: 'sample-act', role: 'amends', evidence: [] }],
        deadline: {
          on: '2026-10-20',
          time: null,
          zone: 'Asia/Tokyo',
          basis: null,
          evidence: { words: mark, place: 'title', at: 0 },
        },
        tags: { ...noTags, relevance: aTag('core'), kind: aTag('consultation') },
      });
      house = await createAsk({ measures: sampleMeasures, publications: [publication], store: await open() });
      const { store } = house;
      const from = { platform: 'slack', id: 'T2/C2' } as const;
      const by = 'slack:T2/U2';
      const comment = { kind: 'comment', words: mark } as const;
      await store.reviews.save(acted(noReview('acme', theirs), comment, { by, at: 1 }), [
        { workspace: 'acme', at: 1, by, act: 'comment', about: theirs, details: { words: mark }, from },
      ]);
      await store.subscriptions.save(
        aSubscription({ id: 'stheirs', workspace: 'acme', conversation: here, createdBy: mark }),
      );
      await store.settings.save('acme', here, { language: 'ja', zone: null, circle: [mark] });
      await store.numbered.keep('acme', here, { events: [theirs], at: 1 });
      const own = aSource({ id: 'added-theirs', owner: 'acme', name: { ja: mark, en: mark } });
      await store.added.save({ source: own, isPaused: false });
    });
    afterAll(() => house.close());

    const before = async () => {
      const { store } = house;
      return JSON.stringify([
        await store.reviews.find('acme', [theirs]),
        await store.audit.list('acme', {}, 0, 100),
        await store.subscriptions.list('acme'),
        await store.settings.of('acme', here),
        (await store.added.list()).filter(({ source }) => source.owner === 'acme'),
        await store.outbox.list('acme', ['planned'], 100),
      ]);
    };

    for (const command of commands) {
      test(`${command.name} of one workspace finds, shows and changes nothing of another’s`, async () => {
        const was = await before();
        for (const language of ['ja', 'en'] as const) {
          for (const call of callsOf(command)) {
            const { message, lines } = await house.ask(call, language, {
              viewer: { workspace: 'main', person: 'slack:T1/U1', roles: ['admin'] },
            });
            expect([call, JSON.stringify([message, lines]).includes(mark)]).toEqual([call, false]);
          }
        }
        expect(await before()).toBe(was);
      });
    }

    test('the mark is there to be found: the other workspace sees it', async () => {
      const viewer = { workspace: 'acme', person: 'slack:T2/U2', roles: ['admin'] } as const;
      for (const words of [`details ${theirs}`, 'latest', 'review', 'circle', 'source list'])
        expect([words, JSON.stringify(await house.ask(words, 'ja', { viewer })).includes(mark)]).toEqual([words, true]);
    });

    for (const command of commands) {
      test(`${command.name} shows nothing of a workspace’s own to its people where outsiders read along`, async () => {
        const viewer = { workspace: 'acme', person: 'slack:T2/U2', roles: ['admin'] } as const;
        for (const language of ['ja', 'en'] as const) {
          for (const call of callsOf(command)) {
            const { message, lines } = await house.ask(call, language, { viewer, withOutsiders: true });
            // Who made the channel's own subscriptions stands in their lines, which reach no chat.
            const shown = JSON.stringify([message, lines], (key, value) => (key === 'createdBy' ? undefined : value));
            expect([call, shown.includes(mark)]).toEqual([call, false]);
          }
        }
      });
    }
  });
}
