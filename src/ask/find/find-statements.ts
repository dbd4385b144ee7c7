import type { MeasureId } from '../../domain/measure.ts';
import type { Measure } from '../../measures/schema.ts';
import type { Namer } from '../question/namer.ts';
import type { Question } from '../question/question.ts';
import { articlesIn } from '../question/references.ts';
import { articleOf, type Statement } from '../statements/statement.ts';
import { type Indexed, indexStatements, textOf } from '../statements/statement-index.ts';
import type { Concepts } from '../terms/concepts.ts';
import { type Asked, held, type Terms } from '../terms/weigh.ts';
import { askedMatter, lacksHead } from './asked-matter.ts';
import { createFocusChooser, nameHeldMin } from './focus.ts';
import { createSubjectFinder, type FindInput } from './subject.ts';
import { createUnknownNames } from './unknown-names.ts';
import { heldMin, type Weighed, weighStatement } from './weigh-statement.ts';

export interface Found {
  /** The measures that the answer is about, the first the foremost; null stands for publications of none. */
  readonly focus: readonly (MeasureId | null)[];
  /** True where the question or its thread names the measure. */
  readonly isNamed: boolean;
  /** The publication of the thread's list that the question points at. */
  readonly pointed: Statement | null;
  /** Statements of these measures, best first. */
  readonly weighed: readonly Weighed[];
  /** What is asked, without the measure's name. */
  readonly asked: readonly Asked[];
  /** The share, 0 to 1, of the asked matter that the measure's statements and names hold at all. */
  readonly covered: number;
  /** The same of the best statement alone. */
  readonly coveredByBest: number;
  /** The asked matter is more than words that any text could answer. */
  readonly hasMatter: boolean;
  /** Something is asked beside the measure's name. */
  readonly asksMatter: boolean;
  /** Articles that it asks for, those in the measure's own name aside. */
  readonly articles: readonly string[];
  /** Nothing that is known of the measure holds what is asked for: the budget in «what was the budget of GENIAC?». */
  readonly lacksHead: boolean;
  /** The question or its thread names it by a name of its own; nothing was concluded from likeness. */
  readonly isNamedOutright: boolean;
  /** Words of a name that stand in nothing of the measure's: a court, a company, an Act that it does not know. */
  readonly strange: readonly string[];
  massOf(asked: readonly Asked[]): number;
  /** How much of what is asked a piece of text holds. */
  heldIn(text: string): number;
}

