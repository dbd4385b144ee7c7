import { describe, expect, test } from 'vitest';
import type { LinkRole } from '../../src/domain/measure.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Stage } from '../../src/domain/tags.ts';
import { newerThan, type TimelineEntry, timelineOf, whenOf } from '../../src/measures/timeline.ts';
import { aMeasure } from '../world/measures.ts';
import { aPublication, noTags } from '../world/sample.ts';

const measure = aMeasure();
const today = '2026-11-24';

function published(
  day: string,
  {
    role = 'announces' as LinkRole,
    stage = null as Stage | null,
    ...changes
  }: { role?: LinkRole; stage?: Stage | null } & Partial<Publication> = {},
): Publication {
  const tag = stage === null ? null : ({ value: stage, confidence: 1, evidence: [] } as const);
  return aPublication({
    id: `p${day}${role}`,
    publishedAt: day,
    links: [{ measure: measure.id, role, evidence: [] }],
    tags: { ...noTags, stage: tag },
    ...changes,
  });
}

const dates = (entries: readonly TimelineEntry[]) =>
  entries.map(({ date, from }) => `${date}${from === 'archive' ? '+' : ''}`);
const known = ['2025-02-28', '2025-05', '2025-09-01', '2027-03-01'];

describe('what the archive adds to a timeline', () => {
  const check = (name: string, publications: readonly Publication[], added: readonly string[]) =>
    test(name, () => {
      const all = dates(timelineOf(measure, publications, today));
      expect(all.filter(date => date.endsWith('+'))).toEqual(added);
      expect(all.filter(date => !date.endsWith('+'))).toEqual(known);
    });

  check('a publication of a later day', [published('2026-11-02')], ['2026-11-02+']);
  check('one of an earlier day that the catalogue lacks', [published('2025-08-01')], ['2025-08-01+']);
  check('none of a day that the catalogue has', [published('2025-09-01T10:00:00+09:00')], []);
  check('none of a month that the catalogue has', [published('2025-05-28')], []);
  check(
    'none at an address that the catalogue names',
    [published('2025-09-03', { url: 'https://www.example.go.jp/effect' })],
    [],
  );
  check('no comment on it', [published('2026-11-02', { role: 'comments-on' })], []);
  check('no mention of it', [published('2026-11-02', { role: 'mentions' })], []);
  check(
    'no commentary, though it says what the measure did',
    [published('2026-11-02', { tags: { ...noTags, kind: { value: 'commentary', confidence: 1, evidence: [] } } })],
    [],
  );
  check('not its own text', [published('2026-11-02', { role: 'text-of' })], []);
  check('not what a fresh archive begins with', [published('2026-11-02', { arrival: 'starter' })], []);
  check(
    'an event once',
    [published('2026-11-02', { id: 'pa', event: 'pe' }), published('2026-11-03', { id: 'pb', event: 'pe' })],
    ['2026-11-02+'],
  );
});

test('a timeline is in order of its dates, a month before its days', () => {
  const entries = timelineOf(measure, [published('2025-08-01'), published('2026-11-02')], today);
  expect(dates(entries)).toEqual(['2025-02-28', '2025-05', '2025-08-01+', '2025-09-01', '2026-11-02+', '2027-03-01']);
});

describe('a publication moves a measure', () => {
  const bill = aMeasure({ stage: 'diet' });
  const check = (name: string, of: typeof measure, publication: Publication, expected: Stage | null) =>
    test(name, () => {
      const entry = timelineOf(of, [publication], today).find(({ from }) => from === 'archive');
      expect(entry?.from === 'archive' ? entry.movesTo : 'not there').toBe(expected);
    });

  check('forwards', bill, published('2026-11-02', { stage: 'enacted' }), 'enacted');
  check('never backwards', measure, published('2026-11-02', { stage: 'consultation-open' }), null);
  check('not to where it is', measure, published('2026-11-02', { stage: 'in-force' }), null);
  check('not by what is older than its last known step', bill, published('2025-08-01', { stage: 'enacted' }), null);
  check('to a new version', measure, published('2026-11-02', { role: 'amends', stage: 'revised' }), 'revised');
  check('not without a stage', bill, published('2026-11-02'), null);
});

describe('an event seen from 24 November 2026', () => {
  const check = (date: string, scheduled: boolean, expected: string) =>
    test(`${date}${scheduled ? ', scheduled' : ''} is ${expected}`, () =>
      expect(whenOf({ date, scheduled }, today, '2026-10-11')).toBe(expected));

  check('2025-09-01', false, 'past');
  check('2026-10-11', false, 'past');
  check('2027-03-01', true, 'ahead');
  check('2026-12', false, 'ahead');
  check('2026-11', true, 'ahead');
  check('2026-11-24', true, 'ahead');
  check('2026-10-26', false, 'overdue');
  check('2026-09', true, 'overdue');
});

test('publications since the facts were gathered are counted', () => {
  const publications = [
    published('2026-10-11'),
    published('2026-10-12'),
    published('2026-11-02', { role: 'mentions' }),
  ];
  expect(newerThan(measure, publications).map(({ publishedAt }) => publishedAt)).toEqual(['2026-10-12']);
});
