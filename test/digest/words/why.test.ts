import { expect, test } from 'vitest';
import { forceOf, whyLine } from '../../../src/digest/words/why.ts';
import type { Force, Kind, Stage, Tags, Theme } from '../../../src/domain/tags.ts';
import { aPublication, aReading, noTags } from '../../world/sample.ts';

interface Traits {
  readonly kind: Kind;
  readonly force: Force;
  readonly stage?: Stage;
  readonly title?: string;
  readonly words?: string;
  readonly announces?: string;
  readonly publishedAt?: string | null;
}

function said({
  kind,
  force,
  stage,
  title = '見本',
  words = '',
  announces,
  publishedAt = '2026-08-19',
}: Traits): string | undefined {
  const tags = {
    ...noTags,
    kind: { ...noTags.kind, value: kind },
    stage: stage === undefined ? null : { value: stage, confidence: 1, evidence: [] },
    force: { value: force, confidence: 1, evidence: [{ words, place: 'summary', at: 0 } as const] },
  };
  const links = announces === undefined ? [] : [{ measure: announces, role: 'announces' as const, evidence: [] }];
  const reading = aReading({
    forceOf: id => (id === 'plan' ? { ja: '国の機関のみを拘束', en: 'binding on ministries only' } : undefined),
  });
  return forceOf(aPublication({ title, tags, links, publishedAt }), reading)?.en;
}

test.each<[string, Traits, string | undefined]>([
  ['a duty has no penalty only where somebody said so', { kind: 'statute', force: 'duty' }, 'binding (statute)'],
  ['a duty without penalty', { kind: 'statute', force: 'duty', words: '罰則はない' }, 'legal duty without penalty'],
  ['a bill binds nobody yet', { kind: 'bill', force: 'penalty' }, 'if enacted, binding (statute)'],
  [
    'a sanction is named only where the words do',
    { kind: 'statute', force: 'penalty', words: '五十万円以下の罰金' },
    'binding (statute), with criminal fines',
  ],
  [
    'a surcharge is no penalty',
    { kind: 'statute', force: 'penalty', words: '課徴金' },
    'binding (statute), with surcharges',
  ],
  [
    'an ordinance that was passed binds later',
    { kind: 'order', force: 'duty', stage: 'enacted', title: '条例' },
    'once in force, binding (ordinance)',
  ],
  [
    'one of which nobody knows when it was passed may be in force by now',
    { kind: 'order', force: 'duty', stage: 'enacted', title: '条例', publishedAt: null },
    'if in force by now, binding (ordinance)',
  ],
  [
    'supervisory guidelines are no law, and more than voluntary',
    { kind: 'consultation', force: 'voluntary', title: '監督指針の一部改正案' },
    'if adopted, supervisory expectations (not law)',
  ],
  [
    'other guidelines are voluntary',
    { kind: 'guideline', force: 'voluntary', title: '利用の手引き' },
    'voluntary (soft law)',
  ],
  ['a draft is no guideline yet', { kind: 'consultation', force: 'voluntary' }, 'if adopted, voluntary (soft law)'],
  [
    'a treaty that is signed binds nobody yet',
    { kind: 'international-instrument', force: 'duty', stage: 'enacted' },
    undefined,
  ],
  ['internal rules bind a city’s own staff', { kind: 'order', force: 'duty', title: '生成AI活用規程' }, undefined],
  ['a caution is not binding', { kind: 'enforcement', force: 'voluntary' }, 'not binding'],
  ['commentary binds nobody and says nothing of it', { kind: 'commentary', force: 'duty' }, undefined],
  ['a report asks nothing binding of anyone', { kind: 'report', force: 'none' }, 'not binding'],
  [
    'of a measure the catalogue knows best',
    { kind: 'plan', force: 'none', announces: 'plan' },
    'binding on ministries only',
  ],
])('%s', (_, traits, expected) => {
  expect(said(traits)).toBe(expected);
});

test('of a law that is old or undated it is said how it stands today', () => {
  const status = { ja: '施行', en: 'in force' };
  const links = [{ measure: 'act', role: 'amends' as const, evidence: [] }];
  const line = (kind: Kind, publishedAt: string | null) => {
    const tags = { ...noTags, kind: { ...noTags.kind, value: kind } };
    return whyLine(aPublication({ tags, links, publishedAt }), aReading({ statusOf: () => status }));
  };
  expect(line('order', null)).toContain(' · Status in the catalogue: in force');
  expect(line('statute', '2025-03-04')).toContain('Status in the catalogue');
  expect(line('order', '2026-03-03')).not.toContain('Status');
  expect(line('report', null)).not.toContain('Status');
});

test('a theme is printed that is sure, a guess only where nothing else is known', () => {
  const theme = (value: Theme, confidence: number) => ({ value, confidence, evidence: [] });
  const sectors = [{ value: 'finance' as const, confidence: 0.8, evidence: [] }];
  const line = (tags: Partial<Tags>) => whyLine(aPublication({ tags: { ...noTags, ...tags } }), aReading());
  const guess = theme('innovation', 0.4);
  expect(line({ themes: [guess, theme('privacy', 0.6)] })).toMatch(/^Topics: privacy and personal information(?: ·|$)/);
  expect(line({ themes: [guess], sectors })).toMatch(/^Topics: finance(?: ·|$)/);
  expect(line({ themes: [guess] })).toMatch(/^Topics: innovation and R&D promotion/);
});
