import type { MeasureId } from '../../domain/measure.ts';
import { createLinker } from '../../measures/link.ts';
import type { Measure } from '../../measures/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Question } from './question.ts';
import { pairPlaceIn, type ThreadContext } from './thread.ts';

/** The measures that a question names, and the words that name them. */
export interface Named {
  readonly ids: readonly MeasureId[];
  readonly words: readonly string[];
  /** By a short name only, that may be another's too. */
  readonly isShort: boolean;
}

/** Reads which measures a question means, before anything is weighed. */
export interface Namer {
  namedIn(question: Question): Named;
  /** What is named, or what the thread is about; the foremost first. */
  meant(question: Question, named: Named, thread: ThreadContext): readonly MeasureId[];
  /** These measures, and those that they implement, amend, stand in for or come from, in either direction. */
  familyOf(ids: readonly MeasureId[]): readonly MeasureId[];
  /** What a measure amended or took the place of, or what amended it; null where that is nothing. */
  otherVersionOf(id: MeasureId): MeasureId | null;
  /** The laws that a measure implements. */
  lawsOf(id: MeasureId): readonly MeasureId[];
}

export function createNamer(measures: readonly Measure[]): Namer {
  const link = createLinker(measures);
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const shortNames = measures.filter(({ japanese }) => japanese).flatMap(shortNamesOf);

  return {
    namedIn({ text, language, aspects }) {
      const links = link({
        title: text,
        summary: '',
        content: '',
        url: null,
        publisher: { ja: '', en: '' },
        publisherBodies: [],
        publishedAt: null,
        updatedAt: null,
        language,
      });
      // «AI Act» alone is Europe's elsewhere; who asks here means Japan's.
      const isElsewhere = links.every(({ measure }) => byId.get(measure)?.japanese === false) && !foreign.test(text);
      if (isElsewhere) {
        const own = shortlyNamed(text);
        if (links.length === 0 || own.ids.length > 0) return own;
      }
      const words = links.flatMap(({ evidence }) => evidence.map(one => one.words));
      const ids = links.map(({ measure }) => measure);
      // Beside what goes by its full name the other of two is often named shortly.
      const rest = words.reduce((left, one) => left.replaceAll(one, ' '), text);
      const others = ids.length === 1 && aspects.has('compare') ? shortlyNamed(rest) : none;
      return { ids: [...new Set([...ids, ...others.ids])], words: [...words, ...others.words], isShort: false };
    },

    meant(question, { ids }, thread) {
      const pointed = pointedAt(question, thread);
      if (pointed !== null) return [pointed];
      const follows = followed(ids.length > 0 ? ids : thread.measures.slice(-1), question);
      if (follows !== null) return [follows];
      return ids.length > 0
        ? [...new Set(firstOf(amendedBy(ids, question), question))]
        : [...new Set(thread.measures.toReversed())].slice(0, 2);
    },

    familyOf: ids => {
      const own = ids.flatMap(id => byId.get(id)?.lineage.map(({ to }) => to) ?? []);
      const others = measures.filter(({ lineage }) => lineage.some(({ to }) => ids.includes(to))).map(({ id }) => id);
      return [...new Set([...ids, ...own, ...others])];
    },

    otherVersionOf: id => {
      const isVersion = ({ relation }: Measure['lineage'][number]) =>
        relation === 'amends' || relation === 'supersedes';
      const before = byId.get(id)?.lineage.find(isVersion)?.to;
      const after = measures.find(({ lineage }) => lineage.some(one => isVersion(one) && one.to === id))?.id;
      return before ?? after ?? null;
    },

    lawsOf: id => (byId.get(id)?.lineage ?? []).filter(({ relation }) => relation === 'implements').map(({ to }) => to),
  };

  /** «And its successor?»: what took the place of a measure; «its predecessor»: what it took the place of. */
  function followed([id]: readonly MeasureId[], { text, aspects, goesOn }: Question): MeasureId | null {
    if (id === undefined || !(goesOn || aspects.has('date') || aspects.has('status'))) return null;
    const isVersion = ({ relation }: Measure['lineage'][number]) => relation === 'amends' || relation === 'supersedes';
    if (/後継|後身|successor|replacement/i.test(text))
      return measures.find(({ lineage }) => lineage.some(one => isVersion(one) && one.to === id))?.id ?? null;
    if (/前身|predecessor/i.test(text)) return byId.get(id)?.lineage.find(isVersion)?.to ?? null;
    return null;
  }

  /** «The first Basic Plan» is what the current one amended. */
  function firstOf(ids: readonly MeasureId[], { text }: Question): readonly MeasureId[] {
    if (!/初版|最初の|第1次|\bfirst\b|\binitial\b/i.test(text)) return ids;
    return ids.map(id => byId.get(id)?.lineage.find(({ relation }) => relation === 'amends' && isPlan(id))?.to ?? id);
  }

  function isPlan(id: MeasureId): boolean {
    return byId.get(id)?.kind === 'plan';
  }

  /** Who asks about the amendment of an Act means the Act that amended it last. */
  function amendedBy(ids: readonly MeasureId[], { text, years }: Question): readonly MeasureId[] {
    if (!/改正|amend/i.test(text)) return ids;
    return ids.map(id => {
      const amending = measures.filter(({ lineage }) =>
        lineage.some(({ relation, to }) => relation === 'amends' && to === id),
      );
      const newest = amending.toSorted((a, b) => lastDate(b).localeCompare(lastDate(a)))[0];
      const isOf = (measure: Measure | undefined) => years.every(year => isOfYear(measure, year));
      return newest === undefined || (!isOf(newest) && isOf(byId.get(id))) ? id : newest.id;
    });
  }

  /** Short names that elsewhere need words beside them: asked here, they mean Japan's, unless another's word stands there. */
  function shortlyNamed(text: string): Named {
    const { text: folded } = fold(text);
    const claims = shortNames.filter(
      ({ name, without }) => stands(name, folded) && !without.some(word => folded.includes(word)),
    );
    const longest = Math.max(...claims.map(({ name }) => name.length));
    const best = claims.filter(({ name }) => name.length === longest);
    return { ids: [...new Set(best.map(({ id }) => id))], words: best.map(({ written }) => written), isShort: true };
  }
}

