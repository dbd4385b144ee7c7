import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Language } from '../../src/domain/language.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import type { Chat } from '../../src/message/chat.ts';
import { renderForTerminal } from './render.ts';

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly language: Language;
  readonly colour: boolean;
  /** Printed before each line that is awaited; empty where nobody types. */
  readonly prompt: string;
}

export interface TerminalChat extends Chat {
  /** Resolves when the input has ended and every line of it was answered. */
  readonly ended: Promise<void>;
}

/** The terminal as a chat: one person, one conversation, lines in, messages out. */
export function createTerminalChat({ input, output, language, colour, prompt }: TerminalOptions): TerminalChat {
  const conversation = { platform: 'terminal', id: 'terminal' } as const;
  const viewer = { workspace: mainWorkspace, person: 'terminal', roles: ['operator'] } as const;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let lines: Interface | null = null;

  return {
    platform: 'terminal',
    ended,

    async start(receive) {
      lines = createInterface({ input, output: prompt === '' ? undefined : output, prompt });
      lines.prompt();
      let answering = Promise.resolve();
      lines.on('line', line => {
        answering = answering.then(() => answer(line));
      });
      lines.on('close', () => {
        lines = null;
        void answering.then(end);
      });

      async function answer(line: string): Promise<void> {
        if (line.trim() !== '') {
          const message = await receive(line, { viewer, conversation, language });
          if (message !== null) write(renderForTerminal(message, { colour }));
        }
        lines?.prompt();
      }
    },

    async send(_to, message, id) {
      write(renderForTerminal(message, { colour }));
      return { kind: 'sent', ref: id };
    },

    async stop() {
      lines?.close();
    },
  };

  function write(words: string): void {
    output.write(`${words}\n\n`);
  }
}
