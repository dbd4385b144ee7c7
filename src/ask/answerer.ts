import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { Measure } from '../measures/schema.ts';
import type { AskOutcome, Refusal } from './answer.ts';
import { premiseProblem } from './check/premise.ts';
import { isSupported } from './check/support.ts';
import { choose, deadlineAsked } from './choose/choose.ts';
import { fillersFor } from './choose/fill.ts';
import { compose } from './compose.ts';
import { createStatementFinder, type Found } from './find/find-statements.ts';
import { createNamer, type Namer } from './question/namer.ts';
import { languageOf, type Question, questionLengthMax, understand } from './question/question.ts';
import { contextOf } from './question/thread.ts';
import { passagesOf } from './statements/given-passage.ts';
import { withGlosses } from './statements/provisions.ts';
import { type Citation, placeOf, type Statement } from './statements/statement.ts';
import { type Concepts, loadConcepts } from './terms/concepts.ts';

export interface AskInput {
  readonly question: string;
  readonly turns: readonly Turn[];
  /** Publications that may bear on it, best first. */
  readonly publications: readonly Statement[];
  /** What answers as a list, in its order; null where statements are to be weighed. */
  readonly listed?: readonly Statement[] | null;
  readonly now: Instant;
}

/** What it takes to read a question. */
export interface Reading {
  readonly concepts: Concepts;
  readonly namer: Namer;
}

export function loadReading(measures: readonly Measure[]): Reading {
  return { concepts: loadConcepts(), namer: createNamer(measures) };
}

/** Makes the answerer: offline, from what the catalogue, texts of laws and publications say, and from nothing else. */
export function createAnswerer(
  measures: readonly Measure[],
  statements: readonly Statement[],
  { concepts, namer }: Reading = loadReading(measures),
): (input: AskInput) => AskOutcome {
  const known = withGlosses(statements);
  const find = createStatementFinder(measures, known, concepts, namer);

  return ({ question: asked, turns, publications, listed = null, now }) => {
    if (asked.length > questionLengthMax) return refusal('too-long', languageOf(asked.slice(0, questionLengthMax)));
    const lastAsked = turns.findLast(({ role, text }) => role === 'user' && text !== undefined)?.text ?? '';
    const question = understand(asked, lastAsked);
    const { language } = question;
    if (question.outside === 'secrets') return refusal('outside', language);
    const isListed = listed !== null && question.outside === null;
    if (isListed && listed.length > 0) {
      return compose(listed, language, { measures, about: null, heldIn: () => 0 });
    }
    const found = find({ question, thread: contextOf(turns), earlier: understand(lastAsked).bare, publications });
    // What a measure's own history says answers where the archive lists nothing of it.
    if (isListed && !found.isNamedOutright) return refusal('none-listed', language);
    const measure = found.focus[0] ?? null;
    const near = nearest(found, publications, language);
    const premise = found.isNamedOutright
      ? premiseProblem(question, measure, known, measures, concepts.bodiesIn)
      : null;
    if (premise !== null)
      return { ...refusal('premise', language, measure, near), sentences: [{ text: premise, citations: [] }] };
    if (question.outside === 'invention') return refusal('outside', language, measure, near);
    if (question.outside === 'advice') return refusal('advice', language, measure, near);
    if (!found.isNamed && isBare(question, found)) return refusal('no-subject', language);
    const chosen = isSupported(found, question, now) ? choose(found, question, now) : [];
    if (chosen.length === 0) return refusal('no-support', language, measure, near);
    const said = chosen.map(({ statement }) => statement);
    // Until when comments are taken is told by no other day of the measure's history.
    if (isListed && deadlineAsked.test(question.text) && !said.some(saysDeadline))
      return refusal('none-listed', language);
    const fillers = fillersFor(chosen, found, question);
    const answer = compose(said, language, { measures, about: measure, heldIn: found.heldIn, fillers });
    const weighed = found.weighed.filter(({ score }) => score > 0).map(({ statement }) => statement);
    return { ...answer, passages: passagesOf([...said, ...weighed], language, measures) };
  };
}

export type Answerer = ReturnType<typeof createAnswerer>;

function saysDeadline({ says }: Statement): boolean {
  return /締め?切|期限|募集|deadline|comments?\b|consult/i.test(`${says.ja ?? ''} ${says.en ?? ''}`);
}

/** Nothing but the kind of answer is asked for: «and the penalties?» with nothing before it. */
function isBare({ hasSubject }: Question, { hasMatter }: Found): boolean {
  return !hasSubject && !hasMatter;
}

function refusal(
  why: Refusal['why'],
  language: Language,
  measure: MeasureId | null = null,
  near: readonly Citation[] = [],
): Refusal {
  return { kind: 'refusal', why, language, measure, sentences: [], near };
}

/** What comes nearest: the measure and its articles, each once, and what the archive found. */
function nearest({ weighed }: Found, publications: readonly Statement[], language: Language): Citation[] {
  const ofMeasure = weighed.slice(0, 12).map(({ statement }) => statement.cite(language));
  const found = publications
    .filter(({ kind, measure }) => kind === 'publication' && measure !== null)
    .map(({ cite }) => cite(language));
  const each = (citations: readonly Citation[]) => [
    ...new Map(citations.map(one => [`${one.title} ${placeOf(one, language)}`, one])).values(),
  ];
  return each([...each(ofMeasure).slice(0, nearMax - 1), ...found]).slice(0, nearMax);
}

const nearMax = 3;
