// What people may be answered, on hostile publications: the same for every chat that draws it.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Call } from '../../src/domain/call.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Message } from '../../src/message/message.ts';
import { createAsk } from '../commands/ask.ts';
import { everyCall, hostilePublications } from './every-call.ts';

/** Checks every command's answer, in both languages, a test each. */
export function describeEveryMessage(name: string, check: (message: Message) => void): void {
  describe(name, () => {
    let house: Awaited<ReturnType<typeof createAsk>>;
    beforeAll(async () => {
      house = await createAsk({ measures: loadMeasures().measures, publications: hostilePublications });
    });
    afterAll(() => house.close());

    for (const language of ['ja', 'en'] as const) {
      for (const said of everyCall) {
        test(`${said.slice(0, 60)} (${language})`, async () => {
          const parsed = parse(said, commands);
          if (parsed.kind === 'problem') throw new Error(parsed.problem.en);
          const call: Call = parsed.kind === 'call' ? parsed.call : { command: 'ask', args: { question: said } };
          check((await house.ask(call, language)).message);
        });
      }
    }
  });
}
