import { sources as command } from '../../src/commands/sources.ts';
import type { Resource } from './resource.ts';
import { sourceSchema } from './schemas.ts';
import { turnList } from './turn-list.ts';

export const sources: Resource = {
  name: 'sources',
  noun: 'Source',
  summary: { ja: '監視している情報源とその状態', en: 'What is watched, and how it is' },
  args: {},
  item: sourceSchema,
  whole: sourceSchema,
  list: async ({ args, ...page }, context) => turnList(await command.lines(args, context), page),
  async one(id, context) {
    const all = await command.lines({}, context);
    return all.find(one => (one as { readonly id?: unknown }).id === id) ?? null;
  },
};
