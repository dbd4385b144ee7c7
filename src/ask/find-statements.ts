import type { MeasureId } from '../domain/measure.ts';
import type { Measure } from '../measures/schema.ts';
import { fold } from '../text/fold.ts';
import type { Concepts } from './concepts.ts';
import type { Namer } from './focus.ts';
import { articlesIn } from './numbers.ts';
import type { Aspect, Question } from './question.ts';
import { articleOf, isSupplementary, type Statement } from './statement.ts';
import { madeUpNames, strangeNames } from './strange-names.ts';
import { pointedLine, type ThreadContext } from './thread.ts';
import { type Asked, createWeighing, held, type Terms } from './weigh.ts';
import { withoutAsking, withoutGeneric, withoutHappening } from './wording.ts';

/** A statement with how well it answers, compared with others that were found for the same question. */
export interface Weighed {
  readonly statement: Statement;
  readonly score: number;
  /** Which of what is asked it holds. */
  readonly holds: ReadonlySet<Asked>;
}

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
  /** Articles that it asks for, those in the measure's own name aside. */
  readonly articles: readonly string[];
  /** Words of a name that stand in nothing of the measure's: a court, a company, an Act that it does not know. */
  readonly strange: readonly string[];
  massOf(asked: readonly Asked[]): number;
  /** How much of what is asked a piece of text holds. */
  heldIn(text: string): number;
}

export interface FindInput {
  readonly question: Question;
  readonly thread: ThreadContext;
  /** Words of the turn before. */
  readonly earlier: string;
  readonly publications: readonly Statement[];
}

interface Indexed {
  readonly statement: Statement;
  readonly terms: Terms;
  readonly heading: Terms;
  /** Words of others about it. */
  readonly foundBy: Terms;
}

