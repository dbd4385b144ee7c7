/** The languages that Kairan speaks, and in which publications are written. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that a person sees, natural in each language. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** What a person is told: a string alone where it reads the same in either language (`HTTP 410`), or is another program's words. */
export type Said = string | Bilingual;

export function inLanguage(said: Said, language: Language): string {
  return typeof said === 'string' ? said : said[language];
}
