import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFinder } from '../../src/measures/find.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const text = readFileSync(new URL('../../docs/mofo-article.md', import.meta.url), 'utf8');
const { measures } = loadMeasures();

test('each measure that the page names is in the catalogue', () => {
  const named = [...text.matchAll(/^\|[^|]*\| ((?:`[a-z0-9-]+`(?:, )?)+) \|/gm)].flatMap(([, cell]) =>
    [...(cell ?? '').matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(id => !measures.some(measure => measure.id === id))).toEqual([]);
});

test('each command of the page finds one measure, and each date stands in a timeline', () => {
  const find = createFinder(measures);
  const asked = [...text.matchAll(/`npx kairan (?:measure|timeline) "?([^"`]+)"?`/g)].map(([, words]) => words ?? '');
  expect(asked.length).toBeGreaterThan(12);
  expect(asked.filter(words => find(words).kind !== 'found')).toEqual([]);
  const dates = measures.flatMap(({ timeline }) => timeline.map(({ date }) => date));
  const named = [...text.matchAll(/timeline (\d{4}-\d{2}-\d{2})/g)].map(([, date]) => date);
  expect(named.filter(date => !dates.includes(date ?? ''))).toEqual([]);
});
