import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What is wrong with a file that people edit, as a sentence can say it. */
export interface FileProblem {
  readonly file: string;
  /** From 1; null where the file as a whole is meant. */
  readonly line: number | null;
  readonly field: string;
  readonly problem: string;
}

/** A YAML file whose parts can be checked against a schema, each problem with its line. */
export interface YamlFile {
  readonly value: unknown;
  readonly problems: readonly FileProblem[];
  /** The problems of the value at a path, as a schema sees it; nothing where it fits. */
  check<Output>(
    schema: z.ZodType<Output>,
    path: readonly (string | number)[],
  ): { value: Output | null; problems: FileProblem[] };
  problem(path: readonly (string | number)[], problem: string): FileProblem;
}

/** Reads a YAML file; a file that is missing or no YAML has its problem in the result. */
export function readYamlFile(path: string): YamlFile {
  const file = basename(path);
  const lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return broken(file, null, `it cannot be read: ${(error as Error).message}`);
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) return broken(file, lines.linePos(error.pos[0]).line, error.message);
  const value: unknown = document.toJS();

  const lineOf = (at: readonly PropertyKey[]): number | null => {
    for (let depth = at.length; depth > 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  const problem = (at: readonly PropertyKey[], words: string): FileProblem => ({
    file,
    line: lineOf(at),
    field: at.join('.'),
    problem: words,
  });

  return {
    value,
    problems: [],
    problem,
    check(schema, at) {
      const parsed = schema.safeParse(
        at.length === 0 ? value : document.getIn(at) === undefined ? undefined : valueAt(value, at),
      );
      if (parsed.success) return { value: parsed.data, problems: [] };
      return {
        value: null,
        problems: parsed.error.issues.map(issue => problem([...at, ...issue.path], issue.message)),
      };
    },
  };
}

/** A problem as one line: `mine.yaml, line 4, sources.0.url: Invalid URL`. */
export function sayFileProblem({ file, line, field, problem }: FileProblem): string {
  return `${[file, ...(line === null ? [] : [`line ${line}`]), ...(field === '' ? [] : [field])].join(', ')}: ${problem}`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);
}

function broken(file: string, line: number | null, words: string): YamlFile {
  const problem = { file, line, field: '', problem: words };
  return { value: null, problems: [problem], check: () => ({ value: null, problems: [] }), problem: () => problem };
}
