import { Parser } from 'htmlparser2';

/** The document element's name and attributes as written, or null where there is none near the beginning. */
export interface Root {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The document element, behind declarations, comments and a document type. */
export function rootOf(text: string): Root | null {
  let root: Root | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        root = { name, attributes };
        parser.pause();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  // The parser takes the brackets of an internal subset for the end of the document type.
  const start = subsetOf(text)?.end ?? 0;
  for (let at = start; at < text.length && root === null; at += chunk) parser.write(text.slice(at, at + chunk));
  return root;
}

const chunk = 4096;

/** The local name of the document element, in lower case. */
export function rootName({ name }: Root): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** The internal subset of a document type: `<!DOCTYPE rss [ … ]>`. */
export function subsetOf(text: string): { readonly inner: string; readonly end: number } | null {
  const start = /^(?:\s|\ufeff|<\?[^>]{0,1000}\?>|<!--(?:(?!-->)[\s\S]){0,4000}-->)*<!DOCTYPE\s[^<>[]{0,1000}\[/i.exec(
    text,
  )?.[0].length;
  if (start === undefined) return null;
  const close = /\]\s*>/g;
  close.lastIndex = start;
  const found = close.exec(text);
  return found === null ? null : { inner: text.slice(start, found.index), end: close.lastIndex };
}
