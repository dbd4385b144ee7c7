import { describe, expect, test } from 'vitest';
import { takeTwo } from '../../src/measures/compare.ts';
import { createFinder } from '../../src/measures/find.ts';
import { takeVersion, versionsOf } from '../../src/measures/versions.ts';
import { sampleMeasures } from '../world/measures.ts';

describe('a version in words', () => {
  const check = (words: string, version: string | null) =>
    test(words, () => expect(takeVersion(words).version).toBe(version));

  check('第1.1版', '1.1');
  check('（第１．２０版）', '1.20');
  check('第4版', '4');
  check('version 2.0', '2.0');
  check('Ver.2.0', '2.0');
  check('v1.01', '1.01');
  check('Guidelines 1.2', '1.2');
  check('第3回会合', null);
  check('第13条', null);
  check('第18条第5項', null);
  check('第4期', null);
  check('回答の93.1%', null);
  check('2026.3.31', null);
});

test('a draft is no version, and each version stands once', () => {
  const numbers = sampleMeasures.map(measure => versionsOf(measure).map(({ number, date }) => `${number} ${date}`));
  expect(numbers).toEqual([[], ['1.1 2025-03-28', '1.2 2026-03-31'], ['1.0 2025-03-04', '1.1 2026-03-03']]);
});

describe('two things to compare', () => {
  const find = createFinder(sampleMeasures);
  const check = (words: string, expected: readonly [string, string] | null) =>
    test(words, () => {
      const pair = takeTwo(words, find);
      const said = pair?.map(({ found }) =>
        found.kind === 'found' ? `${found.measure.id}${found.version === null ? '' : ` ${found.version}`}` : found.kind,
      );
      expect(said ?? null).toEqual(expected);
    });

  check('見本推進法 と 見本事業者ガイドライン', ['sample-act', 'sample-guidelines']);
  check('見本推進法と見本事業者ガイドライン', ['sample-act', 'sample-guidelines']);
  check('Sample Promotion Act vs Sample Guidelines for Business', ['sample-act', 'sample-guidelines']);
  check('見本推進法、見本論点整理', ['sample-act', 'sample-paper']);
  check('見本事業者ガイドライン 第1.1版 第1.2版', ['sample-guidelines 1.1', 'sample-guidelines 1.2']);
  check('Sample Guidelines for Business 1.1 vs 1.2', ['sample-guidelines 1.1', 'sample-guidelines 1.2']);
  test('are not sought in a line that is longer than two names', () =>
    expect(takeTwo(`見本推進法 と 見本事業者ガイドライン${' '.repeat(300)}`, find)).toBeNull());
  check('見本推進法', null);
  check('', null);
});
