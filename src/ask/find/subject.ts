import type { MeasureId } from '../../domain/measure.ts';
import type { Measure } from '../../measures/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Named, Namer } from '../question/namer.ts';
import type { Question } from '../question/question.ts';
import { pairPlaceIn, pointedLine, type ThreadContext, withoutOrdinal } from '../question/thread.ts';
import type { Statement } from '../statements/statement.ts';
import type { Indexed, StatementIndex } from '../statements/statement-index.ts';
import type { Concepts } from '../terms/concepts.ts';
import type { FocusChooser } from './focus.ts';
import { asBefore, createTurning, madeUnder } from './turned-to.ts';

export interface FindInput {
  readonly question: Question;
  readonly thread: ThreadContext;
  /** Words of the turn before. */
  readonly earlier: string;
  readonly publications: readonly Statement[];
}

/** What a question is about. */
export interface Subject {
  /** The measures, the first the foremost; null stands for publications of none. */
  readonly focus: readonly (MeasureId | null)[];
  readonly named: Named;
  /** Measures that the question names or that its thread is about, unless it turns to others. */
  readonly meant: readonly MeasureId[];
  /** It turns from its thread's measures to others. */
  readonly hasTurned: boolean;
  /** The publication of the thread's list that the question points at. */
  readonly pointed: Statement | null;
  /** What is said of a measure, publications included. */
  of(measure: MeasureId | null): readonly Indexed[];
  /** Words of the question without the measure's name, years and places in a list. */
  bare(words: string): string;
}

/** Makes what tells which measure a question is about: by what it names, by its thread, else by what is said of each. */
export function createSubjectFinder(
  measures: readonly Measure[],
  index: StatementIndex,
  concepts: Concepts,
  namer: Namer,
  focusOf: FocusChooser['focusOf'],
): (input: FindInput) => Subject {
  const turnedTo = createTurning(measures, index, concepts);

  return ({ question, thread, earlier, publications }) => {
    const named = namer.namedIn(question);
    const spokenOf = namer.meant(question, named, thread);
    const made = named.ids.length === 0 ? madeUnder(question, spokenOf, measures) : null;
    const before = made?.ids ?? spokenOf;
    const naming = [...named.words, ...(made?.words ?? [])];
    const others = named.ids.length === 0 ? turnedTo(question, before) : [];
    const hasTurned = others.length > 0;
    const meant = hasTurned ? [] : before;
    const extra = Map.groupBy(publications.map(index.read), ({ statement }) => statement.measure);
    const of = (id: MeasureId | null) => [...index.of(id), ...(extra.get(id) ?? [])];
    const pointed = pointedItem(question, thread, publications);
    const everything = [...new Set([...index.measures, ...extra.keys()])];
    const isOpenEnded = meant.length === 0 || (meant.length === 1 && question.aspects.has('compare'));
    const isOfAnyLaw = isOpenEnded && /\barticles?\b|\bprovisions?\b|条文|何条|条項/i.test(question.text);
    const withTexts = isOfAnyLaw ? everything.filter(id => of(id).some(one => one.statement.kind === 'provision')) : [];
    const open = withTexts.length > 0 && meant.length === 0 ? withTexts : everything;
    const among = hasTurned ? others : isOpenEnded ? open : named.ids.length > 0 ? namer.familyOf(meant) : meant;
    const asked = hasTurned ? asBefore(question, earlier) : question;
    const isNamed = named.ids.length > 0;
    const focus =
      pointed === null
        ? focusOf({ question: asked, meant, among, of, isNamed, isShort: named.isShort })
        : [pointed.measure];
    const withoutPlace = (words: string) =>
      pointed === null && pairPlaceIn(words) === null ? words : withoutOrdinal(words);
    const bare = (words: string) => without(withoutPlace(words), naming).replace(yearPattern, ' ');
    return { focus, named, meant, hasTurned, pointed, of, bare };
  };
}

const yearPattern = /(?<!\d)20\d\d(?!\d)\s*年?/g;

/** The item of the thread's list that the question means: by its number, or the only one. */
function pointedItem({ text }: Question, thread: ThreadContext, publications: readonly Statement[]): Statement | null {
  const item = pointedLine(text, thread);
  if (item === null) return null;
  const { text: shown } = fold(item);
  const [id = ''] = item.split(/\s/);
  const isIt = ({ ids = [], cite }: Statement) => ids.includes(id) || shown.includes(fold(cite('ja').title).text);
  return publications.find(isIt) ?? null;
}

function without(text: string, words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ' '), text);
}
