import { describe, expect, test } from 'vitest';
import { isStale } from '../../src/domain/stale.ts';

const now = Date.UTC(2026, 7, 20);
const day = 86_400_000;

type Known = Parameters<typeof isStale>[0];
/** Days ago, or of quiet. */
interface Days {
  readonly read?: number | null;
  readonly news?: number | null;
  readonly quiet?: number;
  readonly failures?: number;
}

const ago = (days: number | null) => (days === null ? null : now - days * day);
const state = ({ read = 100, news = null, quiet = 0, failures = 0 }: Days): Known => ({
  firstReadAt: ago(read),
  lastNewAt: ago(news),
  quietMsMax: quiet * day,
  failuresInARow: failures,
});

describe('a source that answers and brings nothing', () => {
  const cases: [string, Days, boolean][] = [
    ['a daily one, quiet for a long weekend', { news: 4, quiet: 1 }, false],
    ['a daily one, quiet for a week', { news: 7, quiet: 1 }, false],
    ['a daily one, quiet for more than a week', { news: 7.1, quiet: 1 }, true],
    ['a monthly one, quiet for two months', { news: 60, quiet: 31 }, false],
    ['a monthly one, quiet for four months', { news: 120, quiet: 31 }, true],
    ['one that is three times as quiet as ever', { news: 30, quiet: 10 }, false],
    ['one that is a little more', { news: 30.1, quiet: 10 }, true],
    ['経産省’s feed, two months after its last entry', { news: 62, quiet: 5 }, true],
    ['one never seen to bring anything, after three weeks', { read: 21 }, false],
    ['one never seen to bring anything, after two months', { read: 60 }, true],
    ['one that brought a single thing, a month and more ago', { news: 31 }, true],
    ['one that was never read', { read: null }, false],
    ['one that fails is failing, not stale', { news: 60, quiet: 1, failures: 3 }, false],
  ];
  test.each(cases)('%s', (_, days, expected) => expect(isStale(state(days), now)).toBe(expected));
});
