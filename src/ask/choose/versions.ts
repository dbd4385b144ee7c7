import { dayOf } from '../../calendar/say-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { Weighed } from '../find/weigh-statement.ts';
import type { Question } from '../question/question.ts';
import { isSameVersion } from '../question/references.ts';
import type { Statement } from '../statements/statement.ts';

/** Each of the versions that are asked for: its day, and what is said of it. */
export function eachVersion(weighed: readonly Weighed[], { versions }: Question): Weighed[] {
  return versions.flatMap(version => {
    const own = weighed.filter(one => one.statement.version !== null && isSameVersion(one.statement.version, version));
    const known = own.find(({ statement }) => statement.kind === 'event' && !isDraft(statement));
    const day = known ?? (isSameVersion(version, '1') ? firstIssued(weighed) : undefined);
    const point = own.find(({ statement }) => statement.kind === 'point');
    return [day, point].filter(one => one !== undefined);
  });
}

/** Where the current version is asked for: the last that has come out. */
export function newestVersion(weighed: readonly Weighed[], question: Question, now: Instant): Weighed | undefined {
  const { aspects, versions, text } = question;
  const isOfRevision = aspects.has('date') && /改定|改訂|更新|\brevised\b|\bupdated\b|\brevision\b/i.test(text);
  const isAsked = (aspects.has('version') || isOfRevision) && versions.length === 0 && !aspects.has('compare');
  return isAsked ? issued(weighed, now)[0] : undefined;
}

/** «The version before that». */
export function versionBefore(weighed: readonly Weighed[], { text }: Question, now: Instant): Weighed | undefined {
  const isAsked =
    /(?:前|一つ前|旧)の?(?:版|バージョン)|旧版|(?:previous|earlier|prior|last but one) (?:version|edition)|version before|\b(?:came|was) before (?:it|that)\b|その前(?:は|の版)/i;
  return isAsked.test(text) ? issued(weighed, now)[1] : undefined;
}

/** The first version, where that is asked for. */
export function firstVersion(weighed: readonly Weighed[], { text }: Question, now: Instant): Weighed | undefined {
  const isAsked = /初版|最初の(?:版|バージョン)|(?:first|original|initial) (?:version|edition)/i;
  return isAsked.test(text) ? (firstIssued(weighed) ?? issued(weighed, now).at(-1)) : undefined;
}

/** What came out first, whether or not it was called a version. */
function firstIssued(weighed: readonly Weighed[]): Weighed | undefined {
  return weighed
    .filter(({ statement }) => statement.kind === 'event' && comesOut(statement) && !isDraft(statement))
    .sort((a, b) => (a.statement.date ?? '').localeCompare(b.statement.date ?? ''))[0];
}

function comesOut({ says }: Statement): boolean {
  return /公表|決定|策定|発行|通知|第\d|初版/.test(says.ja ?? '') && !/意見募集|締切/.test(says.ja ?? '');
}

/** Versions that have come out, the newest first. */
function issued(weighed: readonly Weighed[], now: Instant): Weighed[] {
  return weighed
    .filter(({ statement }) => statement.kind === 'event' && statement.version !== null && !isDraft(statement))
    .filter(({ statement: { date } }) => date !== null && date <= dayOf(now))
    .sort((a, b) => (b.statement.date ?? '').localeCompare(a.statement.date ?? ''));
}

function isDraft({ says }: Statement): boolean {
  return /案/.test(says.ja ?? '') && !/公表|策定/.test(says.ja ?? '');
}
