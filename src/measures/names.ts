import type { PartialDate } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import type { Match } from '../text/matcher.ts';
import type { Measure } from './schema.ts';
import { withAuthorities } from './short-forms.ts';

/** A name as it is looked for. */
export interface Name {
  /** Folded. */
  readonly text: string;
  readonly measure: Measure;
  /** A `cue` points at it without naming it; a `decoy` is longer words that only hold a name of it. */
  readonly sort: 'name' | 'cue' | 'decoy';
  /**
   * Whether the name means the measure where it stands.
   * @param context What `with` and `without` are looked for in, folded.
   */
  fits(match: Match, text: string, context: () => string, publishedAt: PartialDate | null): boolean;
}

const always = () => true;
/** How far before and behind a name its neighbours are looked for, in characters of the folded text. */
const behindMax = 20;
const aheadMax = 8;

/** All that a measure is called, and what isn't it. */
export function namesOf(measure: Measure): readonly Name[] {
  const plain = [measure.name.ja, measure.name.en, ...measure.aliases.ja, ...measure.aliases.en];
  return [
    ...[...new Set(plain.map(name => fold(name).text))].map(text => ({
      text,
      measure,
      sort: 'name' as const,
      fits: always,
    })),
    ...measure.contextual.map(entry => contextualName(entry, measure, 'name')),
    ...measure.cues.map(entry => contextualName(entry, measure, 'cue')),
    ...stemsOf(plain).map(text => ({ text, measure, sort: 'cue' as const, fits: always })),
    ...measure.decoys.map(words => ({ text: fold(words).text, measure, sort: 'decoy' as const, fits: always })),
  ];
}

/** As long as this, what a document is about names no other: shorter, it is a field. */
const stemMin = 20;

/** What a long Japanese title is about: «AIのセキュリティ確保のための技術的対策» of «…に係るガイドライン». */
function stemsOf(names: readonly string[]): readonly string[] {
  const stems = names.flatMap(name => /^(.+?)に(?:係る|関する)/.exec(fold(name).text)?.[1] ?? []);
  return [...new Set(stems.filter(({ length }) => length >= stemMin))];
}

function contextualName(entry: Measure['contextual'][number], measure: Measure, sort: 'name' | 'cue'): Name {
  const [needed, unwanted, near, notNear] = [entry.with, entry.without, entry.near, entry.notNear].map(list =>
    list.map(words => words.split('+').map(word => fold(word.trim()).text)),
  ) as [string[][], string[][], string[][], string[][]];
  const { since, before } = entry;
  const stands = (list: readonly string[][], text: string) =>
    list.some(words => words.every(word => holds(text, word)));

  return {
    text: fold(entry.name).text,
    measure,
    sort,
    fits: ({ start, end }, text, context, publishedAt) => {
      if (since !== undefined && publishedAt !== null && publishedAt < since.slice(0, publishedAt.length)) return false;
      if (before !== undefined && (publishedAt === null || publishedAt >= before)) return false;
      const whole = withAuthorities(context());
      const nearby = `${text.slice(Math.max(0, start - behindMax), start)}\n${text.slice(end, end + aheadMax)}`;
      return (
        (needed.length === 0 || stands(needed, whole)) &&
        !stands(unwanted, whole) &&
        (near.length === 0 || stands(near, nearby)) &&
        !stands(notNear, nearby)
      );
    },
  };
}

const latin = /[a-z0-9]/;

/** Whether a word stands in a text; one in Latin letters only as a word of its own: «eu» is not in «museum». */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const opens = !latin.test(word.charAt(0)) || !latin.test(text.charAt(at - 1));
    const closes = !latin.test(word.at(-1) ?? '') || !latin.test(text.charAt(at + word.length));
    if (opens && closes) return true;
  }
  return false;
}
