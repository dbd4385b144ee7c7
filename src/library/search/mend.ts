import type { Bilingual } from '../../domain/language.ts';
import { searchable } from '../../text/segment.ts';
import type { Names } from './names.ts';

/** Longer ones are no name that was mistyped. */
const mendedLengthMax = 120;

/** The typed words with near misses of known names mended, and what was; null where there is nothing to mend. */
export function mend(
  words: string,
  names: Names,
): { readonly words: string; readonly notes: readonly Bilingual[] } | null {
  if (/["「“]/.test(words) || words.length > mendedLengthMax) return null;
  const notes: Bilingual[] = [];
  const mended = words.replace(/\S+/gu, word => {
    const near = /^-|[:：]/.test(word) ? null : names.nearest(searchable(word));
    if (near === null) return word;
    notes.push(instead(word, near));
    return near;
  });
  if (notes.length > 0) return { words: mended, notes };
  const whole = names.nearest(searchable(words));
  return whole === null ? null : { words: whole, notes: [instead(words, whole)] };
}

function instead(typed: string, meant: string): Bilingual {
  return {
    ja: `「${typed}」を「${meant}」として検索しました。`,
    en: `Searched for "${meant}" instead of "${typed}".`,
  };
}
