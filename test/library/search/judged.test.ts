import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kairan, lines } from '../../spine/kairan.ts';

/** Real publications, of which the queries' results were judged by reading, before any was searched. */
const archive = '../shared/eval/archive-dev.jsonl';
const file = 'test/library/search/judged.jsonl';

interface Judged {
  readonly id: string;
  readonly kind: 'ja' | 'en' | 'cross';
  readonly query: string;
  /** 2 for what is sought, 1 for what is related. */
  readonly relevant: Readonly<Record<string, number>>;
}

test.skipIf(!existsSync(archive))('what is sought stands in front, in the other language too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-judged-'));
  const database = ['--db', join(folder, 'kairan.db')];
  await kairan(['import', archive, ...database]);
  const { output } = await kairan(['search', '--batch', file, ...database]);
  rmSync(folder, { recursive: true });
  const results = new Map(lines(output).map(({ id, results }) => [String(id), results as string[]]));
  const judged = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Judged);
  const scoreOf = (kinds: readonly string[]) => {
    const scores = judged.filter(({ kind }) => kinds.includes(kind)).map(one => gain(one, results.get(one.id) ?? []));
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  // Reached: 0.961 and 0.951.
  expect(scoreOf(['ja', 'en', 'cross'])).toBeGreaterThan(0.955);
  expect(scoreOf(['cross'])).toBeGreaterThan(0.945);
});

/** nDCG of the first ten. */
function gain({ relevant }: Judged, results: readonly string[]): number {
  const discounted = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
  const best = Object.values(relevant).sort((a, b) => b - a);
  return discounted(results.map(id => relevant[id] ?? 0)) / discounted(best);
}
