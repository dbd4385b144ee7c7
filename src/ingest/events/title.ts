import type { Publication } from '../../domain/publication.ts';
import { fold } from '../../text/fold.ts';
import { senseOf } from '../sense.ts';
import { marksOf } from './marks.ts';

/** A title, taken apart for comparison with another of perhaps the same event. */
export interface Title {
  /** Numbers that are no day of a month, in order of size: 第8回, 第1.2版, 2025年度. */
  readonly numbers: string;
  /** Days of a month that it names: `8-26`. */
  readonly days: ReadonlySet<string>;
  /** What it says was done; `strict` are those that two titles of one address must share as well. */
  readonly marks: { readonly all: string; readonly strict: string };
  /** Pairs of neighbouring characters of its words, without those that any title has. */
  readonly pairs: ReadonlySet<string>;
  /** The same of what is left without the names of measures. */
  readonly rest: ReadonlySet<string>;
}

const ordinals: Readonly<Record<string, number>> = Object.fromEntries(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, index) => [
    word,
    index + 1,
  ]),
);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const englishDays = [
  new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?:, ?(?:20)\\d\\d)?\\b`, 'g'),
  new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthWord}(?:,? (?:20)\\d\\d)?\\b`, 'g'),
];
const japaneseDay = /(?:\d{4}年)?(\d{1,2})月(\d{1,2})日/g;

/** What any publisher's title may have or lack: that something was put out, polite endings, brackets, small words. */
const anyTitle =
  /公表|発表|公開|掲載|取りまとめ|とりまとめ|取り纏め|策定|作成|報道(?:発表|資料)|プレスリリース|お知らせ|英語版|仮訳|について|に関する|に係る|における|いたします|いたしました|されました|しました|します|した|する|ました|ます|です|新たに|本日|\b(?:the|an?|of|on|for|and|to|in|by|announce(?:s|d|ment)?|publish(?:es|ed)?|publication|release(?:s|d)?|press|news|provisional|translation|english|ver|version)\b|[\p{P}\p{S}\s]|[をのがはにとへ等第版]/gu;

/** Takes a publication's title apart. */
export function titleOf({ title, links }: Pick<Publication, 'title' | 'links'>): Title {
  const whole = withOrdinals(senseOf(title));
  const days = new Set<string>();
  const noteDay = (month: number, day: number) => {
    days.add(`${month}-${day}`);
    return ' ';
  };
  const undated = whole
    .replace(japaneseDay, (_, month: string, day: string) => noteDay(Number(month), Number(day)))
    .replace(englishDays[0] as RegExp, (_, month: string, day: string) =>
      noteDay(months.indexOf(month) + 1, Number(day)),
    )
    .replace(englishDays[1] as RegExp, (_, day: string, month: string) =>
      noteDay(months.indexOf(month) + 1, Number(day)),
    );
  const unnamed = withoutNames(title, links);
  return {
    numbers: (undated.match(/\d+(?:\.\d+)*/g) ?? []).map(trimmed).sort().join(' '),
    days,
    marks: marksOf(fold(unnamed).text),
    pairs: pairsOf(undated),
    rest: pairsOf(senseOf(unnamed).replace(japaneseDay, ' ')),
  };
}

/** The share of the smaller title's character pairs that the other has too, and of all that either has. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): { held: number; shared: number } {
  const common = [...one].filter(pair => other.has(pair)).length;
  const smaller = Math.min(one.size, other.size);
  return {
    held: smaller === 0 ? 0 : common / smaller,
    shared: one.size + other.size === 0 ? 1 : (2 * common) / (one.size + other.size),
  };
}

/** `07` and `7`, `1.0` and `1.0`: leading zeros say nothing. */
function trimmed(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

function withOrdinals(text: string): string {
  return text
    .replace(/\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/g, word => String(ordinals[word]))
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, '$1');
}

function withoutNames(title: string, links: Publication['links']): string {
  return links
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ place, at, words }) => (place === 'title' && at !== null ? [{ at, words }] : []))
    .filter(({ at, words }) => title.startsWith(words, at))
    .reduce(
      (text, { at, words }) => text.slice(0, at) + ' '.repeat(words.length) + text.slice(at + words.length),
      title,
    );
}

function pairsOf(text: string): Set<string> {
  const words = text.replace(anyTitle, ' ').split(/\s+/).filter(Boolean);
  const pairs = new Set<string>();
  for (const word of words) {
    if (word.length === 1) pairs.add(word);
    for (let at = 0; at + 1 < word.length; at++) pairs.add(word.slice(at, at + 2));
  }
  return pairs;
}
