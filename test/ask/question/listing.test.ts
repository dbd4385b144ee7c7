import { describe, expect, test } from 'vitest';
import { loadReading } from '../../../src/ask/answerer.ts';
import { createPlanner } from '../../../src/ask/plan.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { loadMeasures } from '../../../src/measures/load.ts';

const { measures } = loadMeasures();
const { namer, concepts } = loadReading(measures);
const planFor = createPlanner(namer, concepts);

describe('a question that a list answers', () => {
  const asks = (question: string, expected: object | null, turns: readonly Turn[] = []) =>
    test(`«${question}»`, () => {
      const { listing } = planFor(question, turns);
      if (expected === null) expect(listing).toBeNull();
      else expect(listing).toMatchObject(expected);
    });
  const about: Turn[] = [{ role: 'about', measure: 'ai-promotion-act' }];

  asks('金融庁は最近AIについて何を公表しましたか', { kind: 'news', bodies: ['fsa'], measures: [] });
  asks('What has METI published recently?', { kind: 'news', bodies: ['meti'] });
  asks('What is new this week?', { kind: 'news', bodies: [], measures: [] }, about);
  asks('今、意見を募集しているものはありますか', { kind: 'deadlines', measures: [] });
  asks('現在募集中の意見募集は？', { kind: 'deadlines', measures: [] });
  asks('Which consultations are open?', { kind: 'deadlines' });
  asks('締切は？', { kind: 'deadlines', measures: ['ai-promotion-act'] }, about);
  asks('日本のAI規制の全体像は？', { kind: 'overview' });
  asks("What is Japan's approach to AI regulation?", { kind: 'overview' });
  asks('AI事業者ガイドラインの最新版は？', null);
  asks('AI推進法の施行日は？', null);
  asks('When did the AI Promotion Act take effect?', null);
});
