import type { Bilingual } from '../domain/language.ts';

/** Stands before the name of a page that is somebody else's than the authority's. */
export const secondarySource: Bilingual = { ja: '二次資料：', en: 'secondary source: ' };

/** A page by its host: `cao.go.jp`. */
export function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\d?\./, '');
}
