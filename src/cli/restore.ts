import { createReadStream, existsSync } from 'node:fs';
import { restoreBackup } from '../store/moving/restore.ts';
import { sumLines } from './sum-lines.ts';
import type { Verb } from './verb.ts';

export const restore: Verb = {
  name: 'restore',
  summary: 'Puts a backup into the configured store, which must be empty; a file that is not whole is refused before.',
  words: 'FILE',
  options: {},
  async run(_given, [path = '', ...more], _open, io) {
    if (path === '' || more.length > 0 || !existsSync(path)) {
      io.errors.write(
        path === '' || more.length > 0 ? 'restore takes the file of a backup.\n' : `There is no file ${path}.\n`,
      );
      return 2;
    }
    const to = await io.openStore(null, false);
    try {
      const { head, sums } = await restoreBackup({ name: path, bytes: () => createReadStream(path) }, to);
      to.forgetLibrary();
      const leftOut = head.leftOut.length === 0 ? '' : ` It was made without: ${head.leftOut.join(', ')}.`;
      io.output.write(`${sumLines(sums)}${to.name} holds what it held at ${head.madeAt}.${leftOut}\n`);
      return 0;
    } finally {
      await to.store.close();
    }
  },
};
