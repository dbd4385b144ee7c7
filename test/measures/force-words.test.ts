import { expect, test } from 'vitest';
import { forceLabel, forceSentence, forceWords } from '../../src/measures/force-words.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const { measures } = loadMeasures();
const get = (id: string) => {
  const found = measures.find(measure => measure.id === id);
  if (found === undefined) throw new Error(`There is no measure ${id}.`);
  return found;
};

test('no duty is said to be without penalty where nobody read whether it has one', () => {
  const unknown = measures.filter(({ penalties }) => penalties === 'unknown');
  expect(unknown.length).toBeGreaterThan(0);
  for (const measure of unknown) {
    expect(forceLabel(measure).ja).not.toContain('罰則なし');
    expect(forceLabel(measure).en).not.toContain('without penalty');
  }
});

test('only laws, orders and ordinances are said to set out legal duties', () => {
  for (const measure of measures) {
    const says = JSON.stringify([forceWords(measure), forceSentence(measure)]);
    const isLaw = measure.kind === 'statute' || measure.kind === 'order';
    if (!isLaw) expect(says, measure.id).not.toMatch(/法的義務|legal duty|statutory dut/);
    if (measure.force.level === 'none') expect(says, measure.id).not.toMatch(/規範性|nothing of anyone/);
  }
});

test.each([
  ['ai-promotion-act', '法的義務・責務（罰則なし）', 'legal duty without penalty'],
  ['ai-basic-plan-2026', '各府省のみを拘束', 'binding on ministries only'],
  ['digital-priority-plan', '各府省のみを拘束', 'binding on ministries only'],
  ['dabus-supreme-court-2026', '当事者のみを拘束', 'binding on the parties only'],
  ['ai-policy-study-group-interim-report-2025', '法的拘束力なし', 'not binding'],
  ['fsa-ai-discussion-paper', '法的拘束力なし', 'not binding'],
  ['genai-provider-requests', '法的拘束力なし', 'not binding'],
  ['ai-guidelines-for-business', '任意（ソフトロー）', 'voluntary (soft law)'],
])('%s: %s', (id, ja, en) => {
  expect(forceLabel(get(id))).toEqual({ ja, en });
});

test('a request says that it is administrative guidance beside its label', () => {
  expect(forceWords(get('genai-provider-requests'))).toEqual({
    ja: '法的拘束力なし。行政指導',
    en: 'not binding; administrative guidance',
  });
  expect(forceSentence(get('genai-provider-requests')).en).toMatch(
    /^It is not legally binding \(administrative guidance\)\./,
  );
});
