import { expect, test } from 'vitest';
import { covers } from '../../src/measures/article.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { composeOverview } from '../../src/measures/overview.ts';
import type { Measure } from '../../src/measures/schema.ts';
import { loadStarter } from '../../src/measures/starter.ts';

const { measures } = loadMeasures();
const sentences = composeOverview(measures).flatMap(section => section.sentences);

/** Every address that a measure's entry names. */
function addressesOf({ addresses, keyPoints, timeline, form }: Measure): string[] {
  return [...addresses, ...keyPoints.map(one => one.source), ...timeline.map(one => one.source), form?.source].filter(
    address => address !== undefined,
  );
}

test('every sentence of the overview stands at an address or article that its measure names', () => {
  const baseless = sentences.filter(({ measure, article, source }) =>
    article === null
      ? source === null || !addressesOf(measure).includes(source)
      : !measure.articles.some(({ number }) => number === article) &&
        !measure.keyPoints.some(point => point.article !== undefined && covers(point.article, article)),
  );
  expect(baseless.map(({ text }) => text.en)).toEqual([]);
});

test('the overview says nothing of a measure that is gone', () => {
  const one = measures.filter(({ id }) => id === 'fsa-ai-discussion-paper');
  expect(composeOverview(one).flatMap(section => section.sentences)).toHaveLength(1);
});

test('over the whole catalogue the overview and the starter archive are whole', () => {
  expect(new Set(sentences.map(({ measure }) => measure.id)).size).toBeGreaterThanOrEqual(10);
  expect(loadStarter(measures).length).toBeGreaterThanOrEqual(80);
});

test('every publication of the starter archive is about measures of the catalogue, at an address that one of them names', () => {
  const starters = loadStarter(measures);
  const known = new Set(measures.flatMap(addressesOf));
  expect(starters.filter(({ draft }) => !known.has(draft.url ?? '')).map(({ draft }) => draft.url)).toEqual([]);
  expect(new Set(starters.map(({ draft }) => `${draft.url} ${draft.publishedAt}`)).size).toBe(starters.length);
});

test('a title of ours is shown as a description', () => {
  const titles = loadStarter(measures).map(({ draft }) => draft.title);
  expect(titles.filter(title => !title.endsWith('（表題は説明）'))).toEqual([
    'Japan’s Approach to AI Regulation in 2025',
  ]);
});
