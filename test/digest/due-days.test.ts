import { expect, test } from 'vitest';
import { everything } from '../../src/digest/digest.ts';
import { effectiveDays } from '../../src/digest/due-days.ts';
import { dueReminders } from '../../src/digest/reminder.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Measure } from '../../src/measures/schema.ts';

const [model] = loadMeasures().measures;
const step = (date: string, changes: Partial<Measure['timeline'][number]> = {}) => ({
  date,
  event: { ja: '施行', en: 'Comes into effect' },
  source: 'https://www.example.go.jp/law',
  scheduled: true,
  verified: true,
  ...changes,
});
const act = {
  ...(model as Measure),
  id: 'sample-act',
  themes: ['privacy' as const],
  sectors: [],
  bodies: [],
  japanese: true,
};
const days = (timeline: Measure['timeline'], profile = everything) =>
  effectiveDays([{ ...act, timeline }], profile, '2026-03-01', '2026-04-30').map(({ on }) => on);

test('a day from which a measure applies is called to mind like a deadline, on its business days', () => {
  const due = effectiveDays([{ ...act, timeline: [step('2026-04-01')] }], everything, '2026-03-01', '2026-04-30');
  expect(due.map(({ event, on }) => [event, on])).toEqual([['measure:sample-act:2026-04-01', '2026-04-01']]);
  const left = (today: string) =>
    dueReminders(due, [7, 3, 1], { told: [], names: new Map() }, today).map(({ before }) => before);
  expect([left('2026-03-20'), left('2026-03-23'), left('2026-03-27'), left('2026-03-31')]).toEqual([[], [7], [3], [1]]);
});

test('what is past, without its source, or known to the month only reminds nobody', () => {
  expect(days([step('2026-02-28'), step('2026-04')])).toEqual([]);
  expect(days([step('2026-04-01', { verified: false }), step('2026-04-01', { scheduled: false })])).toEqual([]);
});

test('it reminds those whose profile the measure bears on', () => {
  expect(days([step('2026-04-01')], { ...everything, themes: ['privacy'] })).toEqual(['2026-04-01']);
  expect(days([step('2026-04-01')], { ...everything, measures: ['sample-act'] })).toEqual(['2026-04-01']);
  expect(days([step('2026-04-01')], { ...everything, themes: ['copyright'] })).toEqual([]);
});

test('a day that a secondary page announces is called so, in one bracket', () => {
  const what = (event: Measure['timeline'][number]['event']) =>
    effectiveDays(
      [{ ...act, timeline: [step('2026-04-01', { event, basis: 'secondary-page' })] }],
      everything,
      '2026-03-01',
      '2026-04-30',
    )[0]?.what;
  expect(what({ ja: '会合', en: 'Meeting' })).toEqual({
    ja: '会合（二次資料による）',
    en: 'Meeting (going by a secondary source)',
  });
  expect(what({ ja: '会合（東京）', en: 'Meeting (Tokyo)' })).toEqual({
    ja: '会合（東京。二次資料による）',
    en: 'Meeting (Tokyo; going by a secondary source)',
  });
});
