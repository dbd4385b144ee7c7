import type { Bilingual } from '../domain/language.ts';
import { isSupervisory, sanctionsIn, supervisory } from './sanctions.ts';
import type { Measure } from './schema.ts';

type Forceful = Pick<Measure, 'name' | 'force' | 'kind' | 'penalties' | 'penaltiesNote'>;
type Penal = Pick<Measure, 'penalties' | 'penaltiesNote'>;

/** How binding a measure is and on whom, in a few words: «法的義務・責務（罰則なし）», «binding on ministries only». */
export function forceLabel(measure: Forceful): Bilingual {
  const { name, force, kind, penalties } = measure;
  if (force.says !== undefined) return force.says;
  if (force.binds !== undefined) return { ja: `${force.binds.ja}のみを拘束`, en: `binding on ${force.binds.en} only` };
  switch (force.level) {
    case 'penalty':
      return withSanctions(measure);
    case 'duty':
      return penalties === 'unknown'
        ? { ja: '法的義務・責務（罰則の有無は未確認）', en: 'legal duty (whether with a penalty was not verified)' }
        : { ja: '法的義務・責務（罰則なし）', en: 'legal duty without penalty' };
    case 'voluntary':
      if (kind !== 'enforcement' && isSupervisory(name.ja)) return supervisory;
      return kind === 'enforcement' ? notBinding : { ja: '任意（ソフトロー）', en: 'voluntary (soft law)' };
    case 'none':
      return notBinding;
  }
}

/** What is binding, with the sanctions that the catalogue’s note names in its first sentence, no more firmly than it does. */
function withSanctions({ penaltiesNote: note }: Forceful): Bilingual {
  const named = note === undefined ? null : sanctionsIn(note.ja.split('。')[0] ?? '');
  if (note === undefined || named === null) return { ja: '法的拘束力あり', en: 'binding' };
  const isHearsay = /とされ|未確認|二次資料/.test(note.ja);
  return isHearsay
    ? { ja: `法的拘束力あり（${named.ja}ありとされる）`, en: `binding (said to carry ${named.en})` }
    : { ja: `法的拘束力あり（${named.ja}あり）`, en: `binding, with ${named.en}` };
}

/** The label, then what the catalogue notes of it. */
export function forceWords(measure: Forceful): Bilingual {
  const { ja, en } = forceLabel(measure);
  const { note } = measure.force;
  return note === undefined ? { ja, en } : { ja: `${ja}。${note.ja}`, en: `${en}; ${note.en}` };
}

/** On whom a measure is binding, in whole sentences. */
export function forceSentence(measure: Forceful): Bilingual {
  const { note, addressee } = measure.force;
  const { ja, en } = bareSentence(measure);
  return {
    ja: `${ja}${note === undefined ? '' : `（${note.ja}）`}。${addressee === undefined ? '' : `対象：${addressee.ja}。`}`,
    en: `${en}${note === undefined ? '' : ` (${note.en})`}.${addressee === undefined ? '' : ` Addressed to: ${addressee.en}.`}`,
  };
}

/** あり, なし or 未確認, with what the catalogue notes. */
export function penaltyWords({ penalties, penaltiesNote: note }: Penal): Bilingual {
  const words = {
    true: { ja: 'あり', en: 'yes' },
    false: { ja: 'なし', en: 'none' },
    unknown: { ja: '⚠ 未確認', en: '⚠ not confirmed' },
  }[`${penalties}`];
  return note === undefined ? words : { ja: `${words.ja}（${note.ja}）`, en: `${words.en} (${note.en})` };
}

/** Whether breach carries a penalty, in a sentence; what is not known is said. */
export function penaltySentence({ penalties, penaltiesNote: note }: Penal): Bilingual {
  if (penalties === 'unknown')
    return {
      ja: `罰則の有無は一次資料で未確認です。${note === undefined ? '' : `${note.ja}。`}`,
      en: `Whether it carries penalties has not been checked at the source.${note === undefined ? '' : ` ${note.en.charAt(0).toUpperCase()}${note.en.slice(1)}.`}`,
    };
  const said = penalties
    ? { ja: '罰則・課徴金等があります', en: 'It carries penalties or surcharges' }
    : { ja: '罰則はありません', en: 'It has no penalties' };
  return note === undefined
    ? { ja: `${said.ja}。`, en: `${said.en}.` }
    : { ja: `${said.ja}（${note.ja}）。`, en: `${said.en} (${note.en}).` };
}

const notBinding: Bilingual = { ja: '法的拘束力なし', en: 'not binding' };

function bareSentence({ force, kind }: Forceful): Bilingual {
  if (force.says !== undefined)
    return { ja: `拘束力は次のとおりです：${force.says.ja}`, en: `Its force: ${force.says.en}` };
  if (force.binds !== undefined)
    return { ja: `拘束されるのは${force.binds.ja}のみです`, en: `It binds ${force.binds.en} only` };
  switch (force.level) {
    case 'penalty':
      return { ja: '法的拘束力があります', en: 'It is legally binding' };
    case 'duty':
      return { ja: '法的義務・責務を定めています', en: 'It sets out statutory duties' };
    case 'voluntary':
      return kind === 'enforcement'
        ? { ja: '法的拘束力はありません', en: 'It is not legally binding' }
        : {
            ja: '法的拘束力はなく、任意の取組を促すもの（ソフトロー）です',
            en: 'It is not legally binding; it is soft law and voluntary',
          };
    case 'none':
      return { ja: '法的拘束力はありません', en: 'It is not legally binding' };
  }
}
