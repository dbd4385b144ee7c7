import type { MeasureId } from '../../domain/measure.ts';
import type { Measure } from '../../measures/schema.ts';
import type { Question } from '../question/question.ts';
import { withoutGeneric } from '../question/wording.ts';
import type { StatementIndex } from '../statements/statement-index.ts';
import type { Concepts } from '../terms/concepts.ts';
import { type Asked, held } from '../terms/weigh.ts';
import { nameHeldMin } from './focus.ts';
import { heldMin } from './weigh-statement.ts';

/** The measures that a question turns to from those of its thread; empty where it stays with them. */
export type TurnedTo = (question: Question, before: readonly MeasureId[]) => MeasureId[];

const turning = /の(?:方|ほう|場合)は|[はも]どう|\b(?:what|how) about\b|^and\b|^では|^じゃあ|^それでは/i;

/** «And the FSA's?», «what about the red teaming one?» in a thread about another: what that body issued, what is called so. */
export function createTurning(measures: readonly Measure[], index: StatementIndex, concepts: Concepts): TurnedTo {
  const idsOfAll = measures.map(({ id }) => id);
  return ({ text, goesOn, aspects }, before) => {
    if (before.length === 0 || !(goesOn || turning.test(text))) return [];
    const bodies = concepts.bodiesIn(text);
    const isOf = (id: MeasureId) => bodies.some(body => index.measure(id)?.bodies.includes(body));
    const own = bodies.length === 0 ? calledSo(text, before) : before.some(isOf) ? [] : idsOfAll.filter(isOf);
    const isVersioned = (id: MeasureId) =>
      index.of(id).some(({ statement }) => statement.kind === 'event' && statement.version !== null);
    return aspects.has('version') && own.some(isVersioned) ? own.filter(isVersioned) : own;
  };

  /** The others whose names hold all of these words, where the names and the history of those before hold none. */
  function calledSo(words: string, before: readonly MeasureId[]): MeasureId[] {
    const asked = concepts.ask(words.replace(turning, ' '), withoutGeneric);
    // How it stands to others is told by their names.
    const told = before.flatMap(id => [
      index.names(id),
      ...index.of(id).flatMap(({ statement, terms }) => (statement.kind === 'relation' ? [] : [terms])),
    ]);
    const isTold = (one: Asked) => told.some(terms => held(one, terms) >= heldMin);
    if (asked.length === 0 || asked.some(isTold)) return [];
    return idsOfAll.filter(id => asked.every(one => held(one, index.ownNames(id)) >= nameHeldMin));
  }
}

const madeThing = /指針|計画|本部|\b(?:guideline|plan|headquarters)/i;

/** «Who decided the guideline?» in a thread about an Act: what was made under the Act and is called so, where that is one. */
export function madeUnder(
  { text, aspects }: Question,
  before: readonly MeasureId[],
  measures: readonly Measure[],
): { readonly ids: readonly MeasureId[]; readonly words: readonly string[] } | null {
  const word = madeThing.exec(text)?.[0];
  if (word === undefined || !(aspects.has('issuer') || aspects.has('date'))) return null;
  const isCalledSo = ({ name }: Measure) => `${name.ja} ${name.en}`.toLowerCase().includes(word.toLowerCase());
  if (measures.some(one => one.id === before[0] && isCalledSo(one))) return null;
  const made = measures.filter(
    one => isCalledSo(one) && one.lineage.some(({ relation, to }) => relation === 'implements' && to === before[0]),
  );
  const isChanged = ({ id }: Measure) =>
    made.some(({ lineage }) => lineage.some(({ relation, to }) => relation === 'amends' && to === id));
  const [only, ...others] = made.filter(one => !isChanged(one));
  return only === undefined || others.length > 0 ? null : { ids: [only.id], words: [word] };
}

/** It asks of another what the question before asked. */
export function asBefore(question: Question, earlier: string): Question {
  return question.aspects.size > 0 ? { ...question, text: `${question.text} ${earlier}` } : question;
}
