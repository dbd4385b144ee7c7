import { describe, expect, test } from 'vitest';
import { aState } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

export function sourcesContract(open: OpenStore): void {
  describe('the sources', () => {
    test('a source that was never asked has no state', async () => {
      const { store } = await open();
      expect(await store.sources.state('sample')).toBeNull();
      expect(await store.sources.states()).toEqual([]);
    });

    test('a poll is recorded, and the next builds upon it', async () => {
      const { store } = await open();
      expect(await store.sources.record(aState())).toBe(true);
      const second = aState({ version: 2, failuresInARow: 1 });
      expect(await store.sources.record(second)).toBe(true);
      expect(await store.sources.states()).toEqual([second]);
    });

    test('a poll that builds upon an older state is refused', async () => {
      const { store } = await open();
      await store.sources.record(aState());
      await store.sources.record(aState({ version: 2 }));
      expect(await store.sources.record(aState({ version: 2, failuresInARow: 9 }))).toBe(false);
      expect(await store.sources.record(aState({ version: 4, failuresInARow: 9 }))).toBe(false);
      expect((await store.sources.state('sample'))?.failuresInARow).toBe(0);
    });
  });
}
