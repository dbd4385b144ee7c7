import type { Bilingual } from '../domain/language.ts';
import type { Measure } from '../measures/schema.ts';

/** On whom a measure is binding, in a sentence. */
export function forceWords({ force, status, kind }: Pick<Measure, 'force' | 'status' | 'kind'>): Bilingual {
  const of = force.addressee;
  const ja = of === undefined ? '' : `対象：${of.ja}。`;
  const en = of === undefined ? '' : ` Addressed to: ${of.en}.`;
  switch (force.level) {
    case 'penalty':
      return { ja: `法的拘束力があります。${ja}`, en: `It is legally binding.${en}` };
    case 'duty':
      return kind === 'statute' || kind === 'order'
        ? { ja: `法的義務・責務を定めています。${ja}`, en: `It sets out statutory duties.${en}` }
        : { ja: `従うことが求められます。${ja}`, en: `It must be applied by those whom it addresses.${en}` };
    case 'voluntary':
      return {
        ja: `法的拘束力はありません。任意の取組を促すもの（ソフトロー）です。${ja}`,
        en: `It is not legally binding; it is soft law and voluntary.${en}`,
      };
    case 'none':
      return {
        ja: `法的拘束力はなく、義務を課すものではありません。${status.ja === '' ? '' : ja}`,
        en: `It is not legally binding and asks nothing of anyone.${en}`,
      };
  }
}

/** Whether breach carries a penalty, in a sentence; what is not known is said. */
export function penaltyWords({ penalties, penaltiesNote }: Pick<Measure, 'penalties' | 'penaltiesNote'>): Bilingual {
  const note = penaltiesNote;
  if (penalties === 'unknown')
    return {
      ja: `罰則の有無は一次資料で未確認です。${note === undefined ? '' : `${note.ja}。`}`,
      en: `Whether it carries penalties has not been checked at the source.${note === undefined ? '' : ` ${note.en}.`}`,
    };
  if (penalties)
    return {
      ja: `罰則・課徴金等があります${note === undefined ? '' : `（${note.ja}）`}。`,
      en: `It carries penalties or surcharges${note === undefined ? '' : ` (${note.en})`}.`,
    };
  return {
    ja: `罰則はありません${note === undefined ? '' : `（${note.ja}）`}。`,
    en: `It has no penalties${note === undefined ? '' : ` (${note.en})`}.`,
  };
}