/** Finds what answers a question: first which measure it is about, then which of the measure's statements. */
export function createStatementFinder(
  measures: readonly Measure[],
  statements: readonly Statement[],
  concepts: Concepts,
  namer: Namer,
): (input: FindInput) => Found {
  const index = indexStatements(measures, statements, concepts);
  const { weighing } = index;
  const { focusOf, nameShare } = createFocusChooser(index, concepts, namer);
  const unknownNames = createUnknownNames(index, concepts);
  const subjectOf = createSubjectFinder(measures, index, concepts, namer, focusOf);

  return input => {
    const { question, earlier } = input;
    const { focus, named, meant, hasTurned, pointed, of, bare } = subjectOf(input);
    const text = bare(question.text);
    const laws = focus.flatMap(id => (id === null ? [] : namer.lawsOf(id))).filter(id => !focus.includes(id));
    // The day of a measure stands in its own history, not in the law that it carries out.
    const isOfDay = question.aspects.has('date') && !question.aspects.has('article');
    const provisions = (isOfDay ? [] : laws.flatMap(of)).filter(({ statement }) => statement.kind === 'provision');
    const inFocus = (pointed === null ? focus.flatMap(of) : [index.read(pointed), ...of(pointed.measure)]).filter(
      ({ statement }) => isAskedFor(statement, question),
    );

    // What the measure is called says nothing of what is asked about it.
    const isName = (one: Asked) => focus.some(id => held(one, index.ownNames(id)) >= nameHeldMin);
    const isOfIssuer = (one: Asked) => focus.some(id => held(one, index.issuer(id)) >= nameHeldMin);
    const bareText = bare(question.bare);
    const hasText = inFocus.some(({ statement }) => statement.kind === 'provision');
    const ofMatter = askedMatter({ question, text, bareText, earlier, hasText, isName, isOfIssuer }, concepts);
    const { asked, faint, whole, matter } = ofMatter;
    const basis = new Set(focus.flatMap(id => articlesBehind(index.measure(id))));
    const isAskedOfLaw =
      question.aspects.has('article') || articlesIn(text).length > 0 || /法(?!人)|\b(?:act|law)\b/i.test(text);
    const weighed = [
      ...inFocus.map(one => weighStatement(one, asked, question, weighing, faint)),
      ...provisions.map(one => {
        const bonus = basis.has(articleOf(one.statement) ?? '') ? basisBonus : isAskedOfLaw ? 0 : -aside;
        return ofLaw(weighStatement(one, asked, question, weighing), one, ofMatter.names, bonus);
      }),
    ].sort((a, b) => b.score - a.score);
    const shareOf = (heldBy: (one: Asked) => boolean, all: readonly Asked[]) =>
      all.length === 0 ? 1 : weighing.massOf(all.filter(heldBy)) / Math.max(0.001, weighing.massOf(all));
    const isHeld = (one: Asked) =>
      [...inFocus, ...provisions].some(
        ({ terms, heading }) => held(one, terms) >= heldMin || held(one, heading) >= heldMin,
      );
    const isNamed =
      pointed !== null ||
      hasTurned ||
      meant.includes(focus[0] ?? '') ||
      nameShare(question, focus[0] ?? null) >= namedShareMin ||
      (whole.length > 1 && shareOf(isName, whole) >= namedByMatterMin);
    return {
      focus,
      isNamed,
      pointed,
      weighed,
      asked,
      covered: shareOf(isHeld, matter),
      coveredByBest: shareOf(one => weighed[0] !== undefined && held(one, termsIn(weighed[0])) >= heldMin, matter),
      hasMatter: whole.length > 0,
      asksMatter: matter.length > 0,
      lacksHead: lacksHead(
        question,
        text,
        {
          isHeld,
          isCalled: one => isName(one) || isOfIssuer(one),
          isWritten: word => [...inFocus, ...provisions].some(({ statement }) => isWrittenIn(textOf(statement), word)),
        },
        concepts,
      ),
      isNamedOutright:
        pointed !== null || meant.includes(focus[0] ?? '') || nameShare(question, focus[0] ?? null) >= outrightShareMin,
      articles: question.articles.filter(article => !focus.some(id => articlesInName(id).includes(article))),
      strange: unknownNames({
        whole: question.text,
        text,
        years: question.years,
        focus,
        inFocus,
        named: named.words,
        isHeld,
      }),
      massOf: weighing.massOf,
      heldIn: words => weighing.cover(asked, concepts.read(words)),
    };
  };

  /** Of 医師法第17条に関する通知 and the Article 13 guideline: what their names say. */
  function articlesInName(id: MeasureId | null): string[] {
    const measure = index.measure(id);
    if (measure === undefined) return [];
    const { name, aliases } = measure;
    return [name.ja, name.en, ...aliases.ja, ...aliases.en].flatMap(articlesIn);
  }

  function termsIn({ statement }: Weighed): Terms {
    return concepts.read(`${textOf(statement)}\n${statement.heading}`);
  }

  /** Within a law, what implements it is a matter like others: «the Basic Plan» tells its articles apart. */
  function ofLaw(weighed: Weighed, { terms }: Indexed, names: readonly Asked[], bonus: number): Weighed {
    const byName = weighing.cover(names, terms) / Math.max(0.001, weighing.massOf(names));
    const isBearing = bonus < 0 || weighed.holds.size > 0 || weighed.score > 0;
    return { ...weighed, score: weighed.score + 0.4 * byName + (isBearing ? bonus : 0) };
  }
}

/** Without its name, a measure is meant where its name holds so much of the matter that is asked. */
const namedByMatterMin = 0.6;
/** A measure is named where its names hold so much of the question. */
const namedShareMin = 0.3;
/** Words that are most of a question name a measure as well as its name does. */
const outrightShareMin = 0.5;
/** The articles on which a measure rests come before others of its law. */
const basisBonus = 0.3;
const aside = 0.5;

/** A number, a link, a place among others is said to whoever asks for it. */
function isAskedFor({ kind }: Statement, { aspects }: Question): boolean {
  if (kind === 'relation') return aspects.has(kind) && !aspects.has('article');
  return (kind !== 'number' && kind !== 'where') || aspects.has(kind);
}

/** Articles of its law at which the key points of a measure stand. */
function articlesBehind(measure: Measure | undefined): string[] {
  return (measure?.keyPoints ?? []).flatMap(({ article = '', point }) => {
    if (article === '') return articlesIn(point.ja);
    const [from = 0, to = from] = article.split('-').map(Number);
    return from === 0 ? [] : Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
}

/** In this form, or that of several. */
function isWrittenIn(text: string, word: string): boolean {
  if (!/[a-z]/i.test(word)) return text.includes(word);
  const stem = word.replace(/(?:ies|y|es|s)$/i, '').replace(/[^\w-]/g, '');
  return new RegExp(`\\b${stem}(?:s|es|y|ies)?\\b`, 'i').test(text);
}
