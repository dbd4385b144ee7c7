import { Parser } from 'htmlparser2';
import { escaped } from './element.ts';
import { subsetOf } from './root.ts';

/** UTF-16 units that one entity may come to; more is a trick. */
const entityLengthMax = 2_000;
/** UTF-16 units that all of a document's entities may come to. */
const expandedLengthMax = 1_000_000;
/** How deep entities may stand in entities. */
const nestingMax = 3;

/**
 * Writes out the entities that XML does not know by itself: those that the document declares, and HTML's, which feeds use
 * with and without declaring them.
 * @returns The text, and whether entities were left as they stand because they would grow beyond all measure.
 */
export function expandEntities(original: string): { readonly text: string; readonly isBomb: boolean } {
  const text = original.replace(windowsReference, decodeHtml);
  if (!/&(?!(?:amp|lt|gt|quot|apos|#\w+);)[A-Za-z_]/.test(text)) return { text, isBomb: false };
  const declared = declaredIn(text);
  const known = new Map<string, string | null>();
  let length = 0;
  let isBomb = false;
  const written = text.replace(
    /<!\[CDATA\[(?:[\s\S]*?\]\]>|[\s\S]*$)|<!--(?:[\s\S]*?-->|[\s\S]*$)|&([A-Za-z_][\w.-]{0,60});/g,
    (all, name: string | undefined) => {
      if (name === undefined || predefined.has(name)) return all;
      if (!known.has(name)) known.set(name, replacement(name, declared, 0));
      const value = known.get(name);
      if (value === undefined || value === null || length > expandedLengthMax) {
        isBomb ||= declared.has(name);
        return all;
      }
      length += value.length;
      return value;
    },
  );
  return { text: written, isBomb };
}

/** `&#147;` is a control character by its number; whoever writes it means the quotation mark of Windows-1252, as HTML does. */
const windowsReference = /&#(?:12[89]|1[345]\d|x[89][\da-f]);/gi;

const predefined = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

function declaredIn(text: string): ReadonlyMap<string, string> {
  const inner = subsetOf(text)?.inner ?? '';
  const found = inner.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g);
  return new Map([...found].map(([, name = '', double, single]) => [name, double ?? single ?? '']));
}

/** Null for what nobody knows, and for what grows too large. */
function replacement(name: string, declared: ReadonlyMap<string, string>, depth: number): string | null {
  const value = declared.get(name);
  if (value === undefined) {
    const decoded = decodeHtml(`&${name};`);
    return decoded === `&${name};` ? null : escaped(decoded);
  }
  if (depth > nestingMax) return null;
  let isTooLarge = value.length > entityLengthMax;
  let length = 0;
  const whole = value.replace(/&([A-Za-z_][\w.-]{0,60});/g, (all, inner: string) => {
    if (predefined.has(inner) || isTooLarge) return all;
    const part = replacement(inner, declared, depth + 1);
    length += part?.length ?? 0;
    isTooLarge ||= part === null || length > entityLengthMax;
    return part ?? all;
  });
  return isTooLarge ? null : whole;
}

/** What HTML means by a reference; the reference itself where it means nothing. */
function decodeHtml(reference: string): string {
  let words = '';
  const parser = new Parser(
    {
      ontext(data) {
        words += data;
      },
    },
    { decodeEntities: true },
  );
  parser.end(reference);
  return words;
}
