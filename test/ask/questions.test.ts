// Questions of our own, in batches that were each written before they were first run, over the catalogue and the Act's two texts
// (../shared); how many were right then stands in docs/accuracy.md. What was mended for them is tuned to them: the floor keeps it
// from falling.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLaw } from '../../feeds/read/law/egov-law.ts';
import { createAnswerer } from '../../src/ask/answerer.ts';
import { statementsOf } from '../../src/ask/statements/measure-statements.ts';
import { provisionsOf } from '../../src/ask/statements/provisions.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { aPublication } from '../world/sample.ts';

interface OwnQuestion {
  readonly question: string;
  readonly turns?: readonly Turn[];
  /** One of each group must stand in the answer. */
  readonly says: readonly (readonly string[])[];
  readonly neverSays?: readonly string[];
  /** True where it must be refused, or its premise corrected. */
  readonly refused?: boolean;
}

const laws = resolve(import.meta.dirname, '../../../shared/captures/laws');
const names = ['ai-promotion-act-507AC0000000053.ja.xml', 'ai-promotion-act-government-reference.en.xml'];

const flat = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The questions with their answers, and all that the laws say; reads what stands beside the project. */
function answerAll() {
  const { measures } = loadMeasures();
  const texts = names.map(name => {
    const body = readFileSync(resolve(laws, name));
    const [entry] = readLaw({ body, contentType: 'application/xml', url: `https://laws.e-gov.go.jp/${name}` }).entries;
    const language = name.includes('.ja.') ? ('ja' as const) : ('en' as const);
    return {
      measure: 'ai-promotion-act',
      publication: aPublication({ title: entry?.title ?? '', passages: entry?.passages ?? [], language }),
    };
  });
  const answer = createAnswerer(measures, [
    ...measures.flatMap(measure => statementsOf(measure, measures)),
    ...provisionsOf(texts),
  ]);
  const questions = readFileSync(resolve(import.meta.dirname, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as OwnQuestion);
  const ask = ({ question, turns = [] }: OwnQuestion) =>
    answer({ question, turns, publications: [], now: Date.parse('2026-11-27T00:00:00Z') });
  return {
    answered: questions.map(own => ({ own, outcome: ask(own) })),
    whole: texts.flatMap(({ publication }) => publication.passages.map(({ text }) => text)).join('\n'),
  };
}

type Answered = ReturnType<typeof answerAll>['answered'];

function isRight({ own, outcome }: Answered[number]): boolean {
  const said = flat(outcome.sentences.map(({ text }) => text).join('\n'));
  if (own.neverSays?.some(words => said.includes(flat(words)))) return false;
  if (own.refused && outcome.kind === 'refusal') return true;
  const isSaid = own.says.every(group => group.some(words => said.includes(flat(words))));
  return isSaid && own.says.length > 0 && outcome.kind === 'answer';
}

describe.skipIf(!existsSync(laws))('questions of our own, with the texts of the Act (../shared)', () => {
  let answered: Answered;
  let whole: string;
  beforeAll(() => {
    ({ answered, whole } = answerAll());
  });

  test('are answered as they were: 95 in 100 at least', () => {
    const wrong = answered.filter(one => !isRight(one)).map(({ own }) => own.question);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * answered.length);
  });

  test('are never answered where nothing supports an answer', () => {
    const unsupported = answered.filter(one => one.own.refused && !isRight(one)).map(({ own }) => own.question);
    expect(unsupported).toEqual([]);
  });

  test('every sentence of every answer stands on a citation, and every quotation of a law stands in its text', () => {
    for (const { outcome } of answered) {
      if (outcome.kind === 'refusal') continue;
      for (const { citations } of outcome.sentences) expect(citations.length).toBeGreaterThan(0);
      for (const { quote } of outcome.citations) expect(whole.includes(quote), quote).toBe(true);
    }
  });
});
