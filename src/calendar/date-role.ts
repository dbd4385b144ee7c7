import type { ResolvedDate } from './resolve-dates.ts';

/** What a date does in a period: `new-last` ends it after an extension, `old-last` ended it before one. */
export type DateRole = 'first' | 'last' | 'new-last' | 'old-last' | 'other';

type Span = { readonly start: number; readonly end: number };

const range =
  /^[)\]」\s、,]*(?:\(?(?:から|より|~|〜|-|ー|→|⇒|to|through|thru|until|till|and ends?(?: on)?|and closes?(?: on)?)\s?)+[([「]?(?:on\s)?$/;
const and = /^[)\]\s]*and\s$/;

/** Whether what stands between two dates makes one period of them. */
export function closesRange(text: string, first: Span, last: Span): boolean {
  const between = text.slice(first.end, last.start);
  return range.test(between) || (and.test(between) && /\bbetween\s$/.test(text.slice(0, first.start)));
}

/** Whether the date is only of those who send by post: 郵送の場合は23日必着. */
export function isOfPost(text: string, date: Span, beforeEnd: number): boolean {
  return /郵送|郵便|書面|持参|ファクシミリ|\bfax\b|\bby (?:post|mail)\b/.test(
    text.slice(Math.max(beforeEnd, date.start - 30), date.start),
  );
}

/** Whether the text tells of a period that was made longer. */
export function isExtended(text: string): boolean {
  return /延長|変更(?:後|前)|に変更|\bextend(?:ed|s|ing)?\b|\bextension\b|\bmoved (?:from|to|back)\b/.test(text);
}

const open = '[\\s)\\]」、,・(\\[「]*';
/** Behind the last day. */
const lastAfter = new RegExp(
  `^${open}(?:[月火水木金土日]・)?(?:当日|同日|の)?(?:を|に|で|が|は|をもって|を以て|中に)?${open}(?:意見(?:の)?(?:募集|受付)を)?(?:まで|迄|必着|消印|締め?切|〆切|〆|期限|最終日|終了(?:予定|$|[)\\]])|をもって|まで?(?:に|の))` +
    `|^${open}(?:is|as|was|being)?\\s?(?:the )?(?:final |last )?(?:deadline|closing date|last day|due date|close of)`,
);
const newAfter = /^[\s)\]」、,(]*(?:まで|に|へ)[^。、\d]{0,6}(?:延長|変更|延期)/;
const oldAfter = /^[\s)\]」、,(]*(?:まで)?と(?:し|な)てい(?:た|まし)|^[\s)\]」、,(]*まで(?:だった|であった|の予定)/;
/** Before the last day. */
const lastBefore =
  /(?:締め?切り?(?:日時?)?|〆切(?:日)?|期限(?:日)?|(?<!施行|適用|公布)期日|終了日時?|最終日|終期)[)\]】]?(?:が|は|を|の|で)?[:・、\s|→~〜-]*(?:いずれも|ともに|共に|原則)?(?:まで)?[\s([「]*$|(?:^|[([「\s])[~〜]\s?$/;
const newBefore =
  /(?:延長後|変更後|訂正後)[^。、\d]{0,12}$|\b(?:extend(?:ed|s|ing)?|moved)\b[^.;\d]{0,60}\b(?:to|until|till|through)\s(?:on\s)?$/;
const oldBefore =
  /(?:当初|従来|もともと|元の|延長前|変更前|訂正前)[^。\d]{0,24}$|\b(?:original(?:ly)?|initial(?:ly)?|previous(?:ly)?|from)\b[^.;\d]{0,30}$/;
const lastBeforeEnglish = new RegExp(
  [
    '(?:\\b(?:by|until|till|through|thru|(?:no|not) later than|up to(?:,? and including)?|on or before|before or)',
    '\\b(?:closes?|closing|clos(?:es|ing) date|ends?|ending|expires?|due|due date|deadline|last day|cut-?off(?: date)?)(?:\\sfor\\s[a-z ]{1,60}?)?)$',
  ].join('|'),
);
/** Between the cue and the date: «is», «on», «(», «close of business». */
const beforeDate =
  /(?:[\s,:(-]|\b(?:is|was|are|will be|be|of|on|at|by|set|for|the|close of business|cob|eob|end of day|date)\b)+$/;
const firstAfter = /^[\s)\]、,]*(?:から|より|~|〜|以降|に?開始|に始)/;
const firstBefore =
  /(?:開始日時?|公示日|公表日|掲載日|公布日)[:は\s]*$|\b(?:from|starting|starts?|beginning|begins?|opens?|opened|opening|launched|since|on)\s(?:on\s)?$/;

/** @param before The date before it in the text; @param after The one behind it. @param extended What `isExtended` says of the text. */
export function roleOf(
  text: string,
  date: ResolvedDate,
  before: ResolvedDate | undefined,
  after: ResolvedDate | undefined,
  extended: boolean,
): DateRole {
  const behind = text.slice(date.end, date.end + 40);
  const ahead = text.slice(Math.max(before?.end ?? 0, date.start - 100), date.start);
  if (after?.closesRange) return 'first';
  if (extended && (newAfter.test(behind) || newBefore.test(ahead))) return 'new-last';
  if (extended && (oldAfter.test(behind) || oldBefore.test(ahead))) return 'old-last';
  if (date.closesRange || date.endsRange) return 'last';
  if (firstAfter.test(behind)) return 'first';
  if (lastAfter.test(behind) || lastBefore.test(ahead)) return 'last';
  if (isBehindCue(ahead, date)) return 'last';
  return firstBefore.test(ahead) ? 'first' : 'other';
}

function isBehindCue(ahead: string, { time }: ResolvedDate): boolean {
  const stripped = ahead.replace(beforeDate, '');
  // «on» alone or a comma says nothing; the word before it does, and «due by» is cut to «due».
  const cue =
    ahead.length > stripped.length && /\bby\b/.test(ahead.slice(stripped.length)) ? `${stripped} by` : stripped;
  return lastBeforeEnglish.test(cue) || (time !== null && /\bbefore$/.test(stripped));
}
