import { expect, test } from 'vitest';
import { answerCall } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import { aClock } from '../world/sample.ts';

const speaker = (language: 'ja' | 'en') => ({
  viewer: { workspace: 'main', person: 'someone', roles: ['reader'] as const },
  conversation: { platform: 'terminal', id: 'c1' } as const,
  language,
});

test.each([
  [
    'ja',
    1_200,
    '読み込みの途中です。公表資料あと1,200件分は、この回答にまだ含まれていません。数分後にもう一度お試しください。',
  ],
  [
    'en',
    1_200,
    'Still catching up: 1,200 more publications are not in this answer yet. Please ask again in a few minutes.',
  ],
  ['en', 0, null],
] as const)(
  'an answer (%s) that is given while %i publications are missing says so',
  async (language, count, words) => {
    const message = { language, summary: 'found', blocks: [] };
    const found = commands.map(one => ({ ...one, answer: async () => ({ message, lines: [] }) }));
    const deps = { commands: found, clock: aClock(), observe: () => {}, behind: () => count };
    const contextFor = () => ({ may: () => true }) as never;
    const answer = await answerCall({ command: 'latest', args: {} }, speaker(language), { ...deps, contextFor });
    const note = words === null ? [] : [{ kind: 'note', spans: [{ kind: 'text', text: words }] }];
    expect(answer.message.blocks).toEqual(note);
  },
);
