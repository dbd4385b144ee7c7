import { expect, test } from 'vitest';
import type { Validators } from '../../src/domain/source.ts';
import { createProbe } from '../../src/watch/probe.ts';

test('one address is a source of its own in each workspace, and the same one each time', async () => {
  const probe = createProbe({
    fetch: async url => ({
      kind: 'document',
      document: { url, contentType: 'text/html', body: new Uint8Array() },
      validators: {} as Validators,
      advisedMs: 0,
      movedTo: null,
    }),
    prepare: async () => ({ prepared: [] }) as never,
    feedsNamed: () => ({ title: '見本のページ', feeds: [] }),
  });
  const idFor = async (workspace: string) => {
    const probed = await probe('https://www.example.co.jp/', workspace);
    return probed.kind === 'failed' ? probed.detail : probed.source.id;
  };
  expect(await idFor('main')).toMatch(/^added-/);
  expect(await idFor('main')).toBe(await idFor('main'));
  expect(await idFor('acme')).not.toBe(await idFor('main'));
});
