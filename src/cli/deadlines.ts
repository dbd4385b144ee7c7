import { statSync } from 'node:fs';
import { findDeadlineIn } from '../calendar/deadline.ts';
import { readDate } from '../calendar/read-date.ts';
import { deadlines as deadlinesCommand } from '../commands/deadlines.ts';
import { verbOf } from './command-verb.ts';
import type { Io } from './house.ts';
import { readJsonLines } from './json-lines.ts';
import { type Verb, writeLines } from './verb.ts';

const shown = verbOf(deadlinesCommand);

/** The chat's command, and the last days for comments in texts of one's own, for which it opens no store. */
export const deadlines: Verb = {
  ...shown,
  summary: `${shown.summary} Given a file, or lines piped in: the last day for comments in texts (JSON lines: id, text, published).`,
  words: `${shown.words ?? ''} | [FILE|-]`,
  async run(given, words, open, io) {
    const file = fileAmong(words) ?? (isPiped(given, words, io) ? '-' : null);
    return file === null ? shown.run(given, words, open, io) : ofTexts(file, io);
  },
};

function fileAmong([word, ...more]: readonly string[]): string | null {
  if (word === undefined || more.length > 0) return null;
  const isFile = statSync(word, { throwIfNoEntry: false })?.isFile() === true;
  return word === '-' || /[./\\]/.test(word) || isFile ? word : null;
}

function isPiped(given: Readonly<Record<string, unknown>>, words: readonly string[], { input }: Io): boolean {
  return words.length === 0 && !input.isTTY && Object.keys(shown.options).every(option => given[option] === undefined);
}

async function ofTexts(file: string, io: Io): Promise<number> {
  let count = 0;
  for await (const line of readJsonLines(file, io)) {
    const given = line.kind === 'object' ? textOf(line.value) : null;
    if (given === null) {
      io.errors.write(`Line ${line.number} of ${file} is no JSON object with a "text".\n`);
      return 1;
    }
    count++;
    const { id, text, published } = given;
    const found = findDeadlineIn(text, published);
    const evidence = found === null ? null : { words: found.words, at: found.at };
    await writeLines(io.output, [
      { id, deadline: found?.on ?? null, time: found?.time ?? null, basis: found?.basis ?? null, evidence },
    ]);
  }
  if (count === 0)
    io.errors.write(
      `There was no text in ${file === '-' ? 'what was piped in' : file}. "kairan deadlines 60" lists what closes within 60 days.\n`,
    );
  return 0;
}

function textOf({
  id = null,
  text,
  published,
}: Readonly<Record<string, unknown>>): { id: unknown; text: string; published: string | null } | null {
  const day = typeof published === 'string' ? readDate(published) : null;
  return typeof text === 'string' ? { id, text, published: day } : null;
}
