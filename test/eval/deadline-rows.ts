import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDeadlineIn } from '../../src/calendar/deadline.ts';
import type { Ground, Row } from './ground.ts';

/** What is to be reached at least, and the aim. */
const goals: readonly (readonly [string, string])[] = [
  ['exact', '0.95 / 0.99'],
  ['false_positives', '1 / 0'],
  ['time', '- / 0.99'],
];

/** The last days for comments of the set, scored. */
export async function deadlineRows({ sets, scratch, score }: Ground): Promise<readonly Row[]> {
  const gold = join(sets, 'deadlines-dev.jsonl');
  const texts = readFileSync(gold, 'utf8').split('\n').filter(Boolean);
  const predicted = join(scratch, 'deadlines.jsonl');
  const lines = texts.map(line => {
    const { id, text, published } = JSON.parse(line) as { id: string; text: string; published: string };
    const found = findDeadlineIn(text, published);
    return JSON.stringify({ id, deadline: found?.on ?? null, time: found?.time ?? null });
  });
  writeFileSync(predicted, lines.join('\n'));
  const figures = score('score_deadlines.py', gold, predicted);
  return goals.map(([figure, goal]) => ({
    set: `deadlines (${texts.length})`,
    figure,
    value: (figure === 'false_positives' ? figures.get(figure) : figures.get(figure)?.toFixed(3))?.toString() ?? '-',
    goal,
  }));
}
