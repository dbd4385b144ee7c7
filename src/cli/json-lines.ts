import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { OperatorError } from '../domain/operator-error.ts';
import type { Io } from './house.ts';

/** A line of a file of JSON lines: an object, or what is wrong with it. */
export type JsonLine =
  | { readonly kind: 'object'; readonly number: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'problem'; readonly number: number; readonly sentence: string };

/**
 * Reads objects one a line, from a file or, for `-`, from standard input; empty lines are passed over. At a terminal it says
 * that it waits.
 * @throws OperatorError where the file cannot be opened.
 */
export async function* readJsonLines(place: string, io: Io): AsyncGenerator<JsonLine> {
  if (place === '-' && io.input.isTTY)
    io.errors.write('Waiting for JSON objects, one a line; Ctrl-D ends them, --help says what they hold.\n');
  const input = place === '-' ? io.input : createReadStream(place);
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() !== '') yield toLine(line, number);
    }
  } catch (error) {
    throw new OperatorError(`${place} cannot be read: ${(error as Error).message}.`);
  }
}

function toLine(line: string, number: number): JsonLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { kind: 'object', number, value: value as Record<string, unknown> };
  } catch {
    // Said below, like whatever else is no object.
  }
  return { kind: 'problem', number, sentence: `Line ${number} is not a JSON object; it was left out.` };
}
