import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJudge, type GivenPublication } from '../../src/cli/judge.ts';
import { tagValues } from '../../src/export/tag-values.ts';
import type { Ground, Row } from './ground.ts';

/** What is to be reached at least, and what independent annotators reach. */
const goals: readonly (readonly [string, string])[] = [
  ['relevance', '0.90 / 0.98'],
  ['core_precision', '0.88 / 0.97'],
  ['core_recall', '0.92 / 0.98'],
  ['theme_f1', '0.70 / 0.87'],
  ['sector_f1', '0.82 / 0.95'],
  ['body_f1', '0.82 / 0.90'],
  ['kind', '0.76 / 0.95'],
  ['stage', '0.74 / 0.89'],
  ['force', '0.78 / 0.90'],
];

/** Tags of the publications of the set, scored. */
export async function tagRows({ sets, scratch, score }: Ground): Promise<readonly Row[]> {
  const judge = createJudge();
  const items = readFileSync(join(sets, 'tags-dev.items.jsonl'), 'utf8').split('\n').filter(Boolean);
  const predicted = join(scratch, 'tags.jsonl');
  const lines = items.map(line => {
    const item = JSON.parse(line) as GivenPublication & { id: string };
    const { tags, deadline } = judge.given(item);
    return JSON.stringify({
      id: item.id,
      ...tagValues(tags),
      deadline: deadline?.on ?? null,
    });
  });
  writeFileSync(predicted, lines.join('\n'));
  const figures = score('score_tags.py', join(sets, 'tags-dev.labels.jsonl'), predicted);
  return goals.map(([figure, goal]) => ({
    set: `tags (${items.length})`,
    figure,
    value: figures.get(figure)?.toFixed(3) ?? '-',
    goal,
  }));
}
