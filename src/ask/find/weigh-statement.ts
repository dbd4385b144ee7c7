import type { Aspect } from '../question/aspects.ts';
import type { Question } from '../question/question.ts';
import { isSameVersion } from '../question/references.ts';
import { isSupplementary, type Statement } from '../statements/statement.ts';
import { type Indexed, textOf } from '../statements/statement-index.ts';
import { type Asked, held, type Terms, type Weighing } from '../terms/weigh.ts';

/** A statement with how well it answers, compared with others that were found for the same question. */
export interface Weighed {
  readonly statement: Statement;
  readonly score: number;
  /** Which of what is asked it holds. */
  readonly holds: ReadonlySet<Asked>;
}

/** So much of a word must stand in a text for the word to count as said. */
export const heldMin = 0.5;

/**
 * Weighs a statement by the words that are asked for, and by whether its kind is what is asked for.
 * @param faint Words that tell apart what nothing else does.
 */
export function weighStatement(
  { statement, terms, heading, foundBy }: Indexed,
  asked: readonly Asked[],
  question: Question,
  weighing: Weighing,
  faint: readonly Asked[] = [],
): Weighed {
  const mass = Math.max(0.001, weighing.massOf(asked));
  const inHeading = weighing.cover(asked, heading) * headingFit(asked, heading);
  const byOthers = weighing.cover(
    asked.filter(one => held(one, terms) < heldMin),
    foundBy,
  );
  const direct = (weighing.score(asked, terms) + inHeading + 0.35 * byOthers) / mass;
  const holds = new Set(asked.filter(one => [terms, heading, foundBy].some(part => held(one, part) >= heldMin)));
  const share = shareOf(statement, weighing.massOf([...holds]) / mass);
  const faintly = question.aspects.has('article') ? faintShareOfArticles : faintShare;
  const byFaint = faint.length === 0 ? 0 : (faintly * weighing.cover(faint, terms)) / weighing.massOf(faint);
  const byQuote = question.quotes.some(quote => saysVerbatim(statement, quote)) ? quotedBonus : 0;
  const score = direct * share + byFaint + byQuote + aspectBonus(statement, question, holds.size > 0);
  return { statement, score, holds };
}

const faintShare = 0.05;
/** Common words tell articles apart: «draw up a guideline». */
const faintShareOfArticles = 0.15;
/** Words that a question quotes are looked for as they are. */
const quotedBonus = 0.8;

function saysVerbatim(statement: Statement, quote: string): boolean {
  return textOf(statement).replace(/\s+/g, ' ').toLowerCase().includes(quote.replace(/\s+/g, ' ').trim().toLowerCase());
}

/**
 * What the catalogue has from primary sources comes before what a publication says, an authority's before commentary, and
 * what speaks of half of what is asked before what only touches it.
 */
function shareOf({ kind, isPrimary = false }: Statement, held: number): number {
  if (kind !== 'publication' && kind !== 'passage') return 1;
  return (isPrimary ? 0.8 : 0.65) * (held >= 0.5 ? 1 : 0.5);
}

/** A caption fits by how much of it is asked for: «deputy chair» says less of the chair than «chair». */
function headingFit(asked: readonly Asked[], { counts }: Terms): number {
  const terms = new Set(asked.flatMap(({ concepts, own }) => [...concepts, ...own]));
  return 0.6 + (0.4 * [...counts.keys()].filter(term => terms.has(term)).length) / Math.max(1, counts.size);
}

/** What kind of statement answers what kind of question. */
const answering: Readonly<Record<Aspect, Partial<Record<Statement['kind'], number>>>> = {
  date: { event: 0.35, deadline: 0.3, provision: -0.15, gloss: -0.15 },
  version: { event: 0.1 },
  penalty: { force: 0.25, point: 0.1 },
  force: { force: 0.4 },
  addressee: { force: 0.3 },
  issuer: { issuer: 0.25, event: 0.1, provision: 0.1 },
  article: { provision: 0.5, gloss: 0.3 },
  status: { status: 0.3, event: 0.2, provision: -0.3 },
  number: { number: 0.5 },
  relation: { relation: 0.2 },
  compare: { event: 0.1, point: 0.1 },
  amount: { point: 0.15 },
  where: { where: 0.5 },
};

function aspectBonus(statement: Statement, question: Question, holdsSomething: boolean): number {
  // What a provision says of time is no event.
  const aspects = question.aspects.has('article') ? question.aspects.difference(new Set(['date'])) : question.aspects;
  const byKind = [...aspects].reduce((sum, aspect) => sum + (answering[aspect][statement.kind] ?? 0), 0);
  // Who issued it, and how far it binds, is said where it is asked, and else only where nothing says more.
  const isFrame = frames.has(statement.kind);
  const isAside =
    statement.kind === 'provision' &&
    isSupplementary(statement) &&
    !/附則|施行期日|経過措置|見直し|検討規定|suppl|effective date|come into|review/i.test(question.text);
  // Where more is asked than how far it binds, the frame alone answers only what it speaks of.
  const isAsideFrame =
    isFrame &&
    !askedAlone.has(statement.kind) &&
    (question.goesOn ? question.aspects.has('date') : question.hasSubject && question.isOpen);
  const weight = isAsideFrame ? 0 : isFrame && question.hasSubject && !holdsSomething ? 0.5 : 1;
  const saysWho =
    statement.kind === 'provision' && question.aspects.has('issuer') && officePattern.test(textOf(statement));
  const isSecondHand = secondHand.test(textOf(statement));
  const asksSecondHand = secondHand.test(question.text);
  return (
    byKind * weight +
    versionBonus(statement, question) +
    (saysWho ? 0.3 : 0) -
    (isAside ? 0.3 : 0) -
    (isFrame && byKind === 0 ? 0.25 : 0) -
    (isSecondHand === asksSecondHand ? 0 : 0.2)
  );
}

/** Said to whoever asks for just that. */
const askedAlone = new Set<Statement['kind']>(['number', 'relation', 'where']);
const frames = new Set<Statement['kind']>(['issuer', 'force', 'status', 'number', 'relation', 'where']);

function versionBonus({ version, kind }: Statement, { versions, aspects }: Question): number {
  if (version === null) return 0;
  if (versions.some(one => isSameVersion(one, version))) return kind === 'event' && aspects.has('date') ? 0.9 : 0.4;
  return aspects.has('version') && versions.length === 0 ? 0.2 : 0;
}

/** What a law firm makes of it comes after what it says itself. */
const secondHand = /法律事務所|law[- ]firm|\bMoFo\b|Morrison/i;
/** Offices that a provision gives something to. */
const officePattern = /大臣|長官|内閣府|充てる|Minister|Secretary of|Cabinet Office|Chief Cabinet/;
