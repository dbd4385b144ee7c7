import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DueInput, nextDue } from '../../src/watch/next-due.ts';

const now = Date.UTC(2026, 7, 20);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const input = (change: Partial<DueInput>): DueInput => ({
  now,
  everyMs: hour,
  advisedMs: 0,
  failuresInARow: 0,
  retryAt: null,
  random: () => 0.5,
  ...change,
});

describe('when a source is due again', () => {
  const cases: [string, Partial<DueInput>, number, string][] = [
    ['after its interval', {}, hour, 'interval'],
    ['not sooner because the answer is fresh for less', { advisedMs: 5 * minute }, hour, 'interval'],
    ['later because the answer is fresh for longer', { advisedMs: 3 * hour }, 3 * hour, 'Cache-Control'],
    ['a day later where a year is advertised', { advisedMs: 365 * day }, day, 'Cache-Control'],
    ['after a first failure, up to twice the interval', { failuresInARow: 1, random: () => 1 }, 2 * hour, 'back-off'],
    ['after a first failure, half of that at least', { failuresInARow: 1, random: () => 0 }, 1.5 * hour, 'back-off'],
    ['after three, up to eight times', { failuresInARow: 3, random: () => 1 }, 8 * hour, 'back-off'],
    ['after a hundred, a day', { failuresInARow: 100, random: () => 1 }, day, 'back-off'],
    [
      'a failure’s freshness counts for nothing',
      { failuresInARow: 1, advisedMs: day, random: () => 1 },
      2 * hour,
      'back-off',
    ],
    ['when the server says', { failuresInARow: 1, retryAt: now + 5 * hour }, 5 * hour, 'Retry-After'],
    ['not before its interval, though the server says so', { retryAt: now + minute }, hour, 'interval'],
    ['days later where the server says so', { failuresInARow: 9, retryAt: now + 3 * day }, 3 * day, 'Retry-After'],
    ['a weekly source fails at its own pace', { everyMs: 7 * day, failuresInARow: 5 }, 7 * day, 'back-off'],
  ];
  test.each(cases)('%s', (_, change, wait, why) => {
    expect(nextDue(input(change))).toEqual({ at: now + wait, why });
  });

  test('never before the interval, never after a day unless interval or server ask for it', () => {
    const any = fc.record({
      everyMs: fc.integer({ min: 10 * minute, max: 7 * day }),
      advisedMs: fc.integer({ min: 0, max: 400 * day }),
      failuresInARow: fc.nat(2000),
      retryAt: fc.option(fc.integer({ min: now - day, max: now + 7 * day })),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ chance, ...change }) => {
        const { at } = nextDue(input({ ...change, random: () => chance }));
        expect(at).toBeGreaterThanOrEqual(now + change.everyMs);
        expect(at).toBeLessThanOrEqual(Math.max(now + day, now + change.everyMs, change.retryAt ?? 0));
      }),
    );
  });
});
