import { afterAll, describe, expect, test } from 'vitest';
import { createReceive } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Speaker } from '../../src/message/chat.ts';
import { plainForm } from '../../src/message/plain.ts';
import { aPublication, noTags } from '../world/sample.ts';
import { buttonsOf, createAsk } from './ask.ts';

const { measures } = loadMeasures();
const publications = [
  aPublication({
    id: 'paaaaaaaaaa',
    title: 'AIと公正な取引に関する意見募集',
    summary: '締切は2026年12月18日。',
    url: 'https://www.example.go.jp/comment',
    publishedAt: '2026-10-01',
    tags: { ...noTags, relevance: { value: 'core', confidence: 1, evidence: [] } },
  }),
];
const house = await createAsk({ measures, publications });
afterAll(() => house.close());

const speaker: Speaker = {
  viewer: { workspace: 'main', person: 'someone', roles: ['reader'] },
  conversation: { platform: 'slack', id: 'C0' },
  language: 'ja',
};
const receive = createReceive({
  commands,
  contextFor: house.contextFor,
  clock: { now: () => Date.parse('2026-10-12T09:00:00+09:00') },
  observe: seen => {
    if (seen.kind === 'bug') throw seen.error;
  },
});
let threads = 0;
/** Says lines one after the other in a thread of their own; the last answer. */
async function inThread(...lines: readonly string[]): Promise<string> {
  const thread = `t${++threads}`;
  const conversation = { platform: 'slack', id: `C${threads}` } as const;
  let answer = '';
  for (const line of lines) {
    const message = await receive(line, { ...speaker, conversation, thread });
    answer = message === null ? '' : plainForm(message);
  }
  return answer;
}

describe('the command', () => {
  test('answers with sources by their numbers, up to when it holds, and that it is no advice', async () => {
    const { text, message, lines } = await house.ask('質問 AI推進法に罰則はありますか');
    expect(text).toMatch(/罰則はありません.*\[1\]/);
    expect(message.blocks).toContainEqual({
      kind: 'list',
      items: [expect.arrayContaining([expect.objectContaining({ kind: 'link' })])],
    });
    expect(text).toMatch(/2026年\d+月\d+日時点.*法的助言ではありません/);
    expect(lines[0]).toMatchObject({ refused: false, measure: 'ai-promotion-act' });
  });

  test('answers in the language of the question, whatever the channel speaks', async () => {
    expect((await house.ask('ask Does the AI Promotion Act have penalties?', 'ja')).text).toMatch(/no penalties/);
  });

  test('asks for the question where a button names a measure only, and offers some', async () => {
    const { text, message } = await house.ask({ command: 'ask', args: { measure: 'ai-promotion-act' } });
    expect(text).toMatch(/AI.*について、どのようなこと/);
    const offered = Object.values(buttonsOf(message));
    expect(offered.length).toBeGreaterThan(2);
    for (const call of offered) expect((await house.ask(call)).lines[0]).toMatchObject({ refused: false });
  });

  test('says what to do where there is no such measure or item', async () => {
    expect((await house.ask('質問 制度:架空法 罰則は？')).text).toMatch(/「架空法」という制度は収録していません/);
    expect((await house.ask('ask about:7 when is the deadline?', 'en')).text).toMatch(/Nothing here is "7"/);
  });

  test('refuses to apply law to a case, and says to whom to turn', async () => {
    const { text, lines } = await house.ask('質問 当社のチャットボットはAI推進法に違反していますか');
    expect(text).toMatch(/法的助言に当たるため.*専門家/);
    expect(lines[0]).toMatchObject({ refused: true, why: 'advice' });
  });
});

describe('words that are no command', () => {
  test('are answered where they ask something', async () => {
    expect(plainForm((await receive('AI推進法に罰則はありますか', speaker)) ?? fail())).toMatch(/罰則はありません/);
  });

  test('are called unknown where they do not', async () => {
    expect(plainForm((await receive('latset', speaker)) ?? fail())).toMatch(/というコマンドはありません/);
  });
});

describe('a thread', () => {
  test('goes on from the measure that was asked about', async () => {
    expect(await inThread('AI推進法は全面施行されていますか？', '罰則は')).toMatch(/罰則はありません/);
  });

  test('goes on from the measure that was looked up', async () => {
    expect(await inThread('measure AI推進法', '罰則は')).toMatch(/罰則はありません/);
  });

  test('knows nothing of another thread', async () => {
    await inThread('AI推進法は全面施行されていますか？');
    expect(await inThread('罰則は')).not.toMatch(/罰則はありません/);
  });

  test('goes on from what was said just before in its conversation, until it has something of its own', async () => {
    const conversation = { platform: 'slack', id: 'C-outside' } as const;
    await receive('AI推進法は全面施行されていますか？', { ...speaker, conversation });
    const message = await receive('罰則は', { ...speaker, conversation, thread: 'new' });
    expect(message === null ? '' : plainForm(message)).toMatch(/罰則はありません/);
  });

  test('knows what its numbers mean', async () => {
    expect(await inThread('latest', '1件目はいつ公表されましたか')).toMatch(/AIと公正な取引に関する意見募集/);
  });
});

function fail(): never {
  throw new Error('nothing was said');
}