/** Finds what answers a question: first which measure it is about, then which of the measure's statements. */
export function createStatementFinder(
  measures: readonly Measure[],
  statements: readonly Statement[],
  concepts: Concepts,
  namer: Namer,
): (input: FindInput) => Found {
  const index = statements.map(indexed);
  const byMeasure = Map.groupBy(index, ({ statement }) => statement.measure);
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const names = new Map(measures.map(measure => [measure.id, concepts.read(namesOf(measure))]));
  const namesAlone = new Map(measures.map(measure => [measure.id, concepts.read(ownNames(measure))]));
  const issuers = new Map(measures.map(({ id, issuer }) => [id, concepts.read(`${issuer.ja}\n${issuer.en}`)]));
  const weighing = createWeighing([...index.map(({ terms }) => terms), ...names.values()]);

  return ({ question, thread, earlier, publications }) => {
    const named = namer.namedIn(question);
    const meant = namer.meant(question, named, thread);
    const extra = Map.groupBy(publications.map(indexed), ({ statement }) => statement.measure);
    const of = (id: MeasureId | null) => [...(byMeasure.get(id) ?? []), ...(extra.get(id) ?? [])];
    const pointed = pointedItem(question, thread, publications);
    const everything = [...new Set([...byMeasure.keys(), ...extra.keys()])];
    const isOpenEnded = meant.length === 0 || (meant.length === 1 && question.aspects.has('compare'));
    const among = isOpenEnded ? everything : named.ids.length > 0 ? namer.familyOf(meant) : meant;
    const text = without(question.text, named.words).replace(yearPattern, ' ');
    const focus = pointed === null ? focusOf(question, meant, among, of, named.ids.length > 0) : [pointed.measure];
    const laws = focus.flatMap(id => (id === null ? [] : namer.lawsOf(id))).filter(id => !focus.includes(id));
    const provisions = laws.flatMap(of).filter(({ statement }) => statement.kind === 'provision');
    const inFocus = pointed === null ? focus.flatMap(of) : [indexed(pointed), ...of(pointed.measure)];

    // What the measure is called says nothing of what is asked about it.
    const isName = (one: Asked) => focus.some(id => isNameOf(one, id));
    const telling = concepts.ask(withoutGeneric(text));
    const bare = telling.length > 0 ? telling : concepts.ask(withoutAsking(text));
    const isAside = (one: Asked) =>
      isName(one) || focus.some(id => held(one, issuers.get(id ?? '') ?? none) >= nameHeldMin);
    const rest = bare.filter(one => !isAside(one));
    const before = concepts.ask(withoutGeneric(earlier)).filter(one => !isAside(one));
    const bareText = without(question.bare, named.words).replace(yearPattern, ' ');
    const whole = concepts.ask(withoutGeneric(question.aspects.has('date') ? withoutHappening(bareText) : bareText));
    const matter = whole.filter(one => !isName(one));
    const asked = askedOf(bare, rest, before, question);
    const basis = new Set(focus.flatMap(id => articlesBehind(byId.get(id ?? ''))));
    const isAskedOfLaw =
      question.aspects.has('article') || articlesIn(text).length > 0 || /法(?!人)|\b(?:act|law)\b/i.test(text);
    const namesOfFocus = bare.filter(isName);
    const weighed = [
      ...inFocus.map(one => weigh(one, asked, question)),
      ...provisions.map(one => {
        const bonus = basis.has(articleOf(one.statement) ?? '') ? basisBonus : isAskedOfLaw ? 0 : -basisBonus;
        return ofLaw(weigh(one, asked, question), one, namesOfFocus, bonus);
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
      articles: articlesIn(text),
      strange: [
        ...strangeNames(text).filter(word => isStrange(word, focus, isHeld)),
        ...madeUpNames(question.text).filter(one => !named.words.some(word => word.includes(one))),
      ],
      massOf: weighing.massOf,
      heldIn: words => weighing.cover(asked, concepts.read(words)),
    };
  };

  function isNameOf(one: Asked, id: MeasureId | null): boolean {
    return held(one, namesAlone.get(id ?? '') ?? none) >= nameHeldMin;
  }

  function termsIn({ statement }: Weighed): Terms {
    return concepts.read(`${statement.says.ja ?? ''}\n${statement.says.en ?? ''}\n${statement.heading}`);
  }

  /** What the statements are weighed by: what is asked now; where that is nothing, or goes on, what was asked before. */
  function askedOf(
    bare: readonly Asked[],
    rest: readonly Asked[],
    before: readonly Asked[],
    { goesOn, isOpen, text }: Question,
  ): readonly Asked[] {
    if (rest.length === 0 && before.length === 0 && startPattern.test(text)) return concepts.ask(starts);
    if (rest.length === 0) return bare.length === 0 ? before : isOpen ? [] : bare;
    return goesOn && rest.length < 3 ? [...rest, ...before] : rest;
  }

  function indexed(statement: Statement): Indexed {
    return {
      statement,
      terms: concepts.read(textOf(statement)),
      heading: concepts.read(statement.heading),
      foundBy: concepts.read(statement.foundBy),
    };
  }

  /** The share of the question's words that stand in a measure's names. */
  function nameShare({ text }: Question, id: MeasureId | null): number {
    const asked = concepts.ask(withoutAsking(text));
    return weighing.cover(asked, names.get(id ?? '') ?? none) / Math.max(0.001, weighing.massOf(asked));
  }

  function isStrange(word: string, focus: readonly (MeasureId | null)[], isHeld: (one: Asked) => boolean): boolean {
    const parts = concepts.ask(word);
    const known = parts.filter(part => isHeld(part) || focus.some(id => held(part, names.get(id ?? '') ?? none) > 0));
    return known.length < parts.length / 2;
  }

  function focusOf(
    question: Question,
    meant: readonly MeasureId[],
    all: readonly (MeasureId | null)[],
    of: (id: MeasureId | null) => readonly Indexed[],
    named: boolean,
  ): (MeasureId | null)[] {
    if (question.aspects.has('compare') && meant.length > 1) return meant.slice(0, 3);
    const asked = concepts.ask(withoutAsking(question.text));
    const bodies = meant.length > 0 ? [] : concepts.bodiesIn(question.text);
    const ranked = all.map(id => {
      const name = names.get(id ?? '') ?? none;
      const rest = asked.filter(one => held(one, name) < nameHeldMin);
      const best = rest.length === 0 ? 0 : Math.max(0, ...of(id).map(one => weigh(one, rest, question).score));
      const place = meant.indexOf(id ?? '');
      const isOfBody = bodies.some(body => byId.get(id ?? '')?.bodies.includes(body));
      const share = nameShare(question, id);
      const isMeant = place < 0 ? 0 : 0.5 - (named ? 0.05 : 0.3) * place;
      return { id, share, score: 1.5 * share + 0.5 * Math.min(best, 1.2) + isMeant + (isOfBody ? 0.25 : 0) };
    });
    ranked.sort((a, b) => b.score - a.score);
    const [first] = ranked;
    if (first === undefined) return [];
    if (!question.aspects.has('compare') || question.versions.length > 1) return [first.id];
    const other = first.id === null ? null : namer.otherVersionOf(first.id);
    if (other !== null && meant.length > 0) return [other, first.id];
    const second = ranked.slice(1).find(({ share }) => share >= Math.max(comparedShareMin, 0.5 * first.share));
    return second === undefined || first.share < comparedShareMin ? [first.id] : [first.id, second.id];
  }

  /** Within a law, what implements it is a matter like others: «the Basic Plan» tells its articles apart. */
  function ofLaw(weighed: Weighed, { terms }: Indexed, names: readonly Asked[], bonus: number): Weighed {
    const byName = weighing.cover(names, terms) / Math.max(0.001, weighing.massOf(names));
    return { ...weighed, score: weighed.score + 0.4 * byName + bonus };
  }

  function weigh(
    { statement, terms, heading, foundBy }: Indexed,
    asked: readonly Asked[],
    question: Question,
  ): Weighed {
    const mass = Math.max(0.001, weighing.massOf(asked));
    const inHeading = weighing.cover(asked, heading) * headingFit(asked, heading);
    const byOthers = weighing.cover(
      asked.filter(one => held(one, terms) < heldMin),
      foundBy,
    );
    const direct = (weighing.score(asked, terms) + inHeading + 0.35 * byOthers) / mass;
    const holds = new Set(asked.filter(one => isIn(one, { terms, heading, foundBy })));
    const score =
      direct * (statement.kind === 'publication' ? 0.7 : 1) + aspectBonus(statement, question, holds.size > 0);
    return { statement, score, holds };
  }
}

/** A word of the question is of a measure's name where its names hold so much of it. */
const nameHeldMin = 0.6;
const yearPattern = /(?<!\d)20\d\d(?!\d)\s*年?/g;
/** So much of a word must stand in a text for the word to count as said. */
const heldMin = 0.5;
/** Two measures are compared where the names of both hold so much of the question. */
const comparedShareMin = 0.15;
/** Without its name, a measure is meant where its name holds so much of the matter that is asked. */
const namedByMatterMin = 0.6;
/** Articles of its law at which the key points of a measure stand. */
function articlesBehind(measure: Measure | undefined): string[] {
  return (measure?.keyPoints ?? []).flatMap(({ article = '' }) => {
    const [from = 0, to = from] = article.split('-').map(Number);
    return from === 0 ? [] : Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
}

function isIn(one: Asked, { terms, heading, foundBy }: Omit<Indexed, 'statement'>): boolean {
  return [terms, heading, foundBy].some(part => held(one, part) >= heldMin);
}

/** A caption fits by how much of it is asked for: «deputy chair» says less of the chair than «chair». */
function headingFit(asked: readonly Asked[], { counts }: Terms): number {
  const terms = new Set(asked.flatMap(({ concepts, own }) => [...concepts, ...own]));
  return 0.6 + (0.4 * [...counts.keys()].filter(term => terms.has(term)).length) / Math.max(1, counts.size);
}

/** «Since when?» asks for the day on which it began to hold. */
const startPattern = /いつから|since when|\b(?:start|begin|began)/i;
const starts = '施行 公表 策定 決定 発足';
/** A measure is named where its names hold so much of the question. */
const namedShareMin = 0.3;
const none: Terms = { counts: new Map(), length: 0 };

function ownNames({ name, aliases, contextual }: Measure): string {
  return [name.ja, name.en, ...aliases.ja, ...aliases.en, ...contextual.map(entry => entry.name)].join('\n');
}

function namesOf(measure: Measure): string {
  return [ownNames(measure), measure.issuer.ja, measure.issuer.en].join('\n');
}

/** The item of the thread's list that the question means: by its number, or the only one. */
function pointedItem({ text }: Question, thread: ThreadContext, publications: readonly Statement[]): Statement | null {
  const item = pointedLine(text, thread);
  if (item === null) return null;
  const { text: shown } = fold(item);
  return publications.find(publication => shown.includes(fold(publication.cite('ja').title).text)) ?? null;
}

function without(text: string, words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ' '), text);
}

/** What kind of statement answers what kind of question. */
const answering: Readonly<Record<Aspect, Partial<Record<Statement['kind'], number>>>> = {
  date: { event: 0.35, deadline: 0.3, provision: -0.15, gloss: -0.15 },
  version: { event: 0.1 },
  penalty: { force: 0.25, point: 0.1 },
  force: { force: 0.4 },
  issuer: { issuer: 0.25, event: 0.1, provision: 0.1 },
  article: { provision: 0.5, gloss: 0.3 },
  status: { status: 0.3, event: 0.2, provision: -0.3 },
  compare: { event: 0.1, point: 0.1 },
  amount: { point: 0.15 },
  where: { status: 0.1 },
};

function aspectBonus(statement: Statement, question: Question, holdsSomething: boolean): number {
  // What a provision says of time is no event.
  const aspects = question.aspects.has('article') ? question.aspects.difference(new Set(['date'])) : question.aspects;
  const byKind = [...aspects].reduce((sum, aspect) => sum + (answering[aspect][statement.kind] ?? 0), 0);
  const byVersion =
    statement.version === null
      ? 0
      : question.versions.includes(statement.version)
        ? statement.kind === 'event' && question.aspects.has('date')
          ? 0.9
          : 0.4
        : question.aspects.has('version') && question.versions.length === 0
          ? 0.2
          : 0;
  // Who issued it, and how far it binds, is said where it is asked, and else only where nothing says more.
  const isFrame = statement.kind === 'issuer' || statement.kind === 'force' || statement.kind === 'status';
  const isAside =
    statement.kind === 'provision' &&
    isSupplementary(statement) &&
    !/附則|施行期日|経過措置|見直し|検討規定|suppl|effective date|come into|review/i.test(question.text);
  // Where more is asked than how far it binds, the frame alone answers only what it speaks of.
  const isAsideFrame =
    isFrame && (question.goesOn ? question.aspects.has('date') : question.hasSubject && question.isOpen);
  const weight = isAsideFrame ? 0 : isFrame && question.hasSubject && !holdsSomething ? 0.5 : 1;
  const saysWho =
    statement.kind === 'provision' && question.aspects.has('issuer') && officePattern.test(textOf(statement));
  const isSecondHand = secondHand.test(textOf(statement)) && !secondHand.test(question.text);
  return (
    byKind * weight +
    byVersion +
    (saysWho ? 0.3 : 0) -
    (isAside ? 0.3 : 0) -
    (isFrame && byKind === 0 ? 0.25 : 0) -
    (isSecondHand ? 0.2 : 0)
  );
}

/** The articles on which a measure rests come before others of its law. */
const basisBonus = 0.3;
/** What a law firm makes of it comes after what it says itself. */
const secondHand = /法律事務所|law[- ]firm|\bMoFo\b|Morrison/i;
/** Offices that a provision gives something to. */
const officePattern = /大臣|長官|内閣府|充てる|Minister|Secretary of|Cabinet Office|Chief Cabinet/;

function textOf({ says }: Statement): string {
  return `${says.ja ?? ''}\n${says.en ?? ''}`;
}
