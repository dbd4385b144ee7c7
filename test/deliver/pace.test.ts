import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace } from '../../src/deliver/pace.ts';

const at = (id: string) => ({ platform: 'slack', id }) as const;

describe('the pace', () => {
  test('of a platform without limits is at once', () => {
    const pace = createPace();
    expect([pace.reserve(at('T1/C1'), 5), pace.reserve(at('T1/C1'), 5), pace.arrived(at('T1/C1'), 5)]).toEqual([
      5, 5, 5,
    ]);
  });

  test('gives an installation’s conversations places in a row, and keeps each place', () => {
    const pace = createPace({ conversation: [], installation: [{ messages: 2, perMs: 100 }] });
    expect(['C1', 'C2', 'C3', 'C4', 'C5'].map(id => pace.reserve(at(`T1/${id}`), 0))).toEqual([0, 0, 100, 100, 200]);
    expect(pace.reserve(at('T2/C1'), 0)).toBe(0);
    expect(pace.reserve(at('T1/C5'), 150)).toBe(200);
    expect(pace.reserve(at('T1/C3'), 100)).toBe(100);
  });

  test('holds an installation, and those that have a place in it, for as long as the platform says', () => {
    const pace = createPace({ conversation: [], installation: [{ messages: 1, perMs: 10 }] });
    pace.reserve(at('T1/C1'), 0);
    expect(pace.reserve(at('T1/C2'), 0)).toBe(10);
    pace.hold(at('T1/C1'), 500);
    expect(pace.reserve(at('T1/C2'), 10)).toBe(500);
    expect(pace.reserve(at('T2/C1'), 10)).toBe(10);
  });

  test('in any order of sends, no stretch of time holds more than its rate', () => {
    const rate = fc.record({ messages: fc.integer({ min: 1, max: 4 }), perMs: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(20)), (installation, pauses) => {
        const pace = createPace({ conversation: [], installation });
        let now = 0;
        const goes = pauses.map((pause, index) => {
          now += pause;
          return pace.reserve(at(`T1/C${index}`), now);
        });
        for (const { messages, perMs } of installation)
          for (const start of goes)
            expect(goes.filter(one => one >= start && one < start + perMs).length).toBeLessThanOrEqual(messages);
      }),
    );
  });

  test('of a conversation counts what has arrived there', () => {
    const pace = createPace({
      conversation: [
        { messages: 1, perMs: 1_000 },
        { messages: 2, perMs: 5_000 },
      ],
      installation: [],
    });
    expect([pace.arrived(at('T1/C1'), 0), pace.arrived(at('T1/C1'), 1_000), pace.arrived(at('T1/C2'), 1_000)]).toEqual([
      1_000, 5_000, 2_000,
    ]);
    expect(pace.arrived(at('T1/C1'), 20_000)).toBe(21_000);
    // What is forgotten meanwhile is no message that a rate still counts.
    expect([pace.arrived(at('T1/C1'), 24_900), pace.arrived(at('T1/C2'), 25_000)]).toEqual([25_900, 26_000]);
    expect(pace.arrived(at('T1/C1'), 25_900)).toBe(29_900);
  });
});
