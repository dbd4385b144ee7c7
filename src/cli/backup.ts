import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { OperatorError } from '../domain/operator-error.ts';
import { backupLines } from '../store/moving/backup.ts';
import type { BackupEnd } from '../store/moving/backup-lines.ts';
import { sumLines } from './sum-lines.ts';
import type { Verb } from './verb.ts';

/** Characters that are written together. */
const blockMin = 65_536;

export const backup: Verb = {
  name: 'backup',
  summary:
    'Writes everything that is kept into a file that only its owner reads, while Kairan runs; `-` writes to standard output.',
  words: 'FILE',
  options: {
    'without-secrets': { type: 'boolean', help: 'leaves the (encrypted) tokens of installations out' },
  },
  async run(given, [path = '', ...more], _open, io) {
    if (path === '' || more.length > 0) {
      io.errors.write('backup takes the file that it writes, or "-".\n');
      return 2;
    }
    const named = await io.openStore(null, true);
    let end: BackupEnd | null = null;
    const options = { now: named.clock.now(), withoutSecrets: given['without-secrets'] === true };
    const lines = backupLines(named, options, told => {
      end = told;
    });
    try {
      if (path === '-') for await (const block of blocks(lines)) await written(io.output, block);
      else await writeWhole(path, blocks(lines));
      if (end !== null) io.errors.write(sumLines((end as BackupEnd).sums));
      if (path !== '-') io.errors.write(`${named.name} is in ${path}.\n`);
      return 0;
    } finally {
      await named.store.close();
    }
  },
};

/** Under its name it is whole, and on the disk; what was there before stays as it is. */
async function writeWhole(path: string, texts: AsyncIterable<string>): Promise<void> {
  if (existsSync(path)) throw new OperatorError(`${path} is there already. Name another file.`);
  const part = `${path}.part`;
  try {
    // One that was left behind may have other rights, be somebody else's, or lead elsewhere.
    await rm(part, { force: true });
    const file = await open(part, 'wx', 0o600);
    try {
      for await (const text of texts) await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new OperatorError(`The backup could not be written: ${message}.`);
  }
}

async function* blocks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const line of lines) {
    block += line;
    if (block.length < blockMin) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

async function written(output: NodeJS.WriteStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
