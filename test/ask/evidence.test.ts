import { expect, test } from 'vitest';
import { statementsOf } from '../../src/ask/statements/measure-statements.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const { measures } = loadMeasures();
const said = measures.flatMap(measure => statementsOf(measure, measures).map(statement => ({ measure, statement })));

test('what rests on somebody else’s page is not cited as the authority’s', () => {
  const points = said.filter(({ measure }) => measure.id === 'ai-policy-study-group-interim-report-2025');
  const citations = points.filter(({ statement }) => statement.kind === 'point').map(({ statement }) => statement);
  expect(citations.map(({ cite }) => cite('en').publisher)).toContain('secondary source: jdsupra.com');
  expect(citations.map(({ cite }) => cite('ja').publisher)).toContain('二次資料：jdsupra.com');
  const released = points.find(({ statement }) => statement.date === '2025-02-04');
  expect(released?.statement.cite('ja').publisher).toBe('内閣府 AI戦略会議・AI制度研究会');
});

test('a point that nobody has seen at its source is not verified in an answer either', () => {
  const unseen = measures.flatMap(({ keyPoints }) => keyPoints).filter(({ verified }) => !verified);
  expect(unseen.length).toBeGreaterThan(20);
  const answered = said.filter(({ statement }) => statement.kind === 'point' && !statement.verified);
  expect(answered.map(({ statement }) => statement.says.ja).toSorted()).toEqual(
    unseen.map(({ point }) => point.ja).toSorted(),
  );
});
