import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDeadlineIn } from '../../src/calendar/deadline.ts';
import { dayAhead, effectAfter } from '../../src/calendar/effect-day.ts';
import { readDate } from '../../src/calendar/read-date.ts';
import { completeDate, periodIn, standingDate } from '../../src/calendar/standing-date.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { readDayAhead, readSince } from '../../src/commands/parse/read-day.ts';
import { commands } from '../../src/commands/registry.ts';
import { isAgeUnknown, isPast, latestIn } from '../../src/digest/age.ts';
import { effectWords } from '../../src/digest/words/effect-words.ts';
import { undatedNote } from '../../src/digest/words/undated.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { titleOf } from '../../src/ingest/events/title.ts';
import { readPeriod } from '../../src/library/search/period.ts';
import { lastDayOf } from '../../src/measures/timeline.ts';
import { aPaper, createDeskWorld } from '../digest/desk/desk-world.ts';

const today = '2026-03-04';
const undated = (text: string, changes: Partial<Publication> = {}) =>
  aPaper('p1', { stage: 'in-force' }, { title: `題${text}`, summary: text, content: text, ...changes });

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readDate,
  findDeadlineIn: text =>
    [null, '2026', '2026-02-28'].map(published => findDeadlineIn(`意見募集の締切は${text}まで`, published)),
  effectAfter: text => effectAfter(undated(`${text}から施行する。`), today),
  effectWords: text => effectWords(undated(`${text}から施行する。`), today),
  dayAhead: text => dayAhead(undated(`${text}から施行する。`)),
  standingDate,
  completeDate: text => {
    const [standing, period] = [standingDate(text), periodIn(text)];
    return standing && period && completeDate(standing.printed, period);
  },
  latestIn: text => {
    const latest = latestIn(undated(text, { url: `https://example.jp/${text}` }));
    return latest && lastDayOf(latest);
  },
  isPast: text => isPast(undated(text), today),
  isAgeUnknown: text => isAgeUnknown(undated(text), today),
  undatedNote: text => undatedNote(undated(''), text, today),
  titleOf: text => titleOf(undated(text)),
  readPeriod,
  readSince: text => readSince(text, today),
  readDayAhead: text => readDayAhead(text, today),
  parse: text => parse(`digest ${text}`, commands, { today, knows: () => false }),
};

const figure = fc.oneof(
  fc.integer({ min: 0, max: 120 }).map(String),
  fc.integer({ min: 0, max: 99 }).map(number => String(number).padStart(2, '0')),
  fc.constantFrom('元', '〇', '十三', '九十九', '１３', '４０', '000'),
);
const year = fc.oneof(
  fc
    .tuple(fc.constantFrom('令和', '平成', '昭和', '大正', '明治', 'R', 'H', '令'), figure)
    .map(parts => parts.join('')),
  fc.constantFrom('2025', '2026', '2099', '0000', '9999', '二〇二六', '同', '翌', '来'),
);
const monthName = fc.constantFrom('January', 'Feb', 'May', 'Sept.', 'Octember');
const date = fc.oneof(
  fc.tuple(year, figure, figure).map(([y, m, d]) => `${y}年${m}月${d}日`),
  fc.tuple(year, figure).map(([y, m]) => `${y}年${m}月`),
  fc.tuple(figure, figure).map(([m, d]) => `${m}月${d}日`),
  fc.tuple(figure).map(([m]) => `${m}月`),
  fc.tuple(year, fc.constantFrom('-', '/', '.', ''), figure, figure).map(([y, mark, m, d]) => [y, m, d].join(mark)),
  fc.tuple(figure, monthName, year).map(parts => parts.join(' ')),
  fc.tuple(monthName, figure, year).map(([m, d, y]) => `${m} ${d}, ${y}`),
  fc.tuple(figure, figure).map(([m, d]) => `${m}/${d}`),
);
const dates = fc.tuple(date, fc.constantFrom('', 'と', 'から', '、', ' to '), date).map(parts => parts.join(''));

test.each(Object.keys(readers))('%s throws at no date, however impossible', name => {
  fc.assert(
    fc.property(fc.oneof(date, dates), text => {
      readers[name]?.(text);
    }),
    { numRuns: 400 },
  );
});

test('a month that does not exist dates nothing', () => {
  expect(latestIn(undated('2026年13月に公表'))).toBeNull();
  expect(latestIn(undated('2025年13月と2026年1月'))).toBe('2026-01');
  expect(effectWords(undated('13月から施行する。'), today)?.en).not.toContain('January');
});

test('publications with impossible dates are told like any others', async () => {
  const texts = fc.sample(dates, { numRuns: 60, seed: 1 });
  const world = createDeskWorld('2026-03-03T12:00+09:00');
  await world.subscribe({ language: 'en' });
  await world.publish(...['2026年13月に公表', ...texts].map((text, index) => undated(text, { id: `p${index + 10}` })));
  world.at('2026-03-04T09:00+09:00');
  const [digest] = await world.tick();
  expect([world.bugs, digest?.kind]).toEqual([[], 'digest']);
});
