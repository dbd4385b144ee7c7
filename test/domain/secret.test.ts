import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { secret } from '../../src/domain/secret.ts';

const key = secret('hush');

test.each([
  ['in text', `${key}`],
  ['as JSON', JSON.stringify({ key })],
  ['inspected', inspect({ key }, { depth: null, showHidden: true })],
  ['entry by entry', Object.entries(key).join()],
])('a secret is not shown %s', (_how, shown) => expect(shown).not.toContain('hush'));

test('a secret is shown to whoever reveals it', () => expect(key.reveal()).toBe('hush'));
