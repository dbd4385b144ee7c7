import { expect, test } from 'vitest';
import { heard } from '../../adapters/teams/hear.ts';
import { sentencesIn } from '../../src/ask/statements/passage-statements.ts';
import { findDeadlineIn } from '../../src/calendar/deadline.ts';
import { effectAfter } from '../../src/calendar/effect-day.ts';
import { printedDates } from '../../src/calendar/printed-dates.ts';
import { readDate } from '../../src/calendar/read-date.ts';
import { standingDate } from '../../src/calendar/standing-date.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import { latestIn } from '../../src/digest/age.ts';
import { sendTo } from '../../src/digest/words/where-to-comment.ts';
import { senseOf } from '../../src/ingest/sense.ts';
import { parseClauses } from '../../src/library/search/clauses.ts';
import { fold } from '../../src/text/fold.ts';
import { plainText } from '../../src/text/plain-text.ts';
import { indexTerms } from '../../src/text/segment.ts';
import { processorMs } from '../world/processor-time.ts';
import { aPublication } from '../world/sample.ts';

const pieces = [
  'a',
  ' ',
  '　',
  '1',
  '令和8年',
  '2026年8月',
  '十',
  '施行',
  '「',
  '「 ',
  '-“ ',
  '締切',
  '<a ',
  '&amp;',
  '"',
  'word:',
  'OR ',
  '@',
  '\n',
];
const mixed = ['abc ', 'A b ', '、あ　', '１２. ', '令和8年 '];
const lengthOf = 1_000_000;
const texts = [
  ...pieces.map(piece => piece.repeat(lengthOf / piece.length)),
  mixed.join('').repeat(lengthOf / mixed.join('').length),
];

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  fold,
  findDeadlineIn: text => findDeadlineIn(text, null),
  printedDates,
  readDate,
  standingDate,
  plainText,
  parse: text => parse(text, commands),
  'parse of a search': text => parse(`search ${text}`, commands),
  parseClauses,
  indexTerms,
  effectAfter: text => effectAfter(aPublication({ summary: text }), '2026-03-04'),
  senseOf,
  'sentencesIn, of a tenth': text => sentencesIn(`あ${text.slice(0, 100_000)}a`, 'ja'),
  latestIn: text => latestIn(aPublication({ summary: text, publishedAt: null })),
  sendTo: text => sendTo(aPublication({ summary: `意見${text}` }), true),
  heard: text => heard({ type: 'message', text }, commands),
};

// What grows with the square of a text takes minutes here, and what is linear a second or two.
test.each(Object.keys(readers))('%s comes to an end with a million characters of anything', name => {
  const from = processorMs();
  for (const text of texts) expect(() => readers[name]?.(text)).not.toThrow();
  expect(processorMs() - from).toBeLessThan(60_000);
});
