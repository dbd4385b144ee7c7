import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import { homeOf, modalOf } from '../../../adapters/slack/view.ts';
import { parse } from '../../../src/commands/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Call } from '../../../src/domain/call.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import type { Message } from '../../../src/message/message.ts';
import { createAsk } from '../../commands/ask.ts';
import { everyCall, hostilePublications } from '../../world/every-call.ts';
import { blockProblems, viewProblems } from './block-kit.ts';

let house: Awaited<ReturnType<typeof createAsk>>;
beforeAll(async () => {
  house = await createAsk({ measures: loadMeasures().measures, publications: hostilePublications });
});
afterAll(() => house.close());

describe('every command’s answer is one that Slack takes', () => {
  for (const language of ['ja', 'en'] as const) {
    for (const said of everyCall) {
      test(`${said.slice(0, 60)} (${language})`, async () => {
        const parsed = parse(said, commands);
        if (parsed.kind === 'problem') throw new Error(parsed.problem.en);
        const call: Call = parsed.kind === 'call' ? parsed.call : { command: 'ask', args: { question: said } };
        const { message } = await house.ask(call, language);
        expect(problemsOf(message)).toEqual([]);
        expect(renderForSlack(message).text).not.toMatch(/<[!@#h]/);
      });
    }
  }
});

/** As a message, as a modal and on Home. */
function problemsOf(message: Message): string[] {
  const { blocks } = renderForSlack(message);
  return [
    ...blockProblems(blocks),
    ...viewProblems(modalOf(message, { channel: 'C1' })),
    ...viewProblems(homeOf(blocks, { channel: 'D1' })),
  ];
}
