import { findDeadlineIn } from '../calendar/deadline.ts';
import { readDate } from '../calendar/read-date.ts';
import { readLines } from './read-lines.ts';
import { type Verb, writeLines } from './verb.ts';

export const deadlines: Verb = {
  name: 'deadlines',
  summary: 'Finds the last day for comments in texts: JSON lines with id, text and published; needs no store.',
  words: '[FILE|-]',
  options: {},
  async run(_given, [file = '-'], _open, io) {
    const lines = readLines(file, io.input);
    for await (const { number, line } of lines) {
      const given = line === null ? null : textOf(line);
      if (given === null) {
        io.errors.write(`Line ${number} of ${file} is no JSON object with a "text".\n`);
        return 1;
      }
      const { id, text, published } = given;
      const found = findDeadlineIn(text, published);
      const evidence = found === null ? null : { words: found.words, at: found.at };
      await writeLines(io.output, [
        { id, deadline: found?.on ?? null, time: found?.time ?? null, basis: found?.basis ?? null, evidence },
      ]);
    }
    return 0;
  },
};

function textOf(line: object): { id: unknown; text: string; published: string | null } | null {
  const { id = null, text, published } = line as Readonly<Record<string, unknown>>;
  const day = typeof published === 'string' ? readDate(published) : null;
  return typeof text === 'string' ? { id, text, published: day } : null;
}
