import { describe, expect, test } from 'vitest';
import { mintToken, type Token } from '../../src/domain/token.ts';
import type { OpenStore } from './open-store.ts';

const aToken = (changes: Partial<Token> = {}): Token => ({
  id: 'kaaaaaaaaaa',
  workspace: 'main',
  name: '社内ポータル',
  scopes: ['api'],
  role: 'reader',
  hash: 'ab',
  createdBy: 'web:local/admin',
  createdAt: 1,
  expiresAt: null,
  lastUsedAt: null,
  ...changes,
});

/** Keys for programs. */
export function tokensContract(open: OpenStore): void {
  describe('the tokens', () => {
    test('one is found by its id, and listed for its workspace and for whoever asks for all', async () => {
      const { tokens } = (await open()).store;
      const theirs = aToken({ id: 'kbbbbbbbbbb', workspace: 'acme', createdAt: 0, expiresAt: 9 });
      for (const token of [aToken(), theirs]) await tokens.add(token);
      expect(await tokens.find('kaaaaaaaaaa')).toEqual(aToken());
      expect(await tokens.find('kcccccccccc')).toBeNull();
      expect(await tokens.list('main')).toEqual([aToken()]);
      expect(await tokens.list(null)).toEqual([theirs, aToken()]);
    });

    test('when it was used last is kept, and one that was revoked is not used, found or listed again', async () => {
      const { tokens } = (await open()).store;
      await tokens.add(aToken());
      await tokens.used('kaaaaaaaaaa', 5);
      expect((await tokens.find('kaaaaaaaaaa'))?.lastUsedAt).toBe(5);
      expect((await tokens.list('main'))[0]?.lastUsedAt).toBe(5);
      expect(await tokens.revoke('acme', 'kaaaaaaaaaa')).toBe(false);
      expect(await tokens.revoke('main', 'kaaaaaaaaaa')).toBe(true);
      expect(await tokens.revoke('main', 'kaaaaaaaaaa')).toBe(false);
      await tokens.used('kaaaaaaaaaa', 6);
      expect(await tokens.find('kaaaaaaaaaa')).toBeNull();
      expect(await tokens.list(null)).toEqual([]);
    });

    test('the secret part of a token stands nowhere in what is kept', async () => {
      const { tokens } = (await open()).store;
      const { id, hash, held } = mintToken();
      await tokens.add(aToken({ id, hash }));
      const key = held.reveal().slice(-43);
      expect(JSON.stringify(await tokens.list(null))).not.toContain(key);
      expect(JSON.stringify({ held })).not.toContain(key);
    });
  });
}
