import { html as tagged } from 'hono/html';
import type { Language } from '../../src/domain/language.ts';

/** A piece of HTML; everything that was set into it has been escaped. */
export type Markup = ReturnType<typeof tagged>;

/** A template of HTML: every value set into it is escaped, other pieces of markup excepted. */
export const html = tagged;

export const nothing: Markup = html``;

/** Words in the reader's language. */
export type Say = (ja: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (ja, en) => (language === 'ja' ? ja : en);
}

/** An address that a page may lead to; whatever is not http or https leads nowhere. */
export function safeHref(url: string | null): string | null {
  return url !== null && /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? url : null;
}

/** A path of the console with its query. */
export function pathTo(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') search.append(name, one);
  }
  const written = search.toString();
  return written === '' ? path : `${path}?${written}`;
}
