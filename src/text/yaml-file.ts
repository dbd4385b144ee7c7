import { basename } from 'node:path';
import type { z } from 'zod';

/** Something wrong in a file that people edit, and where. */
export interface FileProblem {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** `sources[3].url`; empty where the file as a whole is meant. */
  readonly field: string;
  readonly sentence: string;
}

export type Path = readonly (string | number)[];

/** A YAML file as plain values, with the way back from a value to its line. */
export interface YamlFile {
  readonly value: unknown;
  /** What kept the file from being read; then `value` is null. */
  readonly problems: readonly FileProblem[];
  problemAt(path: Path, sentence: string): FileProblem;
  /**
   * Each complaint of a schema, as a sentence at its line.
   * @param locate From a path in what the schema saw to one in the file; the same where it saw the whole file.
   */
  complaints(error: z.ZodError, locate?: (path: Path) => Path): readonly FileProblem[];
}

/** A problem as one line: `mine.yaml, line 4, sources[0].url: This is not an address.` */
export function sayFileProblem({ file, line, field, sentence }: FileProblem): string {
  return `${[basename(file), `line ${line}`, ...(field === '' ? [] : [field])].join(', ')}: ${sentence}`;
}
