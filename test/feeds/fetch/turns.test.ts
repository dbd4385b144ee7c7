import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const turns = resolve(import.meta.dirname, '../../../feeds/fetch/turns.ts');

/** What a process prints that has nothing else to do. */
function printed(script: string): string {
  const program = `import { createTurns } from ${JSON.stringify(turns)}; const turns = createTurns(4); ${script}`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 10_000,
  });
}

const take = (words: string, pauseMs: number) =>
  `turns.take('https://a.example', ${pauseMs}, async () => console.log('${words}'));`;

test('a process does not end while somebody waits for a rest to be over', () => {
  expect(printed(take('first', 30) + take('second', 30))).toBe('first\nsecond\n');
});

test('a process does not go on for a rest that nobody waits for', () => {
  expect(printed(take('only', 60_000))).toBe('only\n');
});

test('a rest that somebody comes to wait for later keeps the process too', () => {
  const later = `setTimeout(() => { ${take('second', 0)} }, 10);`;
  expect(printed(take('first', 60) + later)).toBe('first\nsecond\n');
});
