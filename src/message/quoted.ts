import type { Language } from '../domain/language.ts';

/**
 * Somebody's words in quotation marks, with those inside of the other kind, as typography asks: so no words end their own
 * quotation and go on in our name, as 「…」（内閣府） would. What a law says is quoted as it stands.
 */
export function quoted(words: string, language: Language): string {
  if (language === 'ja') return `「${words.replaceAll('「', '『').replaceAll('」', '』')}」`;
  return `“${words.replaceAll('“', '‘').replaceAll('”', '’').replaceAll('"', "'")}”`;
}
