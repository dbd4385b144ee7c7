import { describe, expect, test } from 'vitest';
import type { OpenStore } from './open-store.ts';

export function onceContract(open: OpenStore): void {
  describe('what may happen once', () => {
    test('the first to come has it, others do not until its time is over', async () => {
      const { store, clock } = await open();
      expect(await store.once.first('slack:Ev1', 100)).toBe(true);
      expect(await store.once.first('slack:Ev1', 100)).toBe(false);
      clock.set(99);
      expect(await store.once.first('slack:Ev1', 100)).toBe(false);
      clock.set(100);
      expect(await store.once.first('slack:Ev1', 100)).toBe(true);
    });

    test('of many that come at once one has it', async () => {
      const { store } = await open();
      const all = await Promise.all(Array.from({ length: 20 }, () => store.once.first('slack:Ev1', 100)));
      expect(all.filter(Boolean)).toHaveLength(1);
    });

    test('keys do not touch each other', async () => {
      const { store } = await open();
      await store.once.first('slack:Ev1', 100);
      expect(await store.once.first('slack:Ev2', 100)).toBe(true);
    });
  });
}
