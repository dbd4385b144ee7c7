import type { ArgValue, Call } from '../domain/call.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Message } from '../message/message.ts';

/** What an argument takes. Forms, help, the parser, options of the command line and the API are made from it. */
export interface ArgSpec {
  readonly kind: 'text' | 'number' | 'flag' | 'since' | 'choice';
  /** Other names under which people type it: `以降`. */
  readonly words: readonly string[];
  readonly help: Bilingual;
  /** Takes what is typed without a name; `text` takes the rest of the line. */
  readonly positional?: boolean;
  readonly choices?: readonly string[];
  /** Bounds of a number, inclusive. */
  readonly min?: number;
  readonly max?: number;
}

export type ArgTable = Readonly<Record<string, ArgSpec>>;

type ValueOf<Spec extends ArgSpec> = Spec['kind'] extends 'number'
  ? number
  : Spec['kind'] extends 'flag'
    ? boolean
    : string;

/** The arguments that were given, by the table's kinds. */
export type ArgsOf<Table extends ArgTable> = { readonly [Name in keyof Table]?: ValueOf<Table[Name]> };

/** What a command may use. */
export interface Context {
  readonly viewer: Viewer;
  readonly language: Language;
  readonly now: Instant;
  readonly version: string;
  readonly library: Library;
  readonly sources: readonly Source[];
  readonly states: () => Promise<readonly SourceState[]>;
  readonly commands: readonly Command[];
}

/** A command as its file defines it: `run` makes Data, `show` makes the message, `lines` makes what `--json` prints. */
interface Definition<Table extends ArgTable, Data> {
  readonly name: string;
  /** Other names, in either language. */
  readonly words: readonly string[];
  readonly summary: Bilingual;
  readonly args: Table;
  run(args: ArgsOf<Table>, context: Context): Promise<Data>;
  show(data: Data, language: Language): Message;
  lines(data: Data): readonly object[];
}

export interface Answer {
  readonly message: Message;
  /** One object a line for `--json`, the API and exports. */
  readonly lines: readonly object[];
}

/** A command as the rest of the house sees it. */
export interface Command {
  readonly name: string;
  readonly words: readonly string[];
  readonly summary: Bilingual;
  readonly args: ArgTable;
  answer(args: Call['args'], context: Context): Promise<Answer>;
}

/** Closes a definition over its own types. `args` have been checked against the table by the parser. */
export function command<const Table extends ArgTable, Data>(definition: Definition<Table, Data>): Command {
  const { name, words, summary, args: table } = definition;
  return {
    name,
    words,
    summary,
    args: table,
    async answer(args: Readonly<Record<string, ArgValue>>, context) {
      const data = await definition.run(args as ArgsOf<Table>, context);
      return { message: definition.show(data, context.language), lines: definition.lines(data) };
    },
  };
}
