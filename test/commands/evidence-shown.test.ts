// What nobody has seen at its source, and what rests on somebody else's page, says so wherever it is shown.
import { afterAll, describe, expect, test } from 'vitest';
import { pointLine } from '../../src/commands/show/measure.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { shortName } from '../../src/measures/name.ts';
import type { KeyPoint, Measure, MeasureEvent } from '../../src/measures/schema.ts';
import { createAsk } from './ask.ts';

const { measures } = loadMeasures();
const house = await createAsk({ measures });
afterAll(() => house.close());

const languages = ['ja', 'en'] as const;
const marks = {
  ja: { unverified: '⚠ 一次資料で未確認', secondary: '二次資料：' },
  en: { unverified: '⚠ unverified', secondary: 'secondary source: ' },
} as const;

/** The marks that a statement must carry, and no other. */
function expectMarked(
  line: string,
  { verified, basis }: Pick<MeasureEvent | KeyPoint, 'verified' | 'basis'>,
  language: 'ja' | 'en',
) {
  const { unverified, secondary } = marks[language];
  expect(line.includes(unverified), line).toBe(!verified);
  expect(line.includes(secondary), line).toBe(verified && basis === 'secondary-page');
}

const linesWith = (text: string, words: string) =>
  text.split('\n').filter(line => /^[・-]/.test(line) && line.includes(words));

describe.each(languages)('in %s', language => {
  test.each(measures.map(measure => [measure.id, measure] as const))('%s', async (id, measure) => {
    const timeline = (await house.ask({ command: 'timeline', args: { name: id } }, language)).text;
    for (const event of measure.timeline) {
      const lines = linesWith(timeline, event.event[language]);
      expect(lines.length, event.event[language]).toBeGreaterThan(0);
      if (lines.length === 1) expectMarked(lines[0] ?? '', event, language);
    }
    const card = (await house.ask({ command: 'measure', args: { name: id } }, language)).text;
    for (const point of measure.keyPoints)
      expectMarked(linesWith(card, point.point[language])[0] ?? '', point, language);
    const other = measures.find(one => one.id !== id) as Measure;
    const compared = (await house.ask({ command: 'compare', args: { names: id, with: other.id } }, language)).text;
    expect(compared).toContain(shortName(measure, language));
    for (const point of measure.keyPoints)
      expectMarked(linesWith(compared, point.point[language])[0] ?? '', point, language);
  });
});

test.each([
  ['ja', /^経過[：:] ?(.*)$/m, '（⚠ 未確認）', '（二次資料）'],
  ['en', /^History: (.*)$/m, '(⚠ unverified)', '(secondary source)'],
] as const)(
  'the short history of a card marks each of its steps in %s',
  async (language, row, unverified, secondary) => {
    for (const measure of measures) {
      const { text } = await house.ask({ command: 'measure', args: { name: measure.id } }, language);
      const history = row.exec(text)?.[1] ?? '';
      for (const { event, verified, basis } of measure.timeline.slice(-5)) {
        const step = history.split(' → ').find(one => one.includes(event[language])) ?? '';
        expect(step, `${measure.id}: ${event[language]}`).not.toBe('');
        expect(step.includes(unverified), `${measure.id}: ${step}`).toBe(!verified);
        expect(step.includes(secondary), `${measure.id}: ${step}`).toBe(verified && basis === 'secondary-page');
      }
    }
  },
);

test('an article that nobody has read bears nothing', () => {
  const [measure] = measures;
  const point = { point: { ja: '見本', en: 'Sample' }, article: '7', verified: false };
  const line = pointLine(measure as Measure, point, 'en');
  expect(line.map(({ text }) => text).join('')).toBe('Sample (⚠ unverified)');
});

test.each(languages)('what is ahead is marked in %s', async language => {
  const { text, lines } = await house.ask('upcoming', language);
  const ahead = measures.flatMap(({ timeline }) => timeline.filter(({ scheduled }) => scheduled));
  expect(ahead.length).toBeGreaterThan(4);
  for (const event of ahead) expectMarked(linesWith(text, event.event[language])[0] ?? '', event, language);
  expect(lines.filter(({ verified }) => verified === false).length).toBe(
    ahead.filter(({ verified }) => !verified).length,
  );
});

test('the overview cites nothing that nobody has seen', async () => {
  const { lines } = await house.ask('overview');
  const seen = measures.flatMap(({ addresses, keyPoints, timeline, form }) => [
    ...addresses,
    ...[...keyPoints, ...timeline].filter(({ verified }) => verified).map(({ source }) => source),
    form?.source,
  ]);
  expect(lines.length).toBeGreaterThan(20);
  for (const { source } of lines) expect(seen).toContain(source);
  expect(lines.filter(({ basis }) => basis === 'secondary-page').length).toBeGreaterThan(3);
});
