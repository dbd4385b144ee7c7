import { expect, test } from 'vitest';
import { forceOf } from '../../src/digest/why.ts';
import type { Force, Kind, Stage } from '../../src/domain/tags.ts';
import { aPublication, aReading, noTags } from '../world/sample.ts';

interface Traits {
  readonly kind: Kind;
  readonly force: Force;
  readonly stage?: Stage;
  readonly title?: string;
  readonly words?: string;
  readonly announces?: string;
}

function said({ kind, force, stage, title = '見本', words = '', announces }: Traits): string | undefined {
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
  return forceOf(aPublication({ title, tags, links }), reading)?.en;
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
