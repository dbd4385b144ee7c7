import type { MeasureId } from '../../domain/measure.ts';
import { brandsNamed, courtsNamed, madeUpNames, strangeNames, textsNamed } from '../question/strange-names.ts';
import { withoutAsking } from '../question/wording.ts';
import type { Indexed, StatementIndex } from '../statements/statement-index.ts';
import { textOf } from '../statements/statement-index.ts';
import type { Concepts } from '../terms/concepts.ts';
import { type Asked, held } from '../terms/weigh.ts';

export interface UnknownNamesInput {
  /** The question as it stands, and without what names the measure outright. */
  readonly whole: string;
  readonly text: string;
  readonly years: readonly string[];
  readonly focus: readonly (MeasureId | null)[];
  /** What is said of these measures. */
  readonly inFocus: readonly Indexed[];
  /** Words that name them outright. */
  readonly named: readonly string[];
  /** True where what is said of them holds it. */
  isHeld(one: Asked): boolean;
}

/** A text is the one that is spoken of where that one's names hold so much of its name. */
const ownTextMin = 0.7;

/** Makes what finds names in a question that stand in nothing of its measure: a court, a company, an Act that nobody made. */
export function createUnknownNames(
  index: StatementIndex,
  concepts: Concepts,
): (input: UnknownNamesInput) => readonly string[] {
  const { weighing } = index;

  return input => [
    ...strangeNames(input.text).filter(word => isStrange(word, input)),
    ...brandsNamed(input.text).filter(word => isUnknownBrand(word, input)),
    ...courtsNamed(input.whole).filter(word => !isCourtThere(word, input)),
    ...textsNamed(input.whole).filter(word => isUnknownText(word, input)),
    ...madeUpNames(input.whole).filter(one => !input.named.some(word => word.includes(one))),
  ];

  function isStrange(word: string, { focus, isHeld }: UnknownNamesInput): boolean {
    const parts = concepts.ask(word);
    const known = parts.filter(part => isHeld(part) || focus.some(id => held(part, index.names(id)) > 0));
    return known.length < parts.length / 2;
  }

  /** What a court decided is known where it is spoken of, in the year that is asked for. */
  function isCourtThere(word: string, { inFocus, years }: UnknownNamesInput): boolean {
    return inFocus.some(({ statement }) => {
      const said = textOf(statement);
      return (
        said.includes(word) && years.every(year => said.includes(year) || statement.date?.startsWith(year) === true)
      );
    });
  }

  function isUnknownBrand(word: string, { inFocus, isHeld }: UnknownNamesInput): boolean {
    const sought = word.toLowerCase();
    const isThere = inFocus.some(({ statement }) =>
      `${textOf(statement)} ${statement.foundBy}`.toLowerCase().includes(sought),
    );
    return !isThere && !concepts.ask(word).some(isHeld);
  }

  /** A law or guideline that goes by no name of what is spoken of, and is mentioned nowhere. */
  function isUnknownText(name: string, { focus, named }: UnknownNamesInput): boolean {
    const isIt = named.some(word => name.includes(word) || word.includes(name));
    if (isIt || index.isSaid(name)) return false;
    const parts = concepts.ask(withoutAsking(name));
    const share = (id: MeasureId | null) =>
      weighing.cover(parts, index.ownNames(id)) / Math.max(0.001, weighing.massOf(parts));
    return parts.length > 0 && !focus.some(id => share(id) >= ownTextMin);
  }
}
