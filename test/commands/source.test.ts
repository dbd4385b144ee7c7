import { expect, test } from 'vitest';
import { source } from '../../src/commands/source.ts';
import { aSource } from '../world/sample.ts';
import { createAsk } from './ask.ts';

test('a workspace adds an address once, and no more sources than its bound', async () => {
  const ask = await createAsk({ measures: [] });
  const viewer = { workspace: 'acme', person: 'web:local/admin', roles: ['admin'] } as const;
  const address = (number: number) => `https://www.example.co.jp/${number}/`;
  const add = async (number: number) => {
    const found = aSource({ id: `found-${number}`, owner: 'acme', url: address(number) });
    const speaker = { viewer, conversation: { platform: 'web', id: 'console' }, language: 'en' } as const;
    const context = { ...ask.contextFor(speaker), probe: async () => ({ kind: 'page', source: found }) as const };
    return (await source.answer({ act: 'add', what: address(number), confirm: true }, context)).message.summary;
  };
  const kept = Array.from({ length: 299 }, (_, number) =>
    aSource({ id: `added-${number}`, owner: 'acme', url: address(number) }),
  );
  for (const one of kept) await ask.store.added.save({ source: one, isPaused: true });
  expect(await add(5)).toContain('(added-5)');
  expect(await add(300)).toContain('(found-300)');
  expect(await add(301)).toContain('may add 300 sources');
  expect((await ask.store.added.list()).length).toBe(300);
  await ask.close();
});
