import { expect, test } from 'vitest';
import { sayPoint } from '../../../src/digest/words/points.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import type { Measure } from '../../../src/measures/schema.ts';

const [act] = loadMeasures().measures.filter(({ id }) => id === 'ai-promotion-act');

const point = (ja: string, en: string, basis?: 'secondary-page') => ({
  point: { ja, en },
  source: 'https://www.example.go.jp/',
  basis,
  verified: true,
});

function measure(changes: Partial<Measure>): Measure {
  return { ...(act as Measure), name: { ja: '指針', en: 'Guide' }, kind: 'guideline', ...changes };
}

test.each([
  [
    'its own page comes before a secondary one',
    sayPoint(measure({ keyPoints: [point('甲', 'A', 'secondary-page'), point('乙', 'B')] }), 'guideline'),
    { ja: '「指針」について：乙。', en: 'About “Guide”: B.' },
  ],
  [
    'a secondary page is called so',
    sayPoint(measure({ keyPoints: [point('甲', 'A', 'secondary-page')] }), 'guideline'),
    { ja: '「指針」について：甲（二次資料による）。', en: 'About “Guide”: A (going by a secondary source).' },
  ],
  [
    'an order is not the Act behind it',
    sayPoint(measure({ kind: 'statute', keyPoints: [point('甲', 'A')] }), 'order'),
    { ja: '根拠となる「指針」について：甲。', en: 'The Act behind it, “Guide”: A.' },
  ],
  [
    'a caution is not the next of the same name',
    sayPoint(measure({ kind: 'enforcement', keyPoints: [point('甲', 'A')] }), 'enforcement'),
    undefined,
  ],
  [
    'what nobody verified is not said',
    sayPoint(measure({ keyPoints: [{ ...point('甲', 'A'), verified: false }] }), 'guideline'),
    undefined,
  ],
])('%s', (_, said, expected) => {
  expect(said).toEqual(expected);
});
