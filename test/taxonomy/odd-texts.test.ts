import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJudge, type GivenPublication } from '../../src/cli/judge.ts';
import type { Tags } from '../../src/domain/tags.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';

const judge = createJudge();
const classify = createClassifier(loadLexicon());

/** Each tag’s words stand where its evidence says. */
function evidenceStands(given: GivenPublication): void {
  const { draft, tags } = judge.given(given);
  for (const { words, place, at } of evidences(tags)) {
    if (at === null || (place !== 'title' && place !== 'summary' && place !== 'content')) continue;
    expect(draft[place].slice(at, at + words.length)).toBe(words);
  }
}

function evidences({ relevance, themes, sectors, kind, stage, force, bodies }: Tags) {
  const tags = [relevance, ...themes, ...sectors, kind, ...(stage === null ? [] : [stage]), force, ...bodies];
  return tags.flatMap(({ evidence }) => [...evidence]);
}

const piece = fc.constantFrom(
  'AI',
  '指針',
  '総務省',
  '公表',
  '意見募集',
  '閣議決定',
  '日本',
  'EU',
  'ｶﾞ',
  ' ',
  '\u200f',
  '\ud83d',
  '　',
  '㍿',
  '、',
  '⽤',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join('')),
);

describe('whatever the text', () => {
  test('it is tagged without an exception, the same twice, with evidence that stands in it', () => {
    fc.assert(
      fc.property(text, text, text, (title, summary, publisher) => {
        const given = { title, summary, publisher };
        evidenceStands(given);
        expect(judge.given(given).tags).toEqual(judge.given(given).tags);
      }),
      { numRuns: 300 },
    );
  });

  const odd: readonly (readonly [string, string, string])[] = [
    ['an empty title', '', 'none'],
    ['a lone surrogate', '\ud800AI\udc00', 'none'],
    ['right-to-left marks', '\u202eA\u200fI\u202cの指針', 'none'],
    ['nothing but trigger words', 'AI AI AI 公表 公表 指針 法案 閣議決定', 'core'],
  ];
  for (const [name, title, expected] of odd) {
    test(`${name} gives a sensible tag or none`, () => {
      const publisher = expected === 'core' ? '総務省' : '';
      expect(judge.given({ title, publisher }).tags.relevance.value).toBe(expected);
    });
  }

  test('a title of ten million characters is tagged by its beginning', () => {
    const title = `AI事業者ガイドラインの改定${'あ'.repeat(10_000_000)}`;
    const { draft } = judge.given({ title: '', publisher: '総務省' });
    expect(classify({ ...draft, title }, [], null).kind.value).toBe('guideline');
  });
});
