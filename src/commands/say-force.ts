import type { Bilingual, Language } from '../domain/language.ts';
import type { Measure } from '../measures/schema.ts';
import { labelOf } from '../taxonomy/codebook.ts';

const unchecked: Bilingual = {
  ja: '法的義務・責務（罰則の有無は未確認）',
  en: 'legal duty (whether with a penalty was not verified)',
};

/** How binding a measure is. The codebook's label for a duty says «without penalty», which nobody may say where nobody looked. */
export function sayForce({ force, penalties }: Measure, language: Language): string {
  return force.level === 'duty' && penalties === 'unknown'
    ? unchecked[language]
    : labelOf('force', force.level, language);
}
