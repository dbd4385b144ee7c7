import { createHash } from 'node:crypto';
import type { ArgTable } from '../../src/commands/args/arg.ts';
import { readValue } from '../../src/commands/parse/read-value.ts';
import type { ArgValue } from '../../src/domain/call.ts';
import type { Problem } from './problem.ts';

export type Args = Readonly<Record<string, ArgValue>>;

/** Most items of a page, and how many come where nothing is said. */
export const limitMax = 200;
export const limitDefault = 50;

/** Parameters that every list takes beside its own. */
export const pageParameters = ['limit', 'cursor', 'lang'] as const;

type Unread = { readonly kind: 'problem'; readonly problem: Problem };
export type ReadArgs = { readonly kind: 'args'; readonly args: Args } | Unread;
export type ReadQuery =
  | { readonly kind: 'query'; readonly args: Args; readonly limit: number; readonly after: string | null }
  | Unread;

/**
 * Reads a list's parameters by the table of its arguments; a parameter that is given twice adds its values.
 * @param what Names the list: a cursor leads on in the list, and under the parameters, that it came from.
 */
export function readQuery(search: URLSearchParams, table: ArgTable, what: string): ReadQuery {
  const read = readArgs(search, table, pageParameters);
  if (read.kind === 'problem') return read;
  const { args } = read;
  const limit = search.get('limit') ?? String(limitDefault);
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1) return problem('unusable-value', badLimit(limit));
  const cursor = search.get('cursor') ?? '';
  const after = cursor === '' ? null : readCursor(cursor, what, args);
  if (after === undefined) return problem('unusable-cursor', badCursor);
  return { kind: 'query', args, limit: Math.min(Number(limit), limitMax), after };
}

/** @param others Parameters that are read elsewhere. */
export function readArgs(search: URLSearchParams, table: ArgTable, others: readonly string[]): ReadArgs {
  const args: Record<string, ArgValue> = {};
  for (const name of new Set(search.keys())) {
    if (others.includes(name)) continue;
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (spec === undefined) return problem('unknown-parameter', noSuch(name, [...Object.keys(table), ...others]));
    const given = search.getAll(name).filter(value => value !== '');
    if (given.length === 0) continue;
    const isList = spec.kind === 'choices' || spec.kind === 'names' || spec.kind === 'numbers';
    const read = readValue(name, isList ? given.join(',') : (given.at(-1) ?? ''), spec);
    if (read.kind === 'problem') return problem('unusable-value', read.problem);
    args[name] = read.value;
  }
  return { kind: 'args', args };
}

/** A place in a list as its reader hands it back: it fits no other list and no other parameters. */
export function writeCursor(after: string, what: string, args: Args): string {
  return Buffer.from(`${markOf(what, args)}${after}`).toString('base64url');
}

/** Undefined for what `writeCursor` did not write for this list and these parameters. */
function readCursor(cursor: string, what: string, args: Args): string | undefined {
  const written = Buffer.from(cursor, 'base64url').toString();
  const mark = markOf(what, args);
  return written.startsWith(mark) ? written.slice(mark.length) : undefined;
}

function markOf(what: string, args: Args): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([what, sorted]))
    .digest('base64url')
    .slice(0, 8);
}

function problem(kind: Problem['kind'], detail: Problem['detail']): Unread {
  return { kind: 'problem', problem: { kind, detail } };
}

function noSuch(name: string, names: readonly string[]): Problem['detail'] {
  const known = names.join(', ');
  const said = name.slice(0, 60);
  return {
    ja: `「${said}」というパラメーターはありません。使えるもの：${known}。`,
    en: `There is no parameter "${said}" here. There are: ${known}.`,
  };
}

function badLimit(limit: string): Problem['detail'] {
  const said = limit.slice(0, 60);
  return {
    ja: `limitに「${said}」は使えません。1から${limitMax}までの整数で指定してください。`,
    en: `limit cannot be "${said}"; it takes a whole number from 1 to ${limitMax}.`,
  };
}

const badCursor: Problem['detail'] = {
  ja: 'cursorは、同じ条件の前のページの「next」をそのまま付けてください。条件を変えるときはcursorを外してください。',
  en: 'Hand back "next" of the page before as it is, with the same parameters. With other parameters, begin without a cursor.',
};
