import type { MeasureId } from '../domain/measure.ts';
import type { Measure } from '../measures/schema.ts';
import { fold } from '../text/fold.ts';
import { createFocusChooser, nameHeldMin } from './choose-focus.ts';
import type { Concepts } from './concepts.ts';
import type { Namer } from './focus.ts';
import { articlesIn } from './numbers.ts';
import type { Question } from './question.ts';
import { articleOf, type Statement } from './statement.ts';
import { type Indexed, indexStatements, textOf } from './statement-index.ts';
import { brandsNamed, courtsNamed, madeUpNames, strangeNames, textsNamed } from './strange-names.ts';
import { pointedLine, type ThreadContext } from './thread.ts';
import { type Asked, held, type Terms } from './weigh.ts';
import { heldMin, type Weighed, weighStatement } from './weigh-statement.ts';
import { headOf, topicOf, withoutAsking, withoutGeneric, withoutHappening } from './wording.ts';

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

export interface FindInput {
  readonly question: Question;
  readonly thread: ThreadContext;
  /** Words of the turn before. */
  readonly earlier: string;
  readonly publications: readonly Statement[];
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

  return ({ question, thread, earlier, publications }) => {
    const named = namer.namedIn(question);
    const meant = namer.meant(question, named, thread);
    const extra = Map.groupBy(publications.map(index.read), ({ statement }) => statement.measure);
    const of = (id: MeasureId | null) => [...index.of(id), ...(extra.get(id) ?? [])];
    const pointed = pointedItem(question, thread, publications);
    const everything = [...new Set([...index.measures, ...extra.keys()])];
    const isOpenEnded = meant.length === 0 || (meant.length === 1 && question.aspects.has('compare'));
    const isOfAnyLaw = isOpenEnded && /\barticles?\b|\bprovisions?\b|条文|何条|条項/i.test(question.text);
    const withTexts = isOfAnyLaw ? everything.filter(id => of(id).some(one => one.statement.kind === 'provision')) : [];
    const open = withTexts.length > 0 && meant.length === 0 ? withTexts : everything;
    const among = isOpenEnded ? open : named.ids.length > 0 ? namer.familyOf(meant) : meant;
    const text = without(question.text, named.words).replace(yearPattern, ' ');
    const focus =
      pointed === null
        ? focusOf({ question, meant, among, of, isNamed: named.ids.length > 0, isShort: named.isShort })
        : [pointed.measure];
    const laws = focus.flatMap(id => (id === null ? [] : namer.lawsOf(id))).filter(id => !focus.includes(id));
    const provisions = laws.flatMap(of).filter(({ statement }) => statement.kind === 'provision');
    const inFocus = (pointed === null ? focus.flatMap(of) : [index.read(pointed), ...of(pointed.measure)]).filter(
      ({ statement }) => isAskedFor(statement, question),
    );

    // What the measure is called says nothing of what is asked about it.
    const isName = (one: Asked) => focus.some(id => isNameOf(one, id));
    const telling = concepts.ask(text, withoutGeneric);
    const bare = telling.length > 0 ? telling : concepts.ask(text, withoutAsking);
    const isAside = (one: Asked) => isName(one) || focus.some(id => held(one, index.issuer(id)) >= nameHeldMin);
    const rest = bare.filter(one => !isAside(one));
    const before = concepts.ask(earlier, withoutGeneric).filter(one => !isAside(one));
    const bareText = without(question.bare, named.words).replace(yearPattern, ' ');
    const whole = concepts.ask(question.aspects.has('date') ? withoutHappening(bareText) : bareText, withoutGeneric);
    const matter = whole.filter(one => !isName(one));
    const ofIssuer = bare.filter(one => !isName(one));
    const generic = concepts.ask(withoutAsking(text.replace(kindOfText, ' '))).filter(one => !isAside(one));
    const asksWho = question.aspects.has('issuer');
    const left = [rest, asksWho ? ofIssuer : [], generic, ofIssuer].find(one => one.length > 0) ?? [];
    const asked = askedOf(bare, before.length > 0 ? rest : left, before, question);
    const faint = faintlyAsked(question, text, asked);
    const basis = new Set(focus.flatMap(id => articlesBehind(index.measure(id))));
    const isAskedOfLaw =
      question.aspects.has('article') || articlesIn(text).length > 0 || /法(?!人)|\b(?:act|law)\b/i.test(text);
    const namesOfFocus = bare.filter(isName);
    const weighed = [
      ...inFocus.map(one => weighStatement(one, asked, question, weighing, faint)),
      ...provisions.map(one => {
        const bonus = basis.has(articleOf(one.statement) ?? '') ? basisBonus : isAskedOfLaw ? 0 : -aside;
        return ofLaw(weighStatement(one, asked, question, weighing), one, namesOfFocus, bonus);
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
      asksMatter: matter.length > 0,
      lacksHead: lacksHead(question, one => isHeld(one) || isName(one)),
      isNamedOutright:
        pointed !== null || meant.includes(focus[0] ?? '') || nameShare(question, focus[0] ?? null) >= outrightShareMin,
      articles: articlesIn(text).filter(article => !focus.some(id => articlesInName(id).includes(article))),
      strange: [
        ...strangeNames(text).filter(word => isStrange(word, focus, isHeld)),
        ...brandsNamed(text).filter(word => isUnknownBrand(word, inFocus, isHeld)),
        ...courtsNamed(question.text).filter(word => !inFocus.some(one => textOf(one.statement).includes(word))),
        ...textsNamed(question.text).filter(word => isUnknownText(word, focus, named.words)),
        ...madeUpNames(question.text).filter(one => !named.words.some(word => word.includes(one))),
      ],
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

  function isNameOf(one: Asked, id: MeasureId | null): boolean {
    return held(one, index.ownNames(id)) >= nameHeldMin;
  }

  function termsIn({ statement }: Weighed): Terms {
    return concepts.read(`${textOf(statement)}\n${statement.heading}`);
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

  /** Words that ask for a kind of content; for a day, words of the measure's name too: «JIS Q 42001» among its events. */
  function faintlyAsked({ text: whole, aspects }: Question, text: string, telling: readonly Asked[]): Asked[] {
    const known = new Set(telling.map(one => JSON.stringify(one)));
    const words = aspects.has('date') ? whole : text;
    return concepts.ask(words, withoutAsking).filter(one => !known.has(JSON.stringify(one)));
  }

  /** True where what is asked for by a noun («the budget of…», …の予算は？) stands in nothing of the measure's. */
  function lacksHead({ bare, isExplaining }: Question, isHeld: (one: Asked) => boolean): boolean {
    const isLacking = (words: string) => {
      const head = concepts.ask(withoutHappening(words).replace(/第?\d+回目?/g, ' '), withoutGeneric);
      return head.length > 0 && !head.some(isHeld);
    };
    return isExplaining ? isLacking(topicOf(bare)) : isLacking(headOf(bare));
  }

  function isStrange(word: string, focus: readonly (MeasureId | null)[], isHeld: (one: Asked) => boolean): boolean {
    const parts = concepts.ask(word);
    const known = parts.filter(part => isHeld(part) || focus.some(id => held(part, index.names(id)) > 0));
    return known.length < parts.length / 2;
  }

  function isUnknownBrand(word: string, inFocus: readonly Indexed[], isHeld: (one: Asked) => boolean): boolean {
    const isThere = inFocus.some(({ statement }) =>
      `${textOf(statement)} ${statement.foundBy}`.toLowerCase().includes(word.toLowerCase()),
    );
    return !isThere && !concepts.ask(word).some(isHeld);
  }

  /** A law or guideline that goes by no name of what is spoken of, and is mentioned nowhere. */
  function isUnknownText(name: string, focus: readonly (MeasureId | null)[], names: readonly string[]): boolean {
    const isIt = names.some(word => name.includes(word) || word.includes(name));
    if (isIt || index.isSaid(name)) return false;
    const parts = concepts.ask(withoutAsking(name));
    const share = (id: MeasureId | null) =>
      weighing.cover(parts, index.ownNames(id)) / Math.max(0.001, weighing.massOf(parts));
    return parts.length > 0 && !focus.some(id => share(id) >= ownTextMin);
  }

  /** Within a law, what implements it is a matter like others: «the Basic Plan» tells its articles apart. */
  function ofLaw(weighed: Weighed, { terms }: Indexed, names: readonly Asked[], bonus: number): Weighed {
    const byName = weighing.cover(names, terms) / Math.max(0.001, weighing.massOf(names));
    return { ...weighed, score: weighed.score + 0.4 * byName + bonus };
  }
}

/** What sort of text a measure is says nothing of what is asked. */
const kindOfText = /法律?|条例|指針|ガイドライン|\b(?:acts?|laws?|statutes?|guidelines?|ordinances?)\b/gi;
const yearPattern = /(?<!\d)20\d\d(?!\d)\s*年?/g;
/** Without its name, a measure is meant where its name holds so much of the matter that is asked. */
const namedByMatterMin = 0.6;
/** A measure is named where its names hold so much of the question. */
const namedShareMin = 0.3;
/** A text is the one that is spoken of where that one's names hold so much of its name. */
const ownTextMin = 0.7;
/** Words that are most of a question name a measure as well as its name does. */
const outrightShareMin = 0.5;
/** The articles on which a measure rests come before others of its law. */
const basisBonus = 0.3;
const aside = 0.5;

/** «Since when?» asks for the day on which it began to hold. */
const startPattern = /いつから|since when|\b(?:start|begin|began)/i;
const starts = '施行 公表 策定 決定 発足';

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
