import type { MeasureId } from '../domain/measure.ts';
import { createLinker } from '../measures/link.ts';
import type { Measure } from '../measures/schema.ts';
import { fold } from '../text/fold.ts';
import type { Question } from './question.ts';
import { pairPlaceIn, type ThreadContext } from './thread.ts';

/** The measures that a question names, and the words that name them. */
export interface Named {
  readonly ids: readonly MeasureId[];
  readonly words: readonly string[];
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

  return {
    namedIn({ text, language }) {
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
        const own = namedWithoutContext(text);
        if (links.length === 0 || own.ids.length > 0) return own;
      }
      return {
        ids: links.map(({ measure }) => measure),
        words: links.flatMap(({ evidence }) => evidence.map(({ words }) => words)),
      };
    },

    meant(question, { ids }, thread) {
      const pointed = pointedAt(question, thread);
      if (pointed !== null) return [pointed];
      return ids.length > 0
        ? [...new Set(amendedBy(ids, question))]
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

  /** Who asks about the amendment of an Act means the Act that amended it last. */
  function amendedBy(ids: readonly MeasureId[], { text }: Question): readonly MeasureId[] {
    if (!/改正|amend/i.test(text)) return ids;
    return ids.map(id => {
      const amending = measures.filter(({ lineage }) =>
        lineage.some(({ relation, to }) => relation === 'amends' && to === id),
      );
      const newest = amending.toSorted((a, b) => lastDate(b).localeCompare(lastDate(a)))[0];
      return newest?.id ?? id;
    });
  }

  /** Short names that elsewhere need words beside them: asked here, they mean Japan's, unless another's word stands there. */
  function namedWithoutContext(text: string): Named {
    const { text: folded } = fold(text);
    const claims = measures
      .filter(({ japanese }) => japanese)
      .flatMap(({ id, contextual }) => contextual.map(entry => ({ id, entry, name: fold(entry.name).text })))
      .filter(
        ({ name, entry }) => folded.includes(name) && !entry.without.some(word => folded.includes(fold(word).text)),
      );
    const longest = Math.max(...claims.map(({ name }) => name.length));
    const best = claims.filter(({ name }) => name.length === longest);
    return { ids: [...new Set(best.map(({ id }) => id))], words: best.map(({ entry }) => entry.name) };
  }
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
