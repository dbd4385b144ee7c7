import type { Language } from '../domain/language.ts';
import type { Measure } from './schema.ts';
import { takeVersion } from './versions.ts';

const lengthMax: Readonly<Record<Language, number>> = { ja: 24, en: 56 };
/** Shorter than this, an alias is a code («AI DP») rather than a name. */
const lengthMin: Readonly<Record<Language, number>> = { ja: 4, en: 12 };

/**
 * A measure's name as a button or a list takes it: its own where that is short, else the first alias that is a name. A law goes
 * by its alias wherever it has one: nobody says «人工知能関連技術の研究開発及び活用の推進に関する法律».
 */
export function shortName({ name, aliases, kind }: Measure, language: Language): string {
  if (kind !== 'statute' && name[language].length <= lengthMax[language]) return name[language];
  const fitting = aliases[language].find(
    alias =>
      alias.length >= lengthMin[language] &&
      alias.length <= Math.min(lengthMax[language], name[language].length) &&
      takeVersion(alias).version === null &&
      !isNumber(alias),
  );
  return fitting ?? name[language];
}

/** A law's number among its aliases: 令和7年法律第53号, Act No. 53 of 2025. */
export function lawNumber({ aliases }: Measure, language: Language): string | null {
  return aliases[language].find(isNumber) ?? null;
}

function isNumber(alias: string): boolean {
  return /(?:法律|条例|政令)第\d+号|^Act No\. \d+ of \d{4}/.test(alias);
}
