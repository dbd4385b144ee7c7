import type { ArgTable } from '../../src/commands/args/arg.ts';
import type { Context } from '../../src/commands/command.ts';
import { type ExportArgs, exportArgs, exportAsked } from '../../src/commands/export-args.ts';
import { search } from '../../src/commands/search.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Query } from '../../src/library/query.ts';
import type { Args } from './read-query.ts';

const { theme, sector, body, kind, stage, force, written, measure, from, since, before, relevance } = exportArgs;

/** By what lists of publications and events are narrowed: the filters of the command `export`. */
export const filters = {
  theme,
  sector,
  body,
  kind,
  stage,
  force,
  written,
  measure,
  from,
  since,
  before,
  relevance,
} as const satisfies ArgTable;

/** Words of the search language, instead of filters. */
export const searching = {
  q: { ...(search.args.words as NonNullable<ArgTable[string]>), isQuery: false, required: false },
} as const satisfies ArgTable;

export type Filtered = { readonly query: Query } | { readonly problem: Bilingual };

/** What these filters ask for. */
export function queryOf(args: Args, context: Context): Filtered {
  const asked = exportAsked(args as ExportArgs, context);
  return asked.kind === 'problem' ? asked : { query: asked.request.query };
}

/** Null where nothing is searched; a problem where filters stand beside the words. */
export function wordsOf({ q, ...others }: Args): { readonly words: string } | { readonly problem: Bilingual } | null {
  if (typeof q !== 'string' || q.trim() === '') return null;
  const [other] = Object.keys(others);
  return other === undefined ? { words: q } : { problem: beside(other) };
}

function beside(name: string): Bilingual {
  return {
    ja: `qと「${name}」は同時に使えません。条件は「機関:総務省」「以降:2025-06-01」のようにqの中に書いてください。`,
    en: `q and "${name}" cannot be used together. Write filters into q: body:mic, since:2025-06-01.`,
  };
}
