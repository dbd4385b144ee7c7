import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import { isCommentary, type Publication } from '../../domain/publication.ts';
import { tiesOf, treats } from '../../store/ties.ts';
import { plainAddress } from './address.ts';
import { likeness, type Title, titleOf } from './title.ts';

/** A publication with what tells whether it belongs to another's event. */
export interface Candidate {
  readonly publication: Publication;
  /** Days since 1970; null where no day is known. */
  readonly day: number | null;
  /** A list of one publisher in one language: it tells its own publications apart. */
  readonly channel: string;
  readonly title: Title;
  /** Without what two spellings of one address differ in. */
  readonly address: string | null;
  /** The measures and names that it may share with others. */
  readonly ties: readonly string[];
  /** What it does with each measure; who announces a new version may say that it changes the old one, or not. */
  readonly roles: readonly string[];
  readonly isCommentary: boolean;
  readonly isStarter: boolean;
}

/** Officials of one event come out within so many days. */
export const daysApartMax = 7;
/** Commentary may come so many days after what it is about. */
export const commentaryDaysMax = 30;

const heldMin = 0.6;
const sharedMin = 0.5;

export function candidateOf(publication: Publication): Candidate {
  const { source, publisher, language, links } = publication;
  const day = dayOfPublication(publication);
  let title: Title | null = null;
  return {
    publication,
    day: day === null ? null : Date.parse(day) / 86_400_000,
    channel: JSON.stringify([source, publisher.ja, language]),
    // Hardly any publication has another that may be the same.
    get title() {
      title ??= titleOf(publication);
      return title;
    },
    address: publication.url === null ? null : plainAddress(publication.url),
    ties: tiesOf(publication),
    roles: links.filter(treats).map(({ measure, role }) => `${role === 'amends' ? 'announces' : role} ${measure}`),
    isCommentary: isCommentary(publication),
    isStarter: publication.arrival === 'starter',
  };
}

/**
 * Whether two official publications may stand in one event: of different lists, within days, with the same numbers and the
 * same 結果, 延長, 訂正, 改定; and with like titles, where one can compare them.
 */
export function mayBeOne(a: Candidate, b: Candidate): boolean {
  if (a.channel === b.channel || !isWithin(a, b, daysApartMax)) return false;
  if (isSamePage(a, b)) return true;
  if (a.title.numbers !== b.title.numbers || a.title.marks.strict !== b.title.marks.strict || daysDiffer(a, b))
    return false;
  return !isSameLanguage(a, b) || isLike(a.title.pairs, b.title.pairs) || isRestLike(a, b);
}

/** Whether two official publications are the same thing: they may be, and address, measure or name says that they are. */
export function areOne(a: Candidate, b: Candidate): boolean {
  if (!mayBeOne(a, b)) return false;
  if (isSamePage(a, b)) return true;
  const isOneLanguage = isSameLanguage(a, b);
  if (sharesAddress(a, b) && (isOneLanguage || sharesTie(a, b, 'measure:'))) return true;
  if (a.title.marks.all !== b.title.marks.all) return false;
  if (isOneLanguage && sharesTie(a, b, 'name:')) return true;
  const doesTheSame = a.roles.some(role => b.roles.includes(role));
  return doesTheSame && (isOneLanguage ? isRestLike(a, b) : sharesBody(a, b));
}

const instruments = new Set<string>([
  'statute',
  'bill',
  'order',
  'plan',
  'guideline',
  'report',
  'discussion-paper',
  'consultation',
  'enforcement',
  'international-instrument',
]);

/** Whether a commentary is on what an official publication brought. */
export function isOn(commentary: Candidate, official: Candidate): boolean {
  if (commentary.day === null || official.day === null || !sharesTie(commentary, official, 'measure:')) return false;
  const daysAfter = commentary.day - official.day;
  return (
    instruments.has(official.publication.tags.kind.value) &&
    !/\bmeeting\b/.test(official.title.marks.all) &&
    daysAfter >= -1 &&
    daysAfter <= commentaryDaysMax
  );
}

/** What an archive begins with has titles of our own: at its address the day is enough. */
function isSamePage(a: Candidate, b: Candidate): boolean {
  return (a.isStarter || b.isStarter) && a.day !== null && a.day === b.day && sharesAddress(a, b);
}

function isWithin(a: Candidate, b: Candidate, days: number): boolean {
  return a.day !== null && b.day !== null && Math.abs(a.day - b.day) <= days;
}

/** 【8月26日開催】 in one title says nothing against another that names no day. */
function daysDiffer(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.title.days, b.title.days];
  return one.size > 0 && other.size > 0 && ![...one].some(day => other.has(day));
}

function isSameLanguage(a: Candidate, b: Candidate): boolean {
  return a.publication.language === b.publication.language;
}

function isLike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const { held, shared } = likeness(one, other);
  return shared >= sharedMin || (held >= heldMin && Math.min(one.size, other.size) >= 6);
}

/** Beside the names of measures the titles say the same, or nothing. */
function isRestLike(a: Candidate, b: Candidate): boolean {
  const hasName = a.title.rest.size < a.title.pairs.size && b.title.rest.size < b.title.pairs.size;
  return hasName && likeness(a.title.rest, b.title.rest).shared >= sharedMin;
}

function sharesAddress(a: Candidate, b: Candidate): boolean {
  return a.address !== null && a.address === b.address;
}

function sharesTie(a: Candidate, b: Candidate, sort: 'measure:' | 'name:'): boolean {
  return a.ties.some(tie => tie.startsWith(sort) && b.ties.includes(tie));
}

/** A ministry's English page is its own: another's English page of the same measure is another event. */
function sharesBody(a: Candidate, b: Candidate): boolean {
  return a.publication.publisherBodies.some(body => b.publication.publisherBodies.includes(body));
}
