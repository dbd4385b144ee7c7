import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const turns = resolve(import.meta.dirname, '../../../feeds/fetch/turns.ts');

/** What a process prints that has nothing else to do. */
async function printed(script: string): Promise<string> {
  const program = `import { createTurns } from ${JSON.stringify(turns)}; const turns = createTurns(4); ${script}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return stdout;
}

const take = (words: string, pauseMs: number) =>
  `turns.take('https://a.example', ${pauseMs}, async () => console.log('${words}'));`;

test('a process does not end while somebody waits for a rest to be over', async () => {
  expect(await printed(take('first', 30) + take('second', 30))).toBe('first\nsecond\n');
});

/** Longer than a test may take: a process that goes on for it is seen. */
const restMs = 3_600_000;

test('a process does not go on for a rest that nobody waits for', async () => {
  expect(await printed(take('only', restMs))).toBe('only\n');
});

test('a rest that somebody comes to wait for later keeps the process too', async () => {
  const later = `setTimeout(() => { ${take('second', 0)} }, 10);`;
  expect(await printed(take('first', 60) + later)).toBe('first\nsecond\n');
});