const none: Named = { ids: [], words: [], isShort: false };

interface ShortName {
  readonly id: MeasureId;
  readonly written: string;
  /** Folded. */
  readonly name: string;
  readonly without: readonly string[];
}

/** Names that need words beside them elsewhere, those by which people only ask, and names without «Act», 法, 指針 behind. */
function shortNamesOf({ id, name, aliases, contextual, asked }: Measure): ShortName[] {
  const stems = [name.ja, name.en, ...aliases.ja, ...aliases.en].flatMap(one => {
    const stem = one.replace(kindBehind, '').trim();
    const isTelling = /[a-z]/i.test(stem.charAt(0)) ? /\S+ \S+/.test(stem) && stem.length >= 12 : stem.length >= 6;
    return stem !== one && isTelling ? [stem] : [];
  });
  const without = (words: readonly string[]) => words.map(word => fold(word).text);
  return [
    ...contextual.map(entry => ({
      id,
      written: entry.name,
      name: fold(entry.name).text,
      without: without(entry.without),
    })),
    ...[...asked, ...new Set(stems)].map(written => ({ id, written, name: fold(written).text, without: [] })),
  ];
}

const kindBehind =
  /(?:法|条例|ガイドライン|指針|手引き|ガイドブック|ハンドブック|報告書|基準|計画| (?:acts?|ordinances?|guidelines?|guides?|reports?|guidebooks?|plans?|surveys?|papers?|framework|principles))$/i;

/** A Latin name stands as a word. */
function stands(name: string, folded: string): boolean {
  const at = folded.indexOf(name);
  if (at < 0) return false;
  const isLatin = (letter: string) => /[a-z0-9]/.test(letter);
  const before = folded.charAt(at - 1);
  const after = folded.charAt(at + name.length);
  return !(isLatin(name.charAt(0)) && isLatin(before)) && !(isLatin(name.at(-1) ?? '') && isLatin(after));
}

const foreign = /\bEU\b|Europe|Brussels|欧州|ＥＵ|外国|海外|abroad|foreign/i;

/** «The former», 後者: one of the last two that the thread was about. */
function pointedAt({ text }: Question, { measures }: ThreadContext): MeasureId | null {
  const place = pairPlaceIn(text);
  if (place === null || measures.length < 2) return null;
  return measures.at(place === 'former' ? -2 : -1) ?? null;
}

function lastDate({ timeline }: Measure): string {
  return timeline.at(-1)?.date ?? '';
}

function isOfYear(measure: Measure | undefined, year: string): boolean {
  return measure?.timeline.some(({ date, event }) => date.startsWith(year) || event.en.includes(year)) === true;
}
