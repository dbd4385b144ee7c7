import { measure } from '../../src/commands/measure.ts';
import { measures as command } from '../../src/commands/measures.ts';
import type { Resource } from './resource.ts';
import { measureSchema, wholeMeasureSchema } from './schemas.ts';
import { turnList } from './turn-list.ts';

export const measures: Resource = {
  name: 'measures',
  noun: 'Measure',
  summary: { ja: '制度（法律・指針・計画・報告書など）', en: 'Measures: laws, guidelines, plans and papers' },
  args: command.args,
  item: measureSchema,
  whole: wholeMeasureSchema,
  list: async ({ args, ...page }, context) => turnList(await command.lines(args, context), page),
  async one(id, context) {
    const known = context.measures.find(one => one.id === id || one.formerIds.includes(id));
    if (known === undefined) return null;
    const [line = {}] = await measure.lines({ name: known.id }, context);
    // What a person's words were taken for, and the version or article in them: an id has none.
    const { took: _took, version: _version, article: _article, ...whole } = line as Record<string, unknown>;
    return whole;
  },
};
