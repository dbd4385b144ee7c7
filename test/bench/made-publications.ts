// Publications made from the words of the catalogue's own measures, always the same: a few words are in most of them and
// most in few, as in real ones; tags and sources likewise.
import { bodies, forces, kinds, sectors, stages, themes } from '../../src/domain/tags.ts';
import type { Measure } from '../../src/measures/schema.ts';
import type { Change } from '../../src/store/archive.ts';
import { aPublication, aTag, noTags } from '../world/sample.ts';

export const sourcesMade = 120;

/** Changes from one on; days go from 2016 to 2026, evenly over `count`. */
export function createMaker(measures: readonly Measure[], count: number): (first: number, many: number) => Change[] {
  const words = measures.flatMap(({ name, aliases, keyPoints, status }) => [
    name.ja,
    ...aliases.ja,
    status.ja,
    ...keyPoints.map(({ point }) => point.ja),
    name.en,
  ]);
  let seed = 20_261_125;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(items.length * random() ** 2)] as Item;
  const someOf = <Item>(items: readonly Item[]) => (random() < 0.4 ? [] : [oneOf(items)]);
  const textOf = (length: number) => {
    let text = '';
    while (text.length < length) text += `${oneOf(words)}。`;
    return text.slice(0, length);
  };
  const change = (number: number): Change => {
    const day = new Date(Date.UTC(2016, 0, 1) + (number / count) * 3_900 * 86_400_000).toISOString().slice(0, 10);
    const id = `p${number}`;
    const publication = aPublication({
      id,
      event: random() < 0.1 && number > 1 ? `p${number - 1}` : id,
      source: `source-${Math.floor(sourcesMade * random() ** 2)}`,
      title: textOf(50),
      summary: textOf(200),
      publishedAt: day,
      links: someOf(measures).map(({ id: measure }) => ({
        measure,
        role: number % 40 === 0 ? 'announces' : 'mentions',
        evidence: [],
      })),
      deadline:
        random() < 0.05
          ? {
              on: day,
              time: null,
              zone: 'Asia/Tokyo',
              basis: null,
              evidence: { words: '', place: 'summary', at: null },
            }
          : null,
      tags: {
        ...noTags,
        relevance: aTag(oneOf(['core', 'adjacent', 'none'])),
        themes: someOf(themes).map(aTag),
        sectors: someOf(sectors).map(aTag),
        kind: aTag(oneOf(kinds)),
        stage: random() < 0.5 ? null : aTag(oneOf(stages)),
        force: aTag(oneOf(forces)),
        bodies: someOf(bodies).map(aTag),
      },
    });
    return { change: number, born: number, said: number, id, owner: 'shared', publication };
  };
  return (first, many) => Array.from({ length: many }, (_, index) => change(first + index));
}

/** What people type: the commonest terms, names in both languages, filters, phrases, and long ones. */
export const queries = [
  'AI',
  '生成AI',
  '金融',
  '法律',
  '指針',
  'AI 金融',
  '個人情報',
  '要配慮個人情報',
  'スマホ新法',
  '情プラ法 指定',
  'AI事業者ガイドライン',
  'generative AI guideline',
  'disinformation',
  'FSA discussion paper',
  '生成AIの利用に関する自治体のルール',
  '著作権 2025',
  '"個人情報の保護"',
  '意見募集 -金融',
  '金融庁 以降:2026-01-01',
  '金融庁 before:2017-01-01',
  'AI法 第16条',
  '課徴金 theme:privacy kind:guideline',
  'third-party certification of AI',
];

export function percentile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}
