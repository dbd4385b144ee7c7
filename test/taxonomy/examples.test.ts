import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/cli/judge.ts';
import { bodies, forces, kinds, sectors, stages, themes } from '../../src/domain/tags.ts';
import { scoreTags } from '../eval/score-tags.ts';
import { readExamples } from './examples.ts';

const judge = createJudge();
const examples = readExamples();

/** What the rules reached; they may rise, and must not fall. */
const least: Readonly<Record<string, number>> = {
  relevance: 0.975,
  'core precision': 0.985,
  'core recall': 0.97,
  theme: 0.85,
  sector: 0.93,
  body: 0.92,
  kind: 0.935,
  stage: 0.865,
  force: 0.91,
};

describe('on the publications that were labelled by hand', () => {
  const figures = scoreTags(examples.map(labels => ({ labels, tags: judge.given(labels).tags })));
  for (const { name, value, of } of figures) {
    test(`${name} stays at ${least[name]} or above (${of})`, () => {
      expect(value).toBeGreaterThanOrEqual(least[name] ?? 1);
    });
  }
});

describe('the labelled publications', () => {
  test('are a thousand or more, in both languages', () => {
    expect(examples.length).toBeGreaterThanOrEqual(1_000);
    expect(examples.filter(({ lang }) => lang === 'en').length).toBeGreaterThan(150);
  });
  test('hold every value of every facet, and only values of the codebook', () => {
    const check = (used: (string | null | undefined)[], known: readonly string[]) =>
      expect([...new Set(used.filter(value => value !== null && value !== undefined))].sort()).toEqual(
        [...known].sort(),
      );
    check(
      examples.flatMap(({ theme = [] }) => [...theme]),
      themes,
    );
    check(
      examples.flatMap(({ sector = [] }) => [...sector]),
      sectors,
    );
    check(
      examples.flatMap(({ body = [] }) => [...body]),
      bodies,
    );
    check(
      examples.map(({ kind }) => kind),
      kinds,
    );
    check(
      examples.map(({ stage }) => stage),
      stages,
    );
    check(
      examples.map(({ force }) => force ?? 'none'),
      forces,
    );
  });
});
