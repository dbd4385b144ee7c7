import { describe, expect, test } from 'vitest';
import type { OpenStore } from './open-store.ts';

export function leasesContract(open: OpenStore): void {
  describe('the leases', () => {
    test('one holder has it, can extend it, and others wait until it has run out', async () => {
      const { store, clock } = await open();
      expect(await store.leases.claim('host:a', 'one', 100)).toBe(100);
      expect(await store.leases.claim('host:a', 'two', 100)).toBeNull();
      clock.set(60);
      expect(await store.leases.claim('host:a', 'one', 100)).toBe(160);
      clock.set(159);
      expect(await store.leases.claim('host:a', 'two', 100)).toBeNull();
      clock.set(160);
      expect(await store.leases.claim('host:a', 'two', 100)).toBe(260);
    });

    test('what is given back is free at once, and only its holder gives it back', async () => {
      const { store } = await open();
      await store.leases.claim('host:a', 'one', 100);
      await store.leases.release('host:a', 'two');
      expect(await store.leases.claim('host:a', 'two', 100)).toBeNull();
      await store.leases.release('host:a', 'one');
      expect(await store.leases.claim('host:a', 'two', 100)).toBe(100);
    });

    test('leases on different things do not touch each other', async () => {
      const { store } = await open();
      await store.leases.claim('host:a', 'one', 100);
      expect(await store.leases.claim('host:b', 'two', 100)).toBe(100);
    });
  });
}
