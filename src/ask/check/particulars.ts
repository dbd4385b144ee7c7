import { dayOf } from '../../calendar/say-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { Found } from '../find/find-statements.ts';
import { type Numbered, numberedIn, totalIn } from '../question/numbered.ts';
import type { Question } from '../question/question.ts';
import type { Statement } from '../statements/statement.ts';

/** How long something takes is said in days, months or years, no date tells it. */
const durationAsked =
  /\bhow (?:long|many (?:days|weeks|months|years))\b|何(?:日間|週間|か月|ヶ月|カ月|年間)|どのくらいの期間|どれくらいの期間/i;
const durationSaid =
  /[\d一二三四五六七八九十](?:日|週間|か月|ヶ月|月|年)(?:間|以内|を超えない)|[\d一二三四五六七八九十](?:か月|ヶ月|箇月|半年)|半年|\b(?:\d+|one|two|three|six|ten) (?:days?|weeks?|months?|years?)\b/i;

/** Who asks for names is answered with a list of some only. */
const asksForNames =
  /\bnames of\b|\bname of the \w+ who\b|\bnames\b.{0,20}\b(?:firms|companies|people)\b|社名|企業名|氏名|名簿/i;

/** True where a question turns on something particular that nothing says: prison, arrests, names, the twelfth meeting, what is to come. */
export function particularsUnsaid({ weighed, asked }: Found, question: Question, now: Instant): boolean {
  const { text } = question;
  if (asksForNames.test(text) && !weighed.some(one => one.holds.size >= asked.length && listsNames(one.statement)))
    return true;
  const isThere = (one: Numbered) => weighed.some(({ statement }) => saysPart(wordsOf(statement), one));
  if (question.numbered.some(one => one.number > 1 && !isThere(one))) return true;
  if (durationAsked.test(text) && !weighed.some(one => one.holds.size > 0 && durationSaid.test(wordsOf(one.statement))))
    return true;
  return question.isAhead && !weighed.some(one => one.holds.size > 0 && liesAhead(one.statement, now));
}

/** It names that part or meeting, or says that there are so many. */
function saysPart(words: string, { of, number }: Numbered): boolean {
  return numberedIn(words).some(one => one.of === of && one.number === number) || (totalIn(words, of) ?? 0) >= number;
}

function wordsOf({ says }: Statement): string {
  return `${says.ja ?? ''} ${says.en ?? ''}`;
}

function listsNames({ says }: Statement): boolean {
  return /[^、\d]{2,}、[^、\d]{2,}、/.test(says.ja ?? '') || /[A-Z]\w+, [A-Z]\w+(?:,| and )/.test(says.en ?? '');
}

/** It tells of what is planned, or of a day that has not come. */
function liesAhead(statement: Statement, now: Instant): boolean {
  const { date, kind } = statement;
  if (kind === 'event' && date !== null && date > dayOf(now)) return true;
  return /予定|毎年|\b(?:scheduled|planned|due|every year|expected)\b/i.test(wordsOf(statement));
}
