/** The languages that Kairan speaks, and in which publications are written. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that a person sees, natural in each language. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
