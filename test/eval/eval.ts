// Scores the labelled sets of ../shared/eval with their own scorers and prints one table: `npm run eval`. Where they are not there it
// says so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { archiveRows } from './archive-rows.ts';
import { deadlineRows } from './deadline-rows.ts';
import type { Ground, Row } from './ground.ts';
import { tagRows } from './tag-rows.ts';

/** Each set scored; a set more is a function more. */
const parts: readonly ((ground: Ground) => Promise<readonly Row[]>)[] = [tagRows, deadlineRows, archiveRows];

const sets = resolve(import.meta.dirname, '../../../shared/eval');
if (!existsSync(sets)) {
  process.stdout.write(`Skipped: there are no sets at ${sets}.\n`);
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'kairan-eval-'));
  try {
    const ground: Ground = { sets, scratch, score };
    const rows = (await Promise.all(parts.map(part => part(ground)))).flat();
    print([{ set: 'set', figure: 'figure', value: 'value', goal: 'goal' }, ...rows]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function score(scorer: string, ...files: string[]): ReadonlyMap<string, number> {
  const printed = execFileSync('python3', [join(sets, 'scorers', scorer), ...files], { encoding: 'utf8' });
  return new Map(
    printed.split('\n').flatMap(line => {
      const [, name = '', value = ''] = /^(\S+)\s+([\d.]+)$/.exec(line.trim()) ?? [];
      return name === '' ? [] : [[name, Number(value)] as const];
    }),
  );
}

function print(rows: readonly Row[]): void {
  const columns = ['set', 'figure', 'value', 'goal'] as const;
  const widths = columns.map(column => Math.max(...rows.map(row => row[column].length)));
  for (const row of rows) {
    process.stdout.write(`${columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join('  ')}\n`);
  }
}
