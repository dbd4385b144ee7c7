import { isWho, type Token } from './token.ts';

/** Things that stand side by side, and how they are linked to what follows in Japanese. */
export interface Group {
  readonly words: string;
  /** «on» of a consultation: how it is joined to what it is about. */
  readonly prep: string | null;
  readonly link: string;
  /** True for a body or a place: what is theirs is «METI’s». */
  readonly isWho: boolean;
}

/** Things that stand side by side; null where they make no sense together. */
export function groupOf(tokens: readonly Token[], link: string): Group | null {
  const group = wordsOf(tokens, link);
  return group === null ? null : { ...group, isWho: isWho(tokens, tokens.length) };
}

function wordsOf(tokens: readonly Token[], link: string): Omit<Group, 'isWho'> | null {
  const [first, ...others] = tokens.filter(({ kind }) => kind !== 'ending');
  if (first?.kind === 'who' && others.length > 0 && !others.some(({ kind }) => kind === 'join' || kind === 'comma')) {
    const rest = wordsOf(others, link);
    if (rest === null) return null;
    return {
      ...rest,
      words: / (?:of|on) /.test(rest.words) ? `${rest.words} of ${first.en}` : `${first.en} ${rest.words}`,
    };
  }
  if (first?.kind === 'act' && others.length > 0 && others.every(({ kind }) => kind === 'thing')) {
    const rest = wordsOf(others, link);
    return rest === null ? null : { words: `${rest.words} on ${first.noun}`, prep: first.prep, link };
  }
  return sideBySide(tokens, link);
}

function sideBySide(tokens: readonly Token[], link: string): Omit<Group, 'isWho'> | null {
  let words = '';
  let which = '';
  let prep: string | null = null;
  let isList = false;
  let isJoined = false;
  const add = (en: string) => {
    words = together(words, `${which}${en}`);
    which = '';
  };
  for (const [index, token] of tokens.entries()) {
    const isLast = tokens.slice(index + 1).every(({ kind }) => kind === 'act' || kind === 'ending' || kind === 'front');
    switch (token.kind) {
      case 'thing':
      case 'quote':
      case 'who':
        add(token.en);
        break;
      case 'which':
        which += `${token.en} `;
        break;
      case 'act':
        if (which === '' && words !== '' && !isHanging(words) && (isLast || / of (?!.* (?:and|or) )/.test(words)))
          words = `${token.noun} ${token.prep} ${words}`;
        else {
          prep = words === '' && isLast ? token.prep : prep;
          add(token.noun);
        }
        break;
      case 'front':
        if (words === '') return null;
        words = `${token.en} ${words}`;
        break;
      case 'join':
      case 'comma':
        if (words === '' || isLast) return null;
        isJoined ||= token.kind === 'join';
        isList ||= token.kind === 'comma';
        words += token.kind === 'join' ? ` ${token.en}` : ',';
        break;
      case 'ending':
        break;
      default:
        return null;
    }
  }
  // A comma that is no list's is the end of a clause, which this does not read.
  if (which !== '' || (words === '' ? tokens.length > 0 : isList && !isJoined)) return null;
  return { words, prep, link };
}

function isHanging(words: string): boolean {
  return / (?:and|or)$|,$/.test(words);
}

/** Two things in a row: the first says which, in the singular. */
function together(words: string, next: string): string {
  if (words === '' || isHanging(words)) return `${words} ${next}`.trimStart();
  if (next === 'etc.') return `${words}, etc.`;
  if (/ (?:of|on|for|in) /.test(words) && !/ (?:and|or) /.test(words)) return `${next} on ${words}`;
  return `${singular(words)} ${next}`;
}

function singular(words: string): string {
  if (/(?:ics|ss|us|news|securities|rights|resources|materials|services|affairs|AIs)$/i.test(words)) return words;
  return words
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/([^s])s$/, '$1');
}
