import { copyStore, reopenStore } from '../store/moving/copy.ts';
import { sumLines } from './sum-lines.ts';
import { type Verb, writeLines } from './verb.ts';

const usage = `store takes "copy FROM TO" or "reopen STORE"; a store is a path, the address of a Redis, or KAIRAN_DB, KAIRAN_STORE or
KAIRAN_OTHER_STORE for what those are set to: an address with a password is named so only.
`;

export const store: Verb = {
  name: 'store',
  summary:
    'Moves everything from one store into another, empty one, and closes the first; `reopen` lets it be used again. Kairan must not run on either.',
  words: 'copy FROM TO | reopen STORE',
  options: {},
  async run(given, [what = '', ...names], _open, io) {
    const [first = '', second = ''] = names;
    if (what === 'reopen' && names.length === 1) {
      const named = await io.openStore(first, true);
      try {
        const wasClosed = await reopenStore(named);
        io.output.write(wasClosed ? `${named.name} can be used again.\n` : `${named.name} was not closed.\n`);
        return 0;
      } finally {
        await named.store.close();
      }
    }
    if (what !== 'copy' || names.length !== 2) {
      io.errors.write(usage);
      return 2;
    }
    const from = await io.openStore(first, true);
    try {
      const to = await io.openStore(second, false);
      try {
        const { sums, wasResumed } = await copyStore(from, to, (kind, count) => {
          io.errors.write(`${kind}: ${count}\n`);
        });
        to.forgetLibrary();
        if (given.json) await writeLines(io.output, [{ from: from.name, to: to.name, wasResumed, sums }]);
        else
          io.output.write(
            `${sumLines(sums)}${to.name} holds what ${from.name} held; both were read and compared. ` +
              `${from.name} is closed: set KAIRAN_STORE or KAIRAN_DB to the other before you start Kairan.\n`,
          );
        return 0;
      } finally {
        await to.store.close();
      }
    } finally {
      await from.store.close();
    }
  },
};
