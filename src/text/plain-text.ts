import { Parser } from 'htmlparser2';

/** Elements after which a new line begins. */
const blocks = new Set([
  'address',
  'article',
  'blockquote',
  'br',
  'dd',
  'div',
  'dl',
  'dt',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tr',
  'ul',
]);
const unseen = new Set(['script', 'style', 'template', 'noscript']);

/** What a person would read of a piece of HTML: tags gone, entities decoded, a line a block, blanks squeezed. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return squeezed(html);
  let words = '';
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (blocks.has(name)) words += '\n';
        if (unseen.has(name)) hidden++;
      },
      onclosetag(name) {
        if (unseen.has(name)) hidden--;
        if (blocks.has(name) && name !== 'br') words += '\n';
        if (name === 'td' || name === 'th') words += ' ';
      },
      ontext(data) {
        if (hidden === 0) words += data;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return squeezed(words);
}

function squeezed(words: string): string {
  return words
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
