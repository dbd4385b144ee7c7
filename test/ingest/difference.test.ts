import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDifference, type Hunk } from '../../src/ingest/difference.ts';
import { saySame } from '../../src/ingest/sense.ts';

const differenceOf = (before: string, after: string) => createDifference()(before, after);

describe('what does not count as a change', () => {
  const check = (before: string, after: string) =>
    test(`${before} and ${after}`, () => {
      expect(saySame(before, after)).toBe(true);
      expect(differenceOf(before, after)).toEqual([]);
    });
  check('令和7年6月4日に公布', '2025年6月4日に公布');
  check('令和元年５月１日', '２０１９年5月1日');
  check('平成38年8月7日', '令和8年8月7日');
  check('R7.6.9', '2025/06/09');
  check('令和七年十二月三十一日', '2025年12月31日');
  check('2025年6月9日（月）', '2025年06月09日');
  check('ＡＩ法　（全面施行）', 'AI法(全面施行)');
  check('概要（ＰＤＦ形式：３９６ＫＢ）', '概要(PDF形式:396KB)');
  check('The  AI Act', 'the AI act');
});

describe('what counts', () => {
  const check = (before: string, after: string) =>
    test(`${before} and ${after}`, () => expect(saySame(before, after)).toBe(false));
  check('令和7年6月4日', '令和7年6月5日');
  check('第16条', '第17条');
  check('396KB', '397KB');
  check('全面施行', '一部施行');
});

describe('a difference', () => {
  const check = (name: string, before: readonly string[], after: readonly string[], expected: readonly Hunk[]) =>
    test(name, () => expect(differenceOf(before.join('\n'), after.join('\n'))).toEqual(expected));
  const added = (text: string): Hunk => ({ kind: 'added', text });
  const removed = (text: string): Hunk => ({ kind: 'removed', text });
  check(
    'an added paragraph',
    ['概要', '関連資料'],
    ['概要', '指針を決定しました。', '関連資料'],
    [added('指針を決定しました。')],
  );
  check('a removed paragraph', ['概要', '旧資料'], ['概要'], [removed('旧資料')]);
  check(
    'another paragraph',
    ['意見募集は終了しました。'],
    ['Contact us'],
    [removed('意見募集は終了しました。'), added('Contact us')],
  );

  test('a new day in a sentence is one change, with its words compared', () => {
    const [before, after] = ['令和7年6月4日に施行されました。', '令和7年9月1日に施行されました。'];
    const [hunk, ...others] = differenceOf(before, after);
    expect(others).toEqual([]);
    expect(hunk).toMatchObject({ kind: 'changed', before, after });
    const stretches = hunk?.kind === 'changed' ? hunk.stretches : [];
    expect(stretches.at(-1)).toMatchObject({ kind: 'same', text: expect.stringMatching(/施行されました。$/) });
  });

  test('leads from one version to the other', () => {
    const lines = fc.array(fc.constantFrom('一', '二の段落です', '三の段落です', 'four', '令和7年', ''), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const hunks = differenceOf(before.join('\n'), after.join('\n'));
        const gone = hunks.filter(({ kind }) => kind !== 'added').length;
        const come = hunks.filter(({ kind }) => kind !== 'removed').length;
        const count = (texts: readonly string[]) => texts.filter(text => text !== '').length;
        expect(count(before) - gone + come).toBe(count(after));
        for (const hunk of hunks) {
          if (hunk.kind !== 'changed') continue;
          const without = (kind: string) => hunk.stretches.flatMap(one => (one.kind === kind ? [] : one.text)).join('');
          expect([without('added'), without('removed')]).toEqual([hunk.before, hunk.after]);
        }
      }),
    );
  });

  describe('that takes more than its steps', () => {
    const text = (version: string, paragraphs: number, words: number) =>
      Array.from({ length: paragraphs }, (_, paragraph) =>
        Array.from({ length: words }, (_, word) => (word % 3 === 1 ? version : `${paragraph}.${word}`)).join('、'),
      );
    const check = (name: string, hunksOf: () => Hunk[], [before, after]: readonly (readonly string[])[]) =>
      test(name, () => {
        const hunks = hunksOf();
        expect(hunks.at(-1)).toEqual({ kind: 'rewritten', before: before?.at(-1), after: after?.at(-1) });
        expect(hunks.length).toBe(before?.length);
      });
    const long = [text('旧', 60, 2_000), text('新', 60, 2_000)] as const;
    check('is told in whole paragraphs', () => differenceOf(long[0].join('\n'), long[1].join('\n')), long);
    const short = [text('旧', 3, 20), text('新', 3, 20)] as const;
    const inOneAnswer = createDifference(4_000);
    check(
      'together with others of the same answer, too',
      () => Array.from({ length: 20 }, () => inOneAnswer(short[0].join('\n'), short[1].join('\n'))).at(-1) ?? [],
      short,
    );
  });

  describe('spends its steps', () => {
    const lines = (letter: string, count: number) => Array(count).fill(letter).join('\n');
    const check = (what: string, steps: number, before: string, after: string, expected: unknown) =>
      test(`on ${what}`, () => {
        expect(createDifference(steps)(before, after)).toEqual(expected);
        expect(differenceOf(before, after)).not.toEqual(expected);
      });
    const [wide, narrow] = ['Ａ', 'A'].map(letter => letter.repeat(200)) as [string, string];
    const rewritten = (before: string, after: string) => ({ kind: 'rewritten', before, after });
    check('finding what a paragraph says', 10, wide, narrow, [rewritten(wide, narrow)]);
    check('looking at paragraphs', 40, lines('Ａ', 12), lines('A', 12), Array(12).fill(rewritten('Ａ', 'A')));
    const [one, two] = ['1'.repeat(300), '2'.repeat(300)] as const;
    check('taking two paragraphs into words', 500, one, two, [rewritten(one, two)]);
  });

  test('of which nothing can be compared still tells the paragraph that came', () => {
    const text = ['一', '二の段落です', '三'];
    const hunks = createDifference(0)(text.join('\n'), ['一', '新しい段落です', ...text.slice(1)].join('\n'));
    expect(hunks).toEqual([added('新しい段落です')]);
  });

  test('of a quarter of a million paragraphs that went is one hunk each', () => {
    expect(differenceOf('あ\n'.repeat(250_000), '').length).toBe(250_000);
  });

  test('of two long, unlike texts is found, if roughly', () => {
    const text = (seed: number) => Array.from({ length: 20_000 }, (_, i) => `段落${(i * seed) % 99_991}`).join('\n');
    expect(differenceOf(text(7), text(13)).length).toBeGreaterThan(0);
  });
});
