import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { OperatorError } from '../domain/operator-error.ts';

/** One line of a file of JSON objects; `line` is null where it is none. Counts from 1. */
export interface JsonLine {
  readonly number: number;
  readonly line: object | null;
}

/**
 * Objects of a file with one a line; empty lines are passed over.
 * @param file Its path; `-` for `input`.
 * @throws OperatorError where the file cannot be read.
 */
export async function* readLines(file: string, input: NodeJS.ReadableStream): AsyncGenerator<JsonLine> {
  const stream = file === '-' ? input : createReadStream(file);
  let number = 0;
  try {
    for await (const written of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (written.trim() !== '') yield { number, line: objectIn(written) };
    }
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

function objectIn(written: string): object | null {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
