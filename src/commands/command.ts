import type { Asking } from '../ask/asking.ts';
import type { ArgValue, Call } from '../domain/call.ts';
import type { Conversation, Ref } from '../domain/chat.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Permission } from '../domain/permission.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Measure } from '../measures/schema.ts';
import type { Message } from '../message/message.ts';
import type { Store } from '../store/store.ts';
import type { Probe } from '../watch/probe.ts';
import type { ArgsOf, ArgTable } from './args/arg.ts';

/** What a command may use. */
export interface Context {
  readonly viewer: Viewer;
  /** Where it was said. */
  readonly conversation: Conversation;
  /** The thread in which it was said, by the Ref of its first message; null where it was said in none. */
  readonly thread: Ref | null;
  /** People of other organisations may read the answer: nothing that is the workspace's own stands in it. */
  readonly withOutsiders?: boolean;
  readonly language: Language;
  readonly now: Instant;
  readonly version: string;
  readonly library: Library;
  readonly asking: Asking;
  /** What the viewer may see of the catalogue and of what workspaces added. */
  readonly sources: readonly Source[];
  /** What an address would bring as a source. */
  readonly probe: Probe;
  readonly states: () => Promise<readonly SourceState[]>;
  readonly commands: readonly Command[];
  readonly measures: readonly Measure[];
  /** For commands that change something; each verb takes the viewer's workspace. */
  readonly store: Store;
  /** Whether whoever asks is permitted a thing. */
  readonly may: (what: Permission) => boolean;
  /** Where whoever runs Kairan is told things; null where nobody is. */
  readonly operator: Conversation | null;
  /** Where the console is reached; null where it stands at no address that people know. */
  readonly consoleUrl: string | null;
}

/** A command as its file defines it: `run` makes Data, `show` makes the message, `lines` makes what `--json` prints. */
interface Definition<Table extends ArgTable, Data> {
  readonly name: string;
  /** Other names, in either language. */
  readonly words: readonly string[];
  readonly summary: Bilingual;
  readonly args: Table;
  /** What whoever asks must be permitted; absent where everybody of the workspace may. */
  readonly needs?: Permission;
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
  readonly needs?: Permission;
  answer(args: Call['args'], context: Context): Promise<Answer>;
  /** The answer's lines alone, where nobody reads a message. */
  lines(args: Call['args'], context: Context): Promise<Answer['lines']>;
}

/** Closes a definition over its own types. `args` have been checked against the table by the parser. */
export function command<const Table extends ArgTable, Data>(definition: Definition<Table, Data>): Command {
  const { name, words, summary, args: table, needs } = definition;
  return {
    name,
    words,
    summary,
    args: table,
    ...(needs === undefined ? {} : { needs }),
    async answer(args: Readonly<Record<string, ArgValue>>, context) {
      const data = await definition.run(args as ArgsOf<Table>, context);
      return { message: definition.show(data, context.language), lines: definition.lines(data) };
    },
    async lines(args: Readonly<Record<string, ArgValue>>, context) {
      return definition.lines(await definition.run(args as ArgsOf<Table>, context));
    },
  };
}
