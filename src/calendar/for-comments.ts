import { type Act, actsIn, isOpenDraft, sentenceEnds } from './comment-words.ts';

/** Where a date, or a period's two, stand; where the dates beside it end and begin. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
}

/** What may stand between the act and its date: の期間は, の締切：, を. */
const joins =
  /^(?:[の等]|受付|提出|募集|実施|手続|期間|期限|期日|締め?切り?|日時?|〆切|最終|終了|開始|延長|要領|[はもをがで:|、・\s()[\]「」<>【】-]|について|につき)*$/;
/** Behind the predicate of a clause another begins: …を募集し、 */
const clauseEnd = /[、,。]/g;
/** Directly before «by» and the date: what is then done with the measure itself. */
const englishPredicate =
  /\b(?:expected|planned|scheduled|published|finali[sz]ed|adopted|completed|issued|implemented|ready|effective|in (?:force|effect|place)|comply|compliance|decided|concluded|enacted|released|submitted to the (?:diet|parliament))(?:\sto[a-z ]{0,20})?\s(?:by|until|till|before|on|from|no later than|not later than)\s(?:the\s)?$/;

/**
 * A test of a text's dates: is that what people send comments by, or do something else by?
 * Japanese has the act behind the date, or as the topic right before it; English first of all in the clause. A clause
 * without an act goes on about what the text was about.
 */
export function createForComments(text: string): (date: DateSpan) => boolean {
  const acts = actsIn(text);
  if (acts.length === 0) {
    const isOpen = isOpenDraft(text);
    return () => isOpen;
  }
  if (!acts.some(({ isComment }) => isComment)) return () => false;
  const ends = sentenceEnds(text);

  return date => {
    const ahead = text.slice(Math.max(0, date.start - 120), date.start);
    if (englishPredicate.test(ahead) || englishPlan.test(ahead)) return false;
    const from = ends[firstFrom(ends, end => end >= date.start) - 1] ?? 0;
    const to = ends[firstFrom(ends, end => end >= date.end)] ?? text.length;
    const clause = Math.max(from, Math.min(date.beforeEnd, date.start));
    const [next, past] = [firstFrom(acts, act => act.end > date.start), firstFrom(acts, act => act.start >= date.end)];
    const before = acts.slice(
      firstFrom(acts, act => act.start >= clause),
      next,
    );
    const behind = acts.slice(
      past,
      firstFrom(acts, act => act.end > Math.min(to, date.afterStart)),
    );
    const nearest = before.at(-1);
    if (isEnglish(text, date)) {
      const [following] = behind;
      const isJoined = following !== undefined && !otherSubject.test(text.slice(date.end, following.start));
      const governing = before[0] ?? (isJoined ? following : undefined);
      if (governing === undefined && following !== undefined) return false;
      if (governing !== undefined) return governing.isComment;
    } else {
      if (nearest !== undefined && isTopic(nearest, text) && joins.test(text.slice(nearest.end, date.start)))
        return nearest.isComment;
      const predicate = predicateOf(behind, text);
      if (predicate !== undefined && predicate.start - date.end <= predicateUnitsMax) return predicate.isComment;
      if (nearest !== undefined) return nearest.isComment;
    }
    const told = acts[next - 1] ?? acts[past];
    return told?.isComment === true;
  };

  /** The last act before the clause is over: 申請様式の案について意見を募集し、 is about comments. */
  function predicateOf(behind: readonly Act[], words: string): Act | undefined {
    const first = behind[0];
    if (first === undefined) return undefined;
    clauseEnd.lastIndex = first.end;
    const over = clauseEnd.exec(words)?.index ?? words.length;
    return behind.findLast(({ end }) => end <= over);
  }
}

/** Index of the first of ordered items of which something holds, as it does of all behind it; their number for none. */
function firstFrom<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A verb that a clause goes on from is no topic: 案を公表し、7月9日まで… */
function isTopic({ start, end }: Act, text: string): boolean {
  return !/(?:する|し|され)$/.test(text.slice(start, end));
}

/** Another clause begins between a day and what is said behind it: «runs until June, and users may give feedback». */
const otherSubject = /,? and (?:the )?[a-z]+ (?:may|can|will|must|should|are|is)\b/;

/** What the authority will do with the comments by then. */
const englishPlan =
  /\b(?:will|to)\s(?:\w+\s)?(?:compile|finali[sz]e|publish|adopt|issue|complete|decide|conclude|enact|implement|release|summari[sz]e)\b[^.;]{0,60}\b(?:by|until|before|on|in|at)\s(?:the\s)?$/;

/** Folded units behind a date within which its predicate stands. */
const predicateUnitsMax = 60;

/** By the date itself, where a month is named in it; else by the words around. */
function isEnglish(text: string, { start, end }: DateSpan): boolean {
  const date = text.slice(start, end);
  if (/[年月日]/.test(date)) return false;
  return /[a-z]{3}/.test(date) || !/[぀-ヿ一-鿿]/.test(text.slice(Math.max(0, start - 30), end + 30));
}
