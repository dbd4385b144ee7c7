import { distance } from 'fastest-levenshtein';
import type { Passage } from '../domain/entry.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source, SourceId } from '../domain/source.ts';
import type { Known } from '../store/archive.ts';
import { withoutControls } from '../text/without-controls.ts';
import type { Prepared } from './prepare.ts';
import { saySame } from './sense.ts';

/** What an entry of a document turns out to be. */
export type Recognised =
  | { readonly kind: 'new'; readonly item: Prepared; readonly key: string }
  | { readonly kind: 'revised'; readonly item: Prepared; readonly of: Publication }
  | { readonly kind: 'same'; readonly item: Prepared; readonly of: Publication };

/** The source of what a fresh archive begins with; each publication of it goes over to the source of its publisher that brings it again. */
export const starterSource: SourceId = 'starter';

/** Share of a title that may change in a mend; more, and it is another publication. */
const mendedShareMax = 0.4;

/**
 * Tells what a document's entries are: known, mended, or new. Losing a publication is worse than showing a mend as news,
 * so an entry counts as a mend only where a stable identifier of the publisher's says so, or nothing speaks against it.
 */
export function recognise(items: readonly Prepared[], known: readonly Known[], source: Source): Recognised[] {
  const byKey = new Map(known.flatMap(({ publication, keys }) => keys.map(key => [key, publication] as const)));
  const listed = new Set(items.map(item => byKey.get(item.titledKey)?.id));
  const taken = new Set<string>();
  const trustsGuid = source.identity.includes('guid');
  let comparisons = 0;
  const isMended = (item: Prepared, candidate: Publication) => {
    if (!isSameDay(item, candidate)) return false;
    if (candidate.source === starterSource) return true;
    comparisons += costOf(item, candidate);
    return comparisons <= comparisonsMax && isLikeTitle(item, candidate);
  };

  return uniqueBy(items, item => item.titledKey).map(item => {
    const exact = byKey.get(item.titledKey);
    if (exact !== undefined) return settle(item, exact);
    const isFree = ({ id }: Publication) => !listed.has(id) && !taken.has(id);
    const namesake = byKey.get(item.key);
    if (namesake !== undefined && isFree(namesake) && (trustsGuid || isMended(item, namesake)))
      return settle(item, namesake);
    const mended = atAddress(item, known).find(candidate => isFree(candidate) && isMended(item, candidate));
    if (mended !== undefined) return settle(item, mended);
    const key = byKey.has(item.key) || taken.has(item.key) ? item.titledKey : item.key;
    taken.add(item.key);
    return { kind: 'new', item, key };
  });

  function settle(item: Prepared, of: Publication): Recognised {
    taken.add(of.id);
    return saysTheSame(item, of) ? { kind: 'same', item, of } : { kind: 'revised', item, of };
  }
}

/** Beyond so many comparisons of usual titles a document is hostile, and what is left of it counts as new. */
const comparisonsMax = 20_000;
/** Comparing takes the product of both lengths: this usual one, in characters, costs 1. */
const titleLengthUsual = 100;
/** Longer titles than these are not compared word by word. */
const titleLengthMax = 1_000;

/** The same day. What a fresh archive began with has a title of our own, so that at its address the day is enough. */
function isSameDay(item: Prepared, candidate: Publication): boolean {
  return dayOf(candidate.publishedAt) === dayOf(item.draft.publishedAt);
}

function costOf({ draft }: Prepared, { title }: Publication): number {
  return Math.max(1, (draft.title.length * title.length) / titleLengthUsual ** 2);
}

/** The same numbers in the title (第53回 is not 第54回), and most of the words. */
function isLikeTitle(item: Prepared, candidate: Publication): boolean {
  const [before, after] = [candidate.title, item.draft.title].map(title => title.normalize('NFKC')) as [string, string];
  const longest = Math.max(before.length, after.length);
  return (
    longest <= titleLengthMax &&
    numbersIn(before) === numbersIn(after) &&
    distance(before, after) <= mendedShareMax * longest
  );
}

/** Layout, 全角 and 半角, 和暦 and 西暦 are no revision. */
function saysTheSame({ draft, passages }: Prepared, of: Publication): boolean {
  return (
    saySame(draft.title, of.title) &&
    saySame(draft.summary, of.summary) &&
    saySame(draft.content, of.content) &&
    draft.url === of.url &&
    draft.publishedAt === of.publishedAt &&
    saySame(wordsOf(passages), wordsOf(of.passages))
  );
}

/** What older programs kept may hold control characters. */
function wordsOf(passages: readonly Passage[]): string {
  return withoutControls(passages.map(({ heading, text }) => `${heading}\n${text}`).join('\n'));
}

function atAddress(item: Prepared, known: readonly Known[]): Publication[] {
  const { url } = item.draft;
  return url === null ? [] : known.map(({ publication }) => publication).filter(publication => publication.url === url);
}

function numbersIn(title: string): string {
  return (title.match(/\d+/g) ?? []).join(' ');
}

function dayOf(date: string | null): string {
  return date?.slice(0, 10) ?? '';
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map(item => [keyOf(item), item])).values()];
}
