import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { slips } from '../../src/text/slips.ts';

test.each([
  ['guideline', 'guidelien', 1],
  ['hiroshima', 'hriosihma', 2],
  ['個人情報保護法', '個人情報護保法', 1],
  ['meti', 'metis', 1],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('%s and %s are %i apart', (one, other, expected) => expect(slips(one, other)).toBe(expected));

test('where no letters changed places it is the edit distance, and never more', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const plain = distance(one, other);
      expect(slips(one, other)).toBeLessThanOrEqual(plain);
      expect(slips(one, other)).toBeGreaterThanOrEqual(plain / 2);
      expect(slips(one, other)).toBe(slips(other, one));
    }),
  );
});
