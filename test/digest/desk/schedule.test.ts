import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueSlot, nextSlot } from '../../../src/digest/desk/schedule.ts';
import type { Schedule } from '../../../src/domain/subscription.ts';

const schedule = (changes: Partial<Schedule> = {}): Schedule => ({
  every: 'day',
  weekday: null,
  dayOfMonth: null,
  time: '09:00',
  skipHolidays: false,
  ...changes,
});
const weekdays = schedule({ every: 'weekday', skipHolidays: true });

describe('the next slot', () => {
  const check = (name: string, order: Schedule, zone: string, after: string, expected: string) =>
    test(name, () => {
      const next = nextSlot(order, zone, Date.parse(after));
      expect(next).toBe(Date.parse(expected));
    });

  check(
    'is today while the hour lies ahead',
    schedule(),
    'Asia/Tokyo',
    '2026-03-04T08:59+09:00',
    '2026-03-04T09:00+09:00',
  );
  check(
    'is later than the moment itself',
    schedule(),
    'Asia/Tokyo',
    '2026-03-04T09:00+09:00',
    '2026-03-05T09:00+09:00',
  );
  check('passes over the weekend', weekdays, 'Asia/Tokyo', '2026-03-06T09:00+09:00', '2026-03-09T09:00+09:00');
  check('passes over a public holiday', weekdays, 'Asia/Tokyo', '2026-03-19T09:00+09:00', '2026-03-23T09:00+09:00');
  check('passes over Golden Week', weekdays, 'Asia/Tokyo', '2026-05-01T09:00+09:00', '2026-05-07T09:00+09:00');
  check('passes over the turn of the year', weekdays, 'Asia/Tokyo', '2026-12-28T09:00+09:00', '2027-01-04T09:00+09:00');
  check(
    'of a week is its day',
    schedule({ every: 'week', weekday: 1 }),
    'Asia/Tokyo',
    '2026-03-04T00:00+09:00',
    '2026-03-09T09:00+09:00',
  );
  check(
    'of a week moves behind a holiday',
    schedule({ every: 'week', weekday: 1, skipHolidays: true }),
    'Asia/Tokyo',
    '2026-07-17T09:00+09:00',
    '2026-07-21T09:00+09:00',
  );
  check(
    'of a month is the last day of a shorter one',
    schedule({ every: 'month', dayOfMonth: 31 }),
    'Asia/Tokyo',
    '2026-02-01T00:00+09:00',
    '2026-02-28T09:00+09:00',
  );
  check(
    'of a month is 29 February in a leap year',
    schedule({ every: 'month', dayOfMonth: 30 }),
    'Asia/Tokyo',
    '2028-02-01T00:00+09:00',
    '2028-02-29T09:00+09:00',
  );
  check(
    'of 1 January moves behind the New Year holidays',
    schedule({ every: 'month', dayOfMonth: 1, skipHolidays: true }),
    'Asia/Tokyo',
    '2026-12-02T00:00+09:00',
    '2027-01-04T09:00+09:00',
  );
  check(
    'in London keeps nine o’clock when summer time begins',
    schedule(),
    'Europe/London',
    '2026-03-28T09:00Z',
    '2026-03-29T09:00+01:00',
  );
  check(
    'in London keeps nine o’clock when it ends',
    schedule(),
    'Europe/London',
    '2026-10-24T09:00+01:00',
    '2026-10-25T09:00Z',
  );
  check(
    'of an hour that spring skips is the one after',
    schedule({ time: '01:30' }),
    'Europe/London',
    '2026-03-28T02:00Z',
    '2026-03-29T01:30Z',
  );
  check(
    'of an hour that autumn has twice is the first',
    schedule({ time: '01:30' }),
    'Europe/London',
    '2026-10-24T02:00+01:00',
    '2026-10-25T01:30+01:00',
  );
  check(
    'of an hour that autumn has twice does not come again',
    schedule({ time: '01:30' }),
    'Europe/London',
    '2026-10-25T01:30+01:00',
    '2026-10-26T01:30Z',
  );

  test('is always later, and never further than the schedule’s turn and its holidays', () => {
    const orders = fc.record({
      every: fc.constantFrom('day', 'weekday', 'week', 'month'),
      weekday: fc.integer({ min: 1, max: 7 }),
      dayOfMonth: fc.integer({ min: 1, max: 31 }),
      time: fc.constantFrom('00:00', '01:30', '02:30', '09:00', '23:59'),
      skipHolidays: fc.boolean(),
    });
    const zones = fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(
        orders,
        zones,
        fc.date({ min: new Date('2026-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
        (order, zone, at) => {
          const gap = nextSlot(order as Schedule, zone, at.getTime()) - at.getTime();
          const daysMax = { day: 8, weekday: 9, week: 15, month: 40 }[order.every as 'day'];
          expect(gap).toBeGreaterThan(0);
          expect(gap).toBeLessThanOrEqual(daysMax * 86_400_000);
        },
      ),
    );
  });
});

describe('a digest that is due', () => {
  const at = (written: string) => Date.parse(`${written}+09:00`);
  const due = (dueAt: string, now: string) => dueSlot(weekdays, 'Asia/Tokyo', at(dueAt), at(now));

  test('is none before its hour', () => {
    expect(due('2026-03-04T09:00', '2026-03-04T08:59')).toBeNull();
  });
  test('goes out at its hour, on time', () => {
    expect(due('2026-03-04T09:00', '2026-03-04T09:00')).toEqual({
      slot: at('2026-03-04T09:00'),
      isLate: false,
      next: at('2026-03-05T09:00'),
    });
  });
  test('that was missed goes out late, once, within its period', () => {
    expect(due('2026-03-04T09:00', '2026-03-04T10:12')).toMatchObject({ slot: at('2026-03-04T09:00'), isLate: true });
  });
  test('older ones that were missed are merged into the last', () => {
    expect(due('2026-03-02T09:00', '2026-03-04T10:12')).toEqual({
      slot: at('2026-03-04T09:00'),
      isLate: true,
      next: at('2026-03-05T09:00'),
    });
  });
});
