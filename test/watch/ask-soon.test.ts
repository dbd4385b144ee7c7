import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/registry.ts';
import type { Fetch } from '../../src/domain/fetching.ts';
import type { SourceState } from '../../src/domain/source.ts';
import { plainForm } from '../../src/message/plain.ts';
import { askSoon } from '../../src/watch/ask-soon.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { createAsk } from '../commands/ask.ts';
import { sampleMeasures } from '../world/measures.ts';
import { aSource, aState } from '../world/sample.ts';

const minute = 60_000;
const now = Date.parse('2026-10-12T09:00:00+09:00');
const asked = (minutesAgo: number, change: Partial<SourceState> = {}) =>
  aState({ lastAskedAt: now - minutesAgo * minute, nextDueAt: now + 40 * minute, ...change });

describe('a source that somebody wants asked now', () => {
  const cases: [string, SourceState, number, string][] = [
    ['is asked now, in the middle of its interval', asked(20), 0, 'now'],
    ['is asked now, though its answer is fresh for hours', asked(20, { nextDueWhy: 'Cache-Control' }), 0, 'now'],
    ['is asked now, where it is due anyway', asked(60, { nextDueAt: now - minute, failuresInARow: 2 }), 0, 'now'],
    ['rests five minutes since it was asked', asked(2), 3, 'rest'],
    ['is not put off by resting', asked(2, { nextDueAt: now + minute }), 1, 'rest'],
    ['is left alone after failures', asked(20, { failuresInARow: 1, nextDueWhy: 'back-off' }), 40, 'failing'],
    ['waits as its server said', asked(20, { failuresInARow: 1, nextDueWhy: 'Retry-After' }), 40, 'told-to-wait'],
  ];
  test.each(cases)('%s', (_, state, minutes, why) => {
    expect(askSoon(state, now)).toEqual({ at: now + minutes * minute, why });
  });

  test('is asked once by the watch’s next round, whoever pressed how often; a failing one is not', async () => {
    const house = await createAsk({ measures: sampleMeasures });
    const sources = [aSource({ id: 'calm' }), aSource({ id: 'failing', url: 'https://failing.example/feed' })];
    await house.store.sources.record(asked(20, { id: 'calm' }));
    await house.store.sources.record(asked(20, { id: 'failing', failuresInARow: 1, nextDueWhy: 'back-off' }));
    const requests: string[] = [];
    const fetch: Fetch = async url => {
      requests.push(url);
      return { kind: 'unchanged', advisedMs: 0 };
    };
    const watch = createWatch({
      store: house.store,
      fetch,
      prepare: () => Promise.reject(new Error('nothing is read here')),
      clock: { now: () => now },
      observe: () => {},
      holder: 'test',
    });
    const press = async (what: string) => {
      const viewer = { workspace: 'main', person: 'someone', roles: ['admin'] } as const;
      const speaker = { viewer, conversation: { platform: 'web', id: 'console' }, language: 'en' } as const;
      const context = { ...house.contextFor(speaker), sources };
      const command = commands.find(({ name }) => name === 'source');
      return plainForm(
        (await command?.answer({ act: 'poll', what }, context))?.message ?? { language: 'en', summary: '', blocks: [] },
      );
    };
    const round = () => watch.round(sources, 'due', new AbortController().signal);
    await round();
    expect(requests).toEqual([]);
    expect([await press('calm'), await press('calm')]).toEqual(
      Array(2).fill('It is asked within a minute: Sample Ministry (calm)'),
    );
    expect(await press('failing')).toContain('It failed, so it is left alone until Mon 12 October 2026 09:40');
    expect(await press('nobody')).toContain('No source "nobody" is watched');
    await round();
    await round();
    expect(requests).toEqual([sources[0]?.url]);
    expect(await press('calm')).toContain('It was asked just now, so it is asked again at Mon 12 October 2026 09:05');
    expect((await house.store.audit.list('main', {}, 0, 9)).map(({ act, about }) => `${act} ${about}`)).toContain(
      'source-poll calm',
    );
    await house.close();
  });
});
