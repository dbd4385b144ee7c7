// A house over the shared archive with the Act's two texts, as its command line opens it; for sets that are asked of an archive.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../src/kairan.mjs');

/** Runs the command line over a store in `folder`; what it prints. */
export function kairan(folder: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, [program, ...args, '--db', join(folder, 'eval.db')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Fills it with the archive, and with the texts of laws where they are there. */
export function fillArchive(folder: string, sets: string): void {
  kairan(folder, 'import', join(sets, 'archive-dev.jsonl'));
  const laws = resolve(sets, '../captures/laws');
  const texts = readdirSync(laws).filter(name => name.endsWith('.xml'));
  kairan(folder, 'laws', 'import', ...texts.map(name => join(laws, name)));
}
