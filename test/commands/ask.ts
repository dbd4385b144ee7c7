// Asks a command as a person would, over a real store and library; the answer as text and as JSON lines.

import { createAsking } from '../../src/ask/asking.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import { defaultPermissions, isPermitted, type Permission } from '../../src/domain/permission.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { amongOutsiders } from '../../src/domain/workspace.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Writer } from '../../src/llm/writer.ts';
import type { Measure } from '../../src/measures/schema.ts';
import type { Speaker } from '../../src/message/chat.ts';
import type { Block, Message } from '../../src/message/message.ts';
import { plainForm } from '../../src/message/plain.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { aClock, aState } from '../world/sample.ts';

const here = { platform: 'terminal', id: 'c1' } as const;

export interface Asked {
  readonly text: string;
  readonly message: Message;
  readonly lines: readonly Record<string, unknown>[];
}

export interface AskOptions {
  readonly measures: readonly Measure[];
  readonly publications?: readonly Publication[];
  /** What time it is. */
  readonly at?: string;
  /** A language model that the operator has configured. */
  readonly writer?: Writer;
  /** What keeps it; an embedded store in memory where none is given. */
  readonly store?: Store;
}

/** A house in memory that holds these publications. */
export async function createAsk({
  measures,
  publications = [],
  at = '2026-10-12T09:00:00+09:00',
  ...given
}: AskOptions) {
  const clock = aClock(Date.parse(at));
  const { writer, store = openSqliteStore({ path: ':memory:', clock }) } = given;
  for (const publication of publications) {
    const state = aState({ id: `s-${publication.id}` });
    await store.archive.commit({ owner: 'shared', state, publications: [publication], identities: [] });
  }
  const library = await openLibrary({ path: ':memory:', archive: store.archive, measures });
  await library.catchUp();
  const asking = createAsking({ measures, sources: [], library, writer: writer ?? null });
  const contextFor = ({ viewer, conversation, language, thread, withOutsiders }: Speaker) => ({
    viewer: withOutsiders ? amongOutsiders(viewer) : viewer,
    conversation,
    thread: thread ?? null,
    withOutsiders: withOutsiders === true,
    language,
    now: clock.now(),
    version: '0',
    library,
    asking,
    sources: [],
    probe: async () => ({ kind: 'failed', detail: 'nothing is reached here.' }) as const,
    states: store.sources.states,
    commands,
    may: (what: Permission) => isPermitted(viewer, what, defaultPermissions),
    operator: { platform: 'terminal', id: 'operator' } as const,
    consoleUrl: null,
    measures,
    store,
  });
  return {
    contextFor,
    store,
    library,
    async ask(said: string | Call, language: Language = 'ja', as: Partial<Speaker> = {}): Promise<Asked> {
      const parsed = typeof said === 'string' ? parse(said, commands) : ({ kind: 'call', call: said } as const);
      if (parsed.kind !== 'call') throw new Error(parsed.problem.en);
      const command = commands.find(({ name }) => name === parsed.call.command);
      if (command === undefined) throw new Error(`no command ${parsed.call.command}`);
      const viewer = { workspace: 'main', person: 'someone', roles: ['reader'] } as const;
      const speaker = { viewer, conversation: here, language, ...as };
      const answer = await command.answer(parsed.call.args, contextFor(speaker));
      const lines = answer.lines.map(line => JSON.parse(JSON.stringify(line)) as Record<string, unknown>);
      return { text: plainForm(answer.message), message: answer.message, lines };
    },
    async close() {
      await asking.close();
      await library.close();
      await store.close();
    },
  };
}

/** Every button of a message, by its label. */
export function buttonsOf(message: Message): Readonly<Record<string, Call>> {
  const buttons = message.blocks.flatMap((block: Block) => (block.kind === 'buttons' ? block.buttons : []));
  return Object.fromEntries(buttons.map(({ label, call }) => [label, call]));
}
