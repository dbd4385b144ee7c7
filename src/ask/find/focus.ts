import type { MeasureId } from '../../domain/measure.ts';
import type { Namer } from '../question/namer.ts';
import type { Question } from '../question/question.ts';
import { withoutAsking } from '../question/wording.ts';
import type { Indexed, StatementIndex } from '../statements/statement-index.ts';
import type { Concepts } from '../terms/concepts.ts';
import { held } from '../terms/weigh.ts';
import { weighStatement } from './weigh-statement.ts';

/** A word of the question is of a measure's name where its names hold so much of it. */
export const nameHeldMin = 0.6;

export interface FocusInput {
  readonly question: Question;
  /** Measures that the question names or the thread is about, the foremost first. */
  readonly meant: readonly MeasureId[];
  /** Where the question itself names them, and where it does so by a short name only. */
  readonly isNamed: boolean;
  readonly isShort: boolean;
  /** Measures that it may be about; null stands for none. */
  readonly among: readonly (MeasureId | null)[];
  /** What is said of each. */
  of(measure: MeasureId | null): readonly Indexed[];
}

export interface FocusChooser {
  /** The measures that an answer is about, the foremost first. */
  focusOf(input: FocusInput): (MeasureId | null)[];
  /** The share of the question's words that stand in a measure's names. */
  nameShare(question: Question, measure: MeasureId | null): number;
}

/** Makes what decides which measures an answer is about: by their names, and by what is said of them. */
export function createFocusChooser(index: StatementIndex, concepts: Concepts, namer: Namer): FocusChooser {
  const { weighing } = index;

  function nameShare({ text }: Question, id: MeasureId | null): number {
    const asked = concepts.ask(withoutAsking(text));
    return weighing.cover(asked, index.names(id)) / Math.max(0.001, weighing.massOf(asked));
  }

  return {
    nameShare,
    focusOf({ question, meant, isNamed, isShort, among, of }) {
      if (question.aspects.has('compare') && meant.length > 1) return meant.slice(0, 3);
      const asked = concepts.ask(withoutAsking(question.text));
      const comparesOne = question.aspects.has('compare') && meant.length === 1;
      const known = meant.flatMap(id => index.measure(id)?.bodies ?? []);
      const named = meant.length === 0 || comparesOne ? concepts.bodiesIn(question.text) : [];
      const bodies = named.filter(body => !known.includes(body));
      const ranked = among.map(id => {
        const name = index.names(id);
        const rest = asked.filter(one => held(one, name) < nameHeldMin);
        const scores = rest.length === 0 ? [] : of(id).map(one => weighStatement(one, rest, question, weighing).score);
        const best = Math.max(0, ...scores);
        const place = meant.indexOf(id ?? '');
        const isOfBody = bodies.some(body => index.measure(id)?.bodies.includes(body));
        const share = nameShare(question, id);
        const isLocal = share < 0.3 && ofTheState.test(question.text) && index.measure(id)?.bodies.includes('local');
        const isMeant = place < 0 ? 0 : (isShort ? 0.15 : 0.5) - (isNamed ? 0.05 : 0.3) * place;
        return {
          id,
          share,
          isOfBody: isOfBody === true,
          score: 1.5 * share + 0.5 * Math.min(best, 1.2) + isMeant + (isOfBody ? 0.25 : 0) - (isLocal ? 0.4 : 0),
        };
      });
      ranked.sort((a, b) => b.score - a.score);
      const [first] = ranked;
      if (first === undefined) return [];
      if (!question.aspects.has('compare') || question.versions.length > 1) return [first.id];
      const other = first.id === null ? null : namer.otherVersionOf(first.id);
      if (other !== null && meant.length > 0) return [other, first.id];
      const second = ranked
        .slice(1)
        .find(
          ({ share, isOfBody }) => (comparesOne && isOfBody) || share >= Math.max(comparedShareMin, 0.5 * first.share),
        );
      return second === undefined || first.share < comparedShareMin ? [first.id] : [first.id, second.id];
    },
  };
}

/** Who asks what the State does means no ordinance. */
const ofTheState = /国(?:は|が|の|として)|政府|\bnational(?:ly)?\b|\bgovernment\b/i;

/** Two measures are compared where the names of both hold so much of the question. */
const comparedShareMin = 0.15;
