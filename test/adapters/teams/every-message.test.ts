import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCard, renderForTeams } from '../../../adapters/teams/render.ts';
import { parse } from '../../../src/commands/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Call } from '../../../src/domain/call.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import { createAsk } from '../../commands/ask.ts';
import { everyCall, hostilePublications } from '../../world/every-call.ts';
import { cardProblems } from './adaptive-card.ts';

let house: Awaited<ReturnType<typeof createAsk>>;
beforeAll(async () => {
  house = await createAsk({ measures: loadMeasures().measures, publications: hostilePublications });
});
afterAll(() => house.close());

describe('every command’s answer is a card of Adaptive Cards 1.5', () => {
  for (const language of ['ja', 'en'] as const) {
    for (const said of everyCall) {
      test(`${said.slice(0, 60)} (${language})`, async () => {
        const parsed = parse(said, commands);
        if (parsed.kind === 'problem') throw new Error(parsed.problem.en);
        const call: Call = parsed.kind === 'call' ? parsed.call : { command: 'ask', args: { question: said } };
        const { message } = await house.ask(call, language);
        expect(cardProblems(renderCard(message))).toEqual([]);
        const activity = renderForTeams(message);
        expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
        expect(activity.text).toBeUndefined();
      });
    }
  }
});

test('what the schema does not know is found', () => {
  const card = renderCard({ language: 'ja', summary: '', blocks: [] });
  expect(cardProblems({ ...card, version: '1.6' })).not.toEqual([]);
  expect(cardProblems({ ...card, body: [{ type: 'TextBlock', text: '**x**' }] })).not.toEqual([]);
});
