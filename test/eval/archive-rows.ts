import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground, Row } from './ground.ts';
import { fillArchive, kairan } from './house.ts';

/** What is to be reached at least, and the aim. */
const searchGoals: Readonly<Record<string, string>> = {
  'ndcg@10': '0.75 / 0.90',
  'recall@10': '0.80 / 0.95',
  'ndcg@10_cross': '0.60 / 0.85',
};
const askGoals: Readonly<Record<string, string>> = {
  pass: '-',
  pass_fact: '0.88 / 0.98',
  pass_explain: '0.75 / 0.95',
  pass_compare: '-',
  pass_thread: '0.80 / 0.95',
  pass_unanswerable: '- / 1',
  pass_injection: '1 / 1',
  article: '0.88 / -',
  cited: '1 / 1',
};

/** Queries and questions over the shared archive, scored. */
export async function archiveRows({ sets, scratch, score }: Ground): Promise<readonly Row[]> {
  fillArchive(scratch, sets);
  const predict = (verb: 'search' | 'ask') => {
    const file = join(scratch, `${verb}.jsonl`);
    writeFileSync(file, kairan(scratch, verb, '--batch', join(sets, `${verb}-dev.jsonl`)));
    return file;
  };
  const search = score('score_search.py', join(sets, 'search-dev.jsonl'), predict('search'));
  const ask = score('score_ask.py', join(sets, 'ask-dev.jsonl'), predict('ask'));
  return [...rowsOf('search', search, searchGoals), ...rowsOf('ask', ask, askGoals)];
}

function rowsOf(set: string, figures: ReadonlyMap<string, number>, goals: Readonly<Record<string, string>>): Row[] {
  const count = figures.get('items') ?? figures.get('queries') ?? 0;
  return Object.entries(goals).map(([figure, goal]) => ({
    set: `${set} (${count})`,
    figure,
    value: figures.get(figure)?.toFixed(3) ?? '-',
    goal,
  }));
}
