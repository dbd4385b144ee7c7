import type { Bilingual } from '../../domain/language.ts';
import { withoutRadicals } from '../../text/fold.ts';
import { closingOf, openings, piecesOf, quotes } from './brackets.ts';
import { latinAt, numberAt } from './number.ts';
import { sentenceOf } from './order.ts';
import { withoutPeople } from './people.ts';
import { polished } from './polish.ts';
import { type Found, isWho, type Token } from './token.ts';

type Words = ReadonlyMap<string, string>;

/** How Japanese titles are put together; names are NFKC in small letters. */
export interface TitleGrammar {
  /** の, に関する: «of», «on». */
  readonly links: Words;
  /** 及び, 又は: «and», «or». */
  readonly joins: Words;
  /** What is said behind a thing and says nothing: しました. */
  readonly endings: ReadonlySet<string>;
  /** 案: «draft», which comes before. */
  readonly fronts: Words;
  /** What is done to what stands before: 策定 is «formulation of». */
  readonly acts: Words;
  /** The same, only behind を. */
  readonly verbs: Words;
  /** Bodies and places: who publishes. */
  readonly names: Words;
  readonly words: Words;
}

/** What a Japanese title says, in English; null where it is not understood to the last word. */
export type EnglishTitle = (title: string, publisher: Bilingual) => string | null;

const titleMax = 160;
const depthMax = 3;
/** Reads titles as they are built: A に関する B is «B on A», a bracket stands for itself, politeness falls away. */
export function createEnglishTitle(grammar: TitleGrammar): EnglishTitle {
  const { links, joins, endings, fronts, acts, verbs, names, words } = grammar;
  const longest = Math.max(...[links, acts, names, words].flatMap(map => [...map.keys()]).map(({ length }) => length));
  return (title, publisher) => {
    if (!/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(title)) return null;
    const { text, beside } = withoutPeople(
      closedUp(withoutRadicals(title).normalize('NFKC'))
        .replace(draftOf, '')
        .replace(/^[○◯◎●〇・\s]+/, ''),
    );
    if (text.length > titleMax) return null;
    const said = phrase(text, new Map([[publisher.ja.normalize('NFKC').toLowerCase(), publisher.en]]), 0);
    return said === null ? null : `${polished(said.replace(/\s+/g, ' ').trim())}${beside}`;
  };

  /** A title, or what stands in brackets in one: pieces that blanks set apart, of which one may name who speaks. */
  function phrase(text: string, own: Words, depth: number): string | null {
    if (depth > depthMax) return null;
    const pieces = piecesOf(text).map(piece => tokensOf(piece, own, depth));
    const said = pieces.map(tokens => (tokens === null ? null : sentenceOf(tokens)));
    if (said.length === 0 || said.some(one => one === null)) return null;
    const names = pieces.map(tokens => isWho(tokens ?? [], tokens?.length ?? 0));
    const others = said.filter((one, index) => !names[index] && one !== 'publication');
    const by = said.filter((_, index) => names[index]).join(', ');
    if (others.length === 0) return by === '' ? null : by;
    return `${by === '' ? '' : `${by}: `}${others.join(' – ')}`;
  }

  function tokensOf(text: string, own: Words, depth: number): Token[] | null {
    const tokens: Token[] = [];
    for (let at = 0; at < text.length; ) {
      const rest = text.slice(at);
      const blank = /^[\s…]+/.exec(rest)?.[0].length;
      if (blank !== undefined) {
        at += blank;
        continue;
      }
      const bracket = openings.indexOf(rest[0] as string);
      const found = (bracket < quotes ? null : wordAt(rest, own, null)) ?? bracketAt(rest, bracket, own, depth);
      if (bracket >= 0) {
        if (found === null) return null;
        tokens.push(found.token);
        at += found.length;
        continue;
      }
      const word = numberAt(rest) ?? wordAt(rest, own, tokens.at(-1) ?? null) ?? latinAt(rest);
      if (word === null) return null;
      tokens.push(word.token);
      at += word.length;
    }
    return tokens;
  }

  function bracketAt(rest: string, bracket: number, own: Words, depth: number): Found | null {
    const end = bracket < 0 ? null : closingOf(rest, bracket);
    if (end === null) return null;
    const inside = rest.slice(1, end);
    const length = end + 1;
    const front = fronts.get(inside);
    if (bracket >= quotes && front !== undefined) return { token: { kind: 'front', en: front }, length };
    if (bracket >= quotes && endings.has(inside)) return { token: { kind: 'ending' }, length };
    const said = phrase(inside, own, depth + 1);
    // What a bracket adds may be left out, and shows that it is; what is quoted may not.
    if (bracket >= quotes)
      return { token: { kind: 'aside', en: (said ?? '…').replace(/ \(/g, ', ').replace(/\)/g, '') }, length };
    return said === null ? null : { token: { kind: 'quote', en: said }, length };
  }

  /** The longest word with which it goes on. */
  function wordAt(rest: string, own: Words, before: Token | null): Found | null {
    const folded = rest.slice(0, longest).toLowerCase();
    for (let length = folded.length; length > 0; length--) {
      if (!isWhole(rest, length)) continue;
      const token = tokenOf(folded.slice(0, length), own, before);
      if (token !== null) return { token, length };
    }
    return null;
  }

  function tokenOf(piece: string, own: Words, before: Token | null): Token | null {
    const verb = before?.kind === 'object' ? verbs.get(piece) : undefined;
    const act = verb ?? acts.get(piece);
    if (act !== undefined) return actOf(act);
    const who = names.get(piece) ?? own.get(piece);
    if (who !== undefined) return { kind: 'who', en: who };
    for (const [kind, map] of [
      ['front', fronts],
      ['thing', words],
      ['link', links],
      ['join', joins],
    ] as const) {
      const en = map.get(piece);
      if (en !== undefined) return { kind: kind === 'thing' && /[なるい]$/u.test(piece) ? 'which' : kind, en };
    }
    if (endings.has(piece)) return { kind: 'ending' };
    return particles[piece] ?? null;
  }
}

/** 指針の改正案 is 指針改正案: of a draft it is said behind what it is a draft of. */
const draftOf =
  /の(?=(?:案|素案|骨子案|改正案|改定案|改訂案|暫定版|最終版|確定版)(?:$|[」』)]|に(?:関す|対す|つい)|の(?:公表|作成|公示)))/gu;

/** «生成 AI» is 生成AI: some publishers set Latin letters apart. */
function closedUp(title: string): string {
  return title.replace(
    /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu,
    '',
  );
}

/** «formulation of | drawn up». */
function actOf(written: string): Token {
  const [said = '', done = null] = written.split(' | ');
  const gap = said.lastIndexOf(' ');
  return gap < 0
    ? { kind: 'act', noun: said, prep: '', done }
    : { kind: 'act', noun: said.slice(0, gap), prep: said.slice(gap + 1), done };
}

const particles: Readonly<Record<string, Token>> = {
  等: { kind: 'thing', en: 'etc.' },
  など: { kind: 'thing', en: 'etc.' },
  '、': { kind: 'comma' },
  ',': { kind: 'comma' },
  を: { kind: 'object' },
  が: { kind: 'topic' },
  は: { kind: 'topic' },
};

/** «ai» is no word in «aist». */
function isWhole(rest: string, length: number): boolean {
  return !(/[a-z\d]/i.test(rest[length - 1] ?? '') && /[a-z\d]/i.test(rest[length] ?? ''));
}
