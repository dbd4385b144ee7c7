import { describe, expect, test } from 'vitest';
import { aSource } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

/** Sources that workspaces added for themselves. */
export function addedContract(open: OpenStore): void {
  describe('the added sources', () => {
    test('one is added, replaced, listed, and removed by the workspace that added it', async () => {
      const { added } = (await open()).store;
      const source = aSource({ id: 'added-a', owner: 'main' });
      await added.save({ source, isPaused: false });
      await added.save({ source: aSource({ id: 'added-b', owner: 'acme' }), isPaused: false });
      await added.save({ source, isPaused: true });
      const listed = (await added.list()).map(one => [one.source.owner, one.source.id, one.isPaused]);
      expect(listed).toEqual([
        ['acme', 'added-b', false],
        ['main', 'added-a', true],
      ]);
      expect(await added.remove('acme', 'added-a')).toBe(false);
      expect(await added.remove('main', 'added-a')).toBe(true);
      expect((await added.list()).map(one => one.source.id)).toEqual(['added-b']);
    });
  });
}
