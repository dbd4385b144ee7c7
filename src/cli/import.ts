import { readFileSync } from 'node:fs';
import { OperatorError } from '../domain/operator-error.ts';
import { type Verb, writeLines } from './verb.ts';

export const importing: Verb = {
  name: 'import',
  summary:
    'Brings publications of your own into the archive, one JSON object a line; "laws import" takes texts of laws.',
  options: {
    'with-starter': { type: 'boolean', help: 'a fresh archive begins with what Kairan comes with' },
  },
  words: 'FILE…',
  async run(given, files, open, io) {
    if (files.length === 0) {
      io.errors.write('"import" takes files of JSON lines. "kairan import --help" shows how it is used.\n');
      return 2;
    }
    const texts = files.map(file => ({ file, lines: linesOf(file) }));
    const house = await open({ withStarter: given['with-starter'] === true });
    try {
      let refusals = 0;
      for (const { file, lines } of texts) {
        const { added, revised, unchanged, refused } = await house.importPublications(lines);
        refusals += refused.length;
        for (const { line, why } of refused) io.errors.write(`${file}, line ${line}: left out, ${why}.\n`);
        if (given.json) await writeLines(io.output, [{ file, added, revised, unchanged, refused: refused.length }]);
        else
          io.errors.write(
            `${file}: ${added} new, ${revised} changed, ${unchanged} known, ${refused.length} left out.\n`,
          );
      }
      return refusals > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    throw new OperatorError(`The file ${file} cannot be read: ${(error as Error).message}.`);
  }
}
