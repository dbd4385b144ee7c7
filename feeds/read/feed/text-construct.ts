import { isUtf8 } from 'node:buffer';
import { plainText } from '../../../src/text/plain-text.ts';
import type { Element } from './element.ts';

/** Elements that mean markup where they are met in a text; `<int>` and `<foo@example.org>` are words. */
const tag =
  /<\/?(?:a|abbr|acronym|address|area|article|aside|audio|b|base|bdo|big|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|menu|meta|nav|noscript|object|ol|option|p|param|pre|q|rp|rt|ruby|s|samp|script|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?=[\s/>])[^<>]*>|<!--/i;
const reference = /&(?:[a-z]\w{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** What nobody writes but in markup: with it, a text that Atom calls plain is markup all the same. */
const surelyMarkup = /^\s*<(?:p|div|table|ul|ol|h[1-6]|br)[\s/>]|<a\s[^<>]*href\s*=|<img\s[^<>]*src\s*=|<br\s*\/?>/i;

/** Text of RSS, which says nowhere whether it is markup: it is where it looks so. */
export function rssText(element: Element): string {
  if (element.children.length > 0) return plainText(element.markup());
  return htmlIfItLooksSo(element.text);
}

/**
 * A text construct or the content of Atom: `text`, `html`, `xhtml`, or a media type; 0.3 says it with `mode` too.
 * @see RFC 4287 §3.1.1, §4.1.3.3
 */
export function atomText(element: Element): string {
  const type = (element.attributes.type ?? '').trim().toLowerCase();
  const mode = (element.attributes.mode ?? '').trim().toLowerCase();
  if (element.attributes.src !== undefined) return '';
  if (mode === 'base64') return ofType(type, fromBase64(element.text));
  if (element.children.length > 0 || type === 'xhtml') return plainText(element.markup());
  if (type === '') {
    // By the specification it is plain; what is escaped twice, or full of markup, was meant otherwise.
    return surelyMarkup.test(element.text) || reference.test(element.text)
      ? htmlIfItLooksSo(element.text)
      : oneSpaced(element.text);
  }
  if (isBinary(type) && mode === '') return ofType(type, fromBase64(element.text));
  return ofType(type, element.text);
}

/** Text that holds HTML as often as not: tags go, where they are tags; references are resolved. */
export function htmlIfItLooksSo(text: string): string {
  if (!tag.test(text) && !reference.test(text)) return plainText(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  return plainText(
    text.replace(/<(?=([^<>]*>?))/g, (all, rest: string) =>
      tag.test(`<${rest}`) || rest.startsWith('!--') ? all : '&lt;',
    ),
  );
}

function ofType(type: string, text: string): string {
  if (type === 'text' || (type.startsWith('text/') && !/html|xml/.test(type))) return oneSpaced(text);
  return /^html$|html|xml/.test(type) ? plainText(text) : htmlIfItLooksSo(text);
}

/** Media types whose content stands in base64. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[+/]xml$|html/.test(type);
}

/** Empty for what is no text. */
function fromBase64(text: string): string {
  if (!/^[\w+/\-\s]*(?:=[=\s]*)?$/.test(text)) return text;
  const bytes = Buffer.from(text, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : '';
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
