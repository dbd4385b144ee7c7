import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secret } from '../../src/domain/secret.ts';
import { createSeal } from '../../src/store/seal.ts';

const aKey = () => secret(randomBytes(32).toString('base64'));
const [old, fresh] = [aKey(), aKey()];

describe('the seal', () => {
  test('what was closed opens again, whatever it says', () => {
    const seal = createSeal([old]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), words => {
        expect(seal.open(seal.close(words, 'slack:T1'), 'slack:T1')).toBe(words);
      }),
    );
  });

  test('it shows nothing of what it holds, and is never the same twice', () => {
    const seal = createSeal([old]);
    const [one, two] = [seal.close('xoxb-1-secret', 'slack:T1'), seal.close('xoxb-1-secret', 'slack:T1')];
    expect(one).not.toContain('xoxb');
    expect(one).not.toBe(two);
  });

  test('it opens for what it belongs to only: a row that is copied to another team is worth nothing', () => {
    const seal = createSeal([old]);
    expect(seal.open(seal.close('token', 'slack:T1'), 'slack:T2')).toBeNull();
  });

  test('a byte that was changed anywhere closes it for good', () => {
    const seal = createSeal([old]);
    const parts = seal.close('token', 'slack:T1').split('.');
    for (const [at, part] of parts.entries()) {
      const bytes = Buffer.from(part, at === 0 ? 'hex' : 'base64url');
      for (let index = 0; index < bytes.length; index++) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ 1;
        const sealed = parts.with(at, changed.toString(at === 0 ? 'hex' : 'base64url')).join('.');
        expect(seal.open(sealed, 'slack:T1')).toBeNull();
      }
    }
    for (const cut of [parts.join('.').slice(0, -4), '', '...', 'a.b.c.d'])
      expect(seal.open(cut, 'slack:T1')).toBeNull();
  });

  test('a new key in front closes from then on, and the old one still opens', () => {
    const before = createSeal([old]).close('token', 'slack:T1');
    const rotated = createSeal([fresh, old]);
    expect(rotated.open(before, 'slack:T1')).toBe('token');
    expect([rotated.isCurrent(before), rotated.isCurrent(rotated.close('token', 'slack:T1'))]).toEqual([false, true]);
    expect(createSeal([fresh]).open(before, 'slack:T1')).toBeNull();
  });
});
