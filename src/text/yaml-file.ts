import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
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

const fileBytesMax = 4 * 1024 * 1024;
const anchors = /(^|[\s[{,:-])[&*][^\s]/m;
const requireHere = createRequire(import.meta.url);

/**
 * Opens a YAML file; what is wrong with it is reported, nothing is thrown. The values come from a quick parser; the one that
 * knows lines, five times slower, is loaded when something is wrong. A file with anchors goes to it at once: it counts them.
 */
export function openYaml(file: string): YamlFile {
  const { text, trouble } = textOf(file);
  let opened: YamlFile | null = null;
  const carefully = () => {
    const { readDocument } = requireHere('./yaml-document.ts') as typeof import('./yaml-document.ts');
    opened ??= readDocument(file, text, trouble);
    return opened;
  };
  const quick = trouble.length > 0 || anchors.test(text) ? null : quickly(text);
  if (quick === null) return carefully();
  return {
    value: quick.value,
    problems: [],
    problemAt: (path, sentence) => carefully().problemAt(path, sentence),
    complaints: (error, locate) => carefully().complaints(error, locate),
  };
}

/** The file's value; null where it isn't well-formed, which the careful parser says with the line. */
function quickly(text: string): { readonly value: unknown } | null {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return null;
  }
}

function textOf(file: string): { text: string; trouble: string[] } {
  try {
    const bytes = readFileSync(file);
    if (bytes.byteLength > fileBytesMax)
      return { text: '', trouble: [`The file is larger than ${fileBytesMax} bytes.`] };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), trouble: [] };
  } catch (error) {
    return { text: '', trouble: [`The file can’t be read: ${messageOf(error)}`] };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A problem as one line: `mine.yaml, line 4, sources[0].url: This is not an address.` */
export function sayFileProblem({ file, line, field, sentence }: FileProblem): string {
  return `${[basename(file), `line ${line}`, ...(field === '' ? [] : [field])].join(', ')}: ${sentence}`;
}
