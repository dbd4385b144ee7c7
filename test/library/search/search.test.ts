import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Viewer } from '../../../src/domain/workspace.ts';
import { openReadModel } from '../../../src/library/read-model.ts';
import { parseClauses } from '../../../src/library/search/clauses.ts';
import { readPeriod } from '../../../src/library/search/period.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import { indexTerms, searchable } from '../../../src/text/segment.ts';
import { aPublication, noTags } from '../../world/sample.ts';
import { printClauses } from './print-clauses.ts';

const viewer: Viewer = { workspace: 'main', person: 'someone', roles: ['reader'] };
const { measures } = loadMeasures();
const now = Date.parse('2026-08-20T00:00:00Z');

function searchOver(publications: readonly Partial<Publication>[]) {
  const model = openReadModel(':memory:', measures);
  const whole = publications.map((changes, index) => aPublication({ id: `p${index}`, ...changes }));
  model.apply(
    whole.map((publication, index) => ({
      change: index + 1,
      id: publication.id,
      owner: publication.owner,
      born: 1,
      said: index + 1,
      publication,
    })),
  );
  return {
    ids: (words: string, who = viewer) =>
      model
        .search(who, { words, limit: 50, now })
        .hits.filter(({ isWhole }) => isWhole)
        .map(({ publication }) => publication.id),
    found: (words: string) => model.search(viewer, { words, limit: 50, now }),
  };
}

const archive = searchOver([
  { title: '金融分野における生成AIの利用について', publishedAt: '2025-06-04' },
  { title: 'AI事業者ガイドライン案に関する意見募集', publishedAt: '2024-01-19' },
  { title: '要配慮個人情報の取扱い', publishedAt: '2026-05-01', summary: '本人の同意を要する。' },
  { title: 'Deepfakes and elections in Japan', language: 'en', publishedAt: '2025-11-01' },
  { title: '秘密の資料：金融', owner: 'acme' },
]);

test('a word of two letters is found, and so is one of one', () => {
  expect(archive.ids('金融')).toEqual(['p0']);
  expect(archive.ids('同意')).toEqual(['p2']);
});

test('全角, capitals and plurals make no difference; letters and 漢字 may be mixed', () => {
  expect(archive.ids('ＡＩ事業者')).toContain('p1');
  expect(archive.ids('DEEPFAKE')).toContain('p3');
});

test('a term is found under its name in the other language', () => {
  expect(archive.ids('special care-required personal information')).toEqual(['p2']);
  expect(archive.ids('ディープフェイク 選挙')).toEqual(['p3']);
  expect(archive.ids('"public comment"')).toEqual([]);
  expect(archive.ids('public comment')).toEqual(['p1']);
});

test('a workspace finds what is shared and its own', () => {
  expect(archive.ids('秘密')).toEqual([]);
  expect(archive.ids('秘密', { ...viewer, workspace: 'acme' })).toEqual(['p4']);
});

test('periods narrow, and say what they were taken for', () => {
  expect(archive.ids('生成AI 2025')).toEqual(['p0']);
  expect(archive.ids('意見募集 以降:2025-01-01')).toEqual([]);
  expect(archive.found('生成AI 2025').notes.map(({ en }) => en)).toEqual([
    '"2025" was taken for the calendar year 2025.',
  ]);
});

test('a year in which nothing fits is sought as a word, and that is said', () => {
  const titled = searchOver([
    { title: '報告書2019（案）', publishedAt: null },
    { title: '報告書', publishedAt: '2020-05-01' },
  ]);
  expect(titled.ids('報告書 2019')).toEqual(['p0']);
  expect(titled.found('報告書 2019').notes[0]?.ja).toContain('「2019」を語として');
  expect(titled.ids('報告書 2020')).toEqual(['p1']);
});

test('a minus leaves out, an unknown filter is explained', () => {
  expect(archive.ids('AI -金融')).not.toContain('p0');
  expect(archive.found('colour:red').notes[0]?.en).toMatch(/There is no filter "colour:"/);
});

test('a filter whose value nobody has shows nothing by itself, and what may have been meant', () => {
  const { whole, partly, hits, notes } = archive.found('機関:fsaa');
  expect([whole, partly, hits]).toEqual([0, 0, []]);
  expect(notes.map(({ ja }) => ja)).toEqual([expect.stringMatching(/^「fsa」のことでしょうか。/)]);
  const besideWords = archive.found('body:fsaa 金融');
  expect(besideWords.whole).toBeGreaterThan(0);
  expect(besideWords.notes.at(-1)?.en).toBe('It was searched without that filter.');
  expect(archive.found('-lang:fr').whole).toBeGreaterThan(besideWords.whole);
});

test('a slip of the pen is mended, and said', () => {
  const found = archive.found('要配慮固人情報');
  expect(found.hits[0]?.publication.id).toBe('p2');
  expect(found.notes[0]?.ja).toContain('「要配慮個人情報」');
});

test('a nickname names its measure', () => {
  expect(archive.found('スマホ新法').measures).toContain('smartphone-act');
});

test('a revision is found by its new words alone, a tombstone by none', () => {
  const model = openReadModel(':memory:');
  const change = (number: number, publication: Publication | null) =>
    model.apply([{ change: number, id: 'p1', owner: 'shared', born: 1, said: number, publication }]);
  const whole = (words: string) => model.search(viewer, { words, limit: 5, now }).whole;
  change(1, aPublication({ id: 'p1', title: '半導体', tags: noTags }));
  change(2, aPublication({ id: 'p1', title: '量子', tags: noTags }));
  expect([whole('半導体'), whole('量子')]).toEqual([0, 1]);
  change(3, null);
  expect(whole('量子')).toBe(0);
});

const checkPeriod = (typed: string, expected: string | null) => {
  const period = readPeriod(typed);
  expect(period === null ? null : `${period.since} ${period.before}`, typed).toBe(expected);
};
test('years of the calendar, fiscal years and program years are told apart', () => {
  checkPeriod('2025', '2025-01-01 2026-01-01');
  checkPeriod('令和7年度', '2025-04-01 2026-04-01');
  checkPeriod('令和元年', '2019-01-01 2020-01-01');
  checkPeriod('２０２５事務年度', '2025-07-01 2026-07-01');
  checkPeriod('FY2025', '2025-04-01 2026-04-01');
  checkPeriod('2025-13', null);
  checkPeriod('42001', null);
  checkPeriod('令和7', null);
});

test('what is printed is read as the same clauses', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aA1"「」“”\\-:：. 　金融省theme:') }), typed => {
      const clauses = parseClauses(typed);
      expect(parseClauses(printClauses(clauses))).toEqual(clauses);
    }),
  );
});

test('whatever is typed, there is an answer', () => {
  const syntax = fc.constantFrom(
    '"',
    "'",
    '(',
    ')',
    '*',
    ' NEAR ',
    ' OR ',
    ' AND ',
    ' NOT ',
    ';--',
    '%',
    '\u0000',
    '\uE002',
    '🙂',
    '金',
    'ai ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(syntax).map(parts => parts.join('')),
      ),
      typed => {
        expect(archive.found(typed).hits.length).toBeLessThanOrEqual(50);
      },
    ),
    { numRuns: 100 },
  );
  expect(archive.found('規制'.repeat(5_000)).notes[0]?.en).toMatch(/first 2000/);
});

test('terms of Japanese are pairs, of other scripts words brought to their stems', () => {
  expect(indexTerms(searchable('AI事業者のGuidelines')).trim()).toBe('ai 事業 業者 者の guidelin');
});
