import type { LinkedMeasure, LinkRole, MeasureTraits } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Evidence } from '../domain/tags.ts';
import type { PartialDate } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import { createMatcher, type Match } from '../text/matcher.ts';
import type { Measure } from './schema.ts';

export type Link = (draft: Draft) => readonly LinkedMeasure[];

interface Name {
  readonly text: string;
  readonly measure: Measure;
  /** Folded words of which one must stand in the text; empty where the name is enough. */
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly since: string | undefined;
  readonly before: string | undefined;
}

/** Makes the linker: which measures a publication speaks of, by which words, and what it does with them. */
export function createLinker(measures: readonly Measure[]): Link {
  const names = measures.flatMap(namesOf);
  const find = createMatcher(names.map(({ text }) => text));

  return draft => {
    const places = [
      ['title', draft.title],
      ['summary', draft.summary],
      ['content', draft.content],
    ] as const;
    const folded = places.map(([place, text]) => ({ place, original: text, folded: fold(text) }));
    const whole = [draft.publisher.ja, draft.publisher.en]
      .map(name => fold(name).text)
      .concat(folded.map(one => one.folded.text))
      .join('\n');
    const found = folded.flatMap(({ place, original, folded: { text, at } }) =>
      outermost(find(text)).flatMap(({ term, start, end }) => {
        const name = names[term];
        if (name === undefined || !fits(name, whole, draft.publishedAt)) return [];
        const from = at(start);
        const evidence: Evidence = { words: original.slice(from, at(end - 1) + 1), place, at: from };
        return [{ measure: name.measure, evidence }];
      }),
    );
    return [...Map.groupBy(found, ({ measure }) => measure)].map(([measure, group]) => ({
      measure: measure.id,
      role: roleOf(
        draft,
        whole,
        group.map(({ evidence }) => evidence),
      ),
      evidence: group.slice(0, 3).map(({ evidence }) => evidence),
      traits: traitsOf(measure),
    }));
  };
}

function namesOf(measure: Measure): Name[] {
  const plain = [measure.name.ja, measure.name.en, ...measure.aliases.ja, ...measure.aliases.en];
  const always = [...new Set(plain.map(name => fold(name).text))].map(text => ({
    text,
    measure,
    with: [],
    without: [],
    since: undefined,
    before: undefined,
  }));
  const sometimes = measure.contextual.map(entry => ({
    text: fold(entry.name).text,
    measure,
    with: entry.with.map(word => fold(word).text),
    without: entry.without.map(word => fold(word).text),
    since: entry.since,
    before: entry.before,
  }));
  return [...always, ...sometimes];
}

/** A name inside a longer name says nothing of its own: «AI法» in «EUのAI法案». */
function outermost(matches: readonly Match[]): Match[] {
  return matches.filter(
    one =>
      !matches.some(
        other => other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  );
}

function fits(name: Name, whole: string, publishedAt: PartialDate | null): boolean {
  const { since, before } = name;
  return (
    (since === undefined || publishedAt === null || publishedAt >= since.slice(0, publishedAt.length)) &&
    (before === undefined || (publishedAt !== null && publishedAt < before)) &&
    (name.with.length === 0 || name.with.some(words => words.split('+').every(word => whole.includes(word.trim())))) &&
    !name.without.some(word => whole.includes(word))
  );
}

function roleOf(draft: Draft, whole: string, evidence: readonly Evidence[]): LinkRole {
  if (draft.publisherBodies.includes('law-firm')) return 'comments-on';
  if (!evidence.some(({ place }) => place === 'title')) return 'mentions';
  if (/意見募集|パブリックコメント|意見公募|public comment|consultation/.test(whole)) return 'consults-on';
  return /改正|改定|改訂|amend|revis/.test(whole) ? 'amends' : 'announces';
}

function traitsOf({ kind, force, stage, themes, sectors, bodies, japanese }: Measure): MeasureTraits {
  return { kind, force: force.level, stage, themes, sectors, bodies, japanese };
}
