import { dayOf } from '../calendar/say-date.ts';
import type { Instant } from '../domain/time.ts';
import type { Found } from './find-statements.ts';
import { type Numbered, numberedIn, totalIn } from './numbered.ts';
import type { Question } from './question.ts';
import type { Statement } from './statement.ts';

/** What, where a question has it, must stand in what answers: it is too particular to be answered by what is near. */
const particulars: readonly { readonly asked: RegExp; readonly said: RegExp }[] = [
  // Years behind bars, or that there are no penalties at all.
  {
    asked: /懲役|拘禁刑|禁錮|imprison|\b(?:prison|jail)\b/i,
    said: /懲役|拘禁刑|禁錮|imprison|prison|jail|罰則はありません/i,
  },
  // What was done to somebody under a law.
  {
    asked:
      /払っ|支払|納付|科された|科せられた|命じられ|処分され|処分を受け|摘発|逮捕|\bpaid\b|\bwas fined\b|\bwere fined\b|\bsued\b|\barrested\b/i,
    said: /払っ|支払|納付|科された|命じられ|処分され|摘発|逮捕|\bpaid\b|\bfined by\b|\bsued\b|\barrested\b/i,
  },
  { asked: /どの党|何党|各党|政党|\bpolitical part(?:y|ies)\b|\bwhich part(?:y|ies)\b/i, said: /党|\bparty\b/i },
];

/** Parts of a text that few have, and things done under a law that few were: each must stand in a source by its own word. */
const byTheirWord =
  /前文|別表|別紙|附属書|付属書|様式|少数意見|反対意見|立入検査|業務改善命令|業務停止|懲戒|否決|不合格|敗訴|勝訴|和解|\b(?:annex|appendix|preamble|recital|dissent|inspect|reject|disciplin|blacklist|settle)/gi;

/** Who asks for names is answered with a list of some only. */
const asksForNames = /\bnames of\b|\bnames\b.{0,20}\b(?:firms|companies|people)\b|社名|企業名|氏名|名簿/i;

/** True where a question turns on something particular that nothing says: prison, arrests, names, the twelfth meeting, what is to come. */
export function particularsUnsaid({ weighed, asked }: Found, question: Question, now: Instant): boolean {
  const { text } = question;
  const says = (pattern: RegExp) => weighed.some(({ statement }) => pattern.test(wordsOf(statement)));
  if (particulars.some(one => one.asked.test(text) && !says(one.said))) return true;
  const words = text.match(byTheirWord) ?? [];
  if (words.some(word => !says(new RegExp(word, 'i')))) return true;
  if (asksForNames.test(text) && !weighed.some(one => one.holds.size >= asked.length && listsNames(one.statement)))
    return true;
  const isThere = (one: Numbered) => weighed.some(({ statement }) => saysPart(wordsOf(statement), one));
  if (question.numbered.some(one => one.number > 1 && !isThere(one))) return true;
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
