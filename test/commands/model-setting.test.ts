import { afterAll, expect, test } from 'vitest';
import type { Role } from '../../src/domain/workspace.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createAsk } from './ask.ts';

const { measures } = loadMeasures();
const model = { name: 'm1', endpoint: 'llm.example.com' };
const question = 'ask Does the AI Promotion Act have penalties?';
const by = (role: Role) => ({ viewer: { workspace: 'main', person: 'someone', roles: [role] } }) as const;
/** Quotes the first passage that it is given. */
const writer = {
  model,
  async write({ material }: { readonly material: string }) {
    const { passages } = JSON.parse(material) as { readonly passages: readonly { readonly text: string }[] };
    return JSON.stringify({ sentences: [{ passage: 1, quote: passages[0]?.text ?? '' }] });
  },
};
const house = await createAsk({ measures, writer });
const without = await createAsk({ measures });
afterAll(async () => {
  await house.close();
  await without.close();
});

test('a model words answers in a workspace whose administrator has switched it on, and in no other', async () => {
  const elsewhere = { conversation: { platform: 'terminal', id: 'c2' } } as const;
  const otherWorkspace = { viewer: { workspace: 'other', person: 'somebody', roles: ['admin'] } } as const;
  expect((await house.ask(question)).text).not.toContain('m1');
  expect((await house.ask('settings model:on', 'en', by('reader'))).text).toMatch(/Only an administrator/);
  expect((await house.ask(question)).text).not.toContain('m1');
  expect((await house.ask('settings model:on', 'en', by('admin'))).text).toMatch(/workspace \(m1 at llm\.example\.com/);
  expect((await house.ask(question)).text).toMatch(/m1 at llm\.example\.com/);
  expect((await house.ask(question, 'en', elsewhere)).text).toMatch(/m1 at llm\.example\.com/);
  expect((await house.ask(question, 'en', otherWorkspace)).text).not.toContain('m1');
  await house.ask('設定 言語モデル:使わない', 'ja', by('admin'));
  expect((await house.ask(question)).text).not.toContain('m1');
});

test('who is no administrator switches it off and on again for the conversation only', async () => {
  const elsewhere = { conversation: { platform: 'terminal', id: 'c3' } } as const;
  await house.ask('settings model:on', 'en', by('admin'));
  expect((await house.ask('設定 言語モデル:使わない', 'ja', by('reader'))).text).toMatch(/この会話では使いません/);
  expect((await house.ask(question)).text).not.toContain('m1');
  expect((await house.ask(question, 'en', elsewhere)).text).toContain('m1');
  await house.ask('settings model:on', 'en', by('reader'));
  expect((await house.ask(question)).text).toContain('m1');
});

test('where none is configured, that is said', async () => {
  expect((await without.ask('settings model:on', 'en', by('admin'))).text).toMatch(/KAIRAN_LLM_URL/);
});
