import type { Bilingual } from '../../domain/language.ts';
import type { Kind } from '../../domain/tags.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';

/**
 * What a measure says, as a sentence: a point of the catalogue that its own page bears out, else one that a secondary page
 * does, called so. Undefined where the catalogue has none.
 * @param kind Of the publication: what is made under an Act is not the Act.
 */
export function sayPoint(measure: Measure, kind: Kind): Bilingual | undefined {
  // What happens once, a caution or an order, is not the next of the same name.
  if (measure.kind === 'enforcement') return undefined;
  const verified = measure.keyPoints.filter(point => point.verified);
  const point = verified.find(({ basis }) => basis !== 'secondary-page') ?? verified[0];
  if (point === undefined) return undefined;
  const isUnder = kind === 'order' && measure.kind === 'statute';
  const [ja, en] = [`「${shortName(measure, 'ja')}」`, `“${shortName(measure, 'en').replace(/"([^"]*)"/g, '‘$1’')}”`];
  const isHearsay = point.basis === 'secondary-page';
  return {
    ja: `${isUnder ? '根拠となる' : ''}${ja}について：${point.point.ja.replace(/。$/, '')}${isHearsay ? '（二次資料による）' : ''}。`,
    en: `${isUnder ? 'The Act behind it,' : 'About'} ${en}: ${point.point.en.replace(/\.$/, '')}${isHearsay ? ' (going by a secondary source)' : ''}.`,
  };
}
