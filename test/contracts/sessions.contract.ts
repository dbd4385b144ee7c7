import { describe, expect, test } from 'vitest';
import type { OpenStore } from './open-store.ts';

/** Who is logged in to the console. */
export function sessionsContract(open: OpenStore): void {
  describe('the sessions', () => {
    const viewer = { workspace: 'main', person: 'web:local/admin', roles: ['admin'] } as const;

    test('a session is found until its time, and not after', async () => {
      const { sessions } = (await open()).store;
      await sessions.begin({ id: 'a', viewer, expiresAt: 100 });
      await sessions.begin({ id: 'b', viewer, expiresAt: 200 });
      expect(await sessions.find('a', 99)).toEqual({ id: 'a', viewer, expiresAt: 100 });
      expect(await sessions.find('a', 100)).toBeNull();
      expect(await sessions.find('b', 100)).not.toBeNull();
      expect(await sessions.find('c', 0)).toBeNull();
    });

    test('one that is ended is gone', async () => {
      const { sessions } = (await open()).store;
      await sessions.begin({ id: 'a', viewer, expiresAt: 100 });
      await sessions.end('a');
      expect(await sessions.find('a', 0)).toBeNull();
    });
  });
}
