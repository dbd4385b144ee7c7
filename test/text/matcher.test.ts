import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatcher } from '../../src/text/matcher.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'i', '1', ' ', '人', '工', '知', '能', '𠮷'),
  maxLength: 6,
});

test('finds what looking for each term at each place finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        letters.filter(term => term !== ''),
        { maxLength: 12 },
      ),
      fc.array(letters, { maxLength: 8 }).map(parts => parts.join('')),
      (terms, text) => {
        const found = createMatcher(terms)(text).map(({ term, start, end }) => `${term}:${start}-${end}`);
        expect(found.sort()).toEqual(oneByOne(terms, text).sort());
      },
    ),
    { numRuns: 500 },
  );
});

test('no term, an empty text, characters that no term has: nothing is found', () => {
  expect(createMatcher([])('人工知能')).toEqual([]);
  expect(createMatcher(['ai'])('')).toEqual([]);
  expect(createMatcher(['ai'])('\uD800愛')).toEqual([]);
});

test('a Latin term is found only as a word', () => {
  expect(createMatcher(['ai'])('aij jibai ai生成ai 行政×ai éai').map(({ start }) => start)).toEqual([10, 14, 20]);
});

function oneByOne(terms: readonly string[], text: string): string[] {
  const isLatin = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);
  const isEdge = (at: number) => !(isLatin(text[at - 1]) && isLatin(text[at]));
  const places = Array.from({ length: text.length }, (_, at) => at);
  return terms.flatMap((term, index) =>
    places
      .filter(start => text.startsWith(term, start) && isEdge(start) && isEdge(start + term.length))
      .map(start => `${index}:${start}-${start + term.length}`),
  );
}
