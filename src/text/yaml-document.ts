import { type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { reasonOf } from './reason-of.ts';
import type { FileProblem, Path, YamlFile } from './yaml-file.ts';

const aliasesMax = 100;

/**
 * A YAML text with its places.
 * @param trouble What kept the file from being read.
 */
export function readYaml(file: string, text: string, trouble: readonly string[]): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });

  const problemAt = (path: Path, sentence: string): FileProblem => ({
    file,
    line: lines.linePos(offsetOf(document.contents, path)).line || 1,
    field: fieldName(withoutMadeUpIndex(document, path)),
    sentence,
  });
  const problems = [
    ...trouble.map(sentence => ({ file, line: 1, field: '', sentence })),
    ...document.errors.map(({ message, pos }) => ({
      file,
      line: lines.linePos(pos[0]).line || 1,
      field: '',
      sentence: `This is not well-formed YAML: ${message}`,
    })),
  ];
  let value: unknown = null;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: aliasesMax });
    } catch (error) {
      problems.push(problemAt([], `The file can’t be unfolded: ${reasonOf(error)}`));
    }
  }
  return {
    value,
    problems,
    problemAt,
    complaints: (error, locate = path => path) =>
      error.issues.flatMap(issue => placesOf(issue).map(path => problemAt(locate(path), sentenceOf(issue)))),
  };
}

/** Where the value at the path stands, or its nearest parent where it is missing. */
function offsetOf(contents: unknown, path: Path): number {
  let node: unknown = contents;
  let offset = startOf(node);
  for (const step of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && String(item.key.value) === String(step))
      : null;
    const next: unknown = isPair(pair) ? pair.value : node.get(step, true);
    if (pair === undefined || next === undefined) break;
    offset = isPair(pair) ? startOf(pair.key) : startOf(next);
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** A schema that takes one for a list of one counts it as `[0]`; in the file there is no such place. */
function withoutMadeUpIndex(document: Document, path: Path): Path {
  const parent = path.slice(0, -1);
  return typeof path.at(-1) === 'number' && !isSeq(document.getIn(parent, true)) ? parent : path;
}

/** `['sources', 3, 'url']` → `sources[3].url` */
function fieldName(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** Where the issue stands; of keys that nobody knows, each for itself. */
function placesOf(issue: z.core.$ZodIssue): readonly Path[] {
  const path = issue.path as Path;
  return issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...path, key]) : [path];
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined && / undefined$/.test(issue.message)) {
    return `This field is missing; ${issue.expected === 'object' ? 'a table' : `a ${issue.expected}`} is expected.`;
  }
  if (issue.code === 'unrecognized_keys') return 'This field is unknown here.';
  if (issue.code === 'invalid_value') return `This must be one of: ${issue.values.map(String).join(', ')}.`;
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
}
