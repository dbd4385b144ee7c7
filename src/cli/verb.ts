import type { House, Io } from './house.ts';

/** An option of the command line; help and docs/command-line.md are made from it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly help: string;
  /** What stands for its value in help: `PATH`. */
  readonly value?: string;
}

export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** How the house is opened, where a verb wants it otherwise. */
export interface Opening {
  /** False leaves a fresh archive empty. */
  readonly withStarter?: boolean;
  /** True connects the chats that are configured, and opens the house to HTTP. */
  readonly connects?: boolean;
}

/** Something an operator does: `kairan once`. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What stands for its free words in help: `FILE…`; absent where it takes none. */
  readonly words?: string;
  /** @returns The exit code. */
  run(given: Given, words: readonly string[], open: (how?: Opening) => Promise<House>, io: Io): Promise<number>;
}

/** Options that every verb takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  db: { type: 'string', value: 'PATH', help: 'the embedded store (KAIRAN_DB, else ./data/kairan.db)' },
  replay: { type: 'string', value: 'FILE', help: 'files instead of the network, as a YAML file says' },
  lang: { type: 'string', value: 'ja|en', help: 'language of messages (KAIRAN_LANGUAGE, else ja)' },
  in: {
    type: 'string',
    value: 'PLATFORM:ID',
    help: 'the conversation that a command is for, such as webhook:desk (terminal)',
  },
  json: { type: 'boolean', help: 'one JSON object a line' },
  help: { type: 'boolean', help: 'how this is used' },
};

/** Writes objects one a line, waiting where the reader is slower. */
export async function writeLines(output: NodeJS.WriteStream, lines: Iterable<object>): Promise<void> {
  for (const line of lines) {
    if (!output.write(`${JSON.stringify(line)}\n`)) await new Promise(resolve => output.once('drain', resolve));
  }
}
