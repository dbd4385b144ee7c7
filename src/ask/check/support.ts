import type { Instant } from '../../domain/time.ts';
import type { Found } from '../find/find-statements.ts';
import type { Question } from '../question/question.ts';
import { isSameVersion } from '../question/references.ts';
import { articleOf, type Statement } from '../statements/statement.ts';
import { particularsUnsaid } from './particulars.ts';

/**
 * Of the question's own matter, so much must stand in what is known of its measure. What every entry of the catalogue
 * answers (how far it binds, its version, whether it stands) needs none where the measure is named.
 */
const coveredMin = {
  found: 0.5,
  foundByBest: 0.4,
  named: 0.15,
  dated: 0.3,
  ofLaw: 0.25,
  byArticle: 0.2,
  explained: 0.25,
};
/** What asks for nothing in particular is answered by what answers it well. */
const scoreMin = 0.21;
const plainAspects = [
  'version',
  'penalty',
  'force',
  'addressee',
  'issuer',
  'status',
  'number',
  'relation',
  'where',
  'compare',
] as const;

/** True where the statements bear an answer at all; whoever asks for what nothing says is told so. */
export function isSupported(found: Found, question: Question, now: Instant): boolean {
  const { weighed, covered, coveredByBest, isNamed, isNamedOutright, strange, articles, pointed, hasMatter } = found;
  const statements = weighed.map(({ statement }) => statement);
  const everyYearSaid = question.years.every(year => statements.some(statement => saysYear(statement, year)));
  const articlesKnown = articles.every(article => statements.some(statement => articleOf(statement) === article));
  const versionsKnown = question.versions.every(version => isKnownVersion(version, statements));
  if (!everyYearSaid || !articlesKnown || !versionsKnown || strange.length > 0) return false;
  if (particularsUnsaid(found, question, now) || isNoEventOfIts(found, question)) return false;
  if (articles.length > 0 && isNamed && !question.aspects.has('amount')) return true;
  if (pointed !== null && (question.aspects.has('date') || question.aspects.has('issuer'))) return true;
  const isOfLaw = question.aspects.has('article') && statements[0]?.kind === 'provision';
  if (isOfLaw && coveredByBest < coveredMin.byArticle && found.asksMatter) return false;
  if (!isNamed && isOfLaw) return hasMatter && covered >= coveredMin.found && coveredByBest >= coveredMin.ofLaw;
  if (found.lacksHead) return false;
  const byBest = question.isExplaining ? coveredMin.explained : coveredMin.foundByBest;
  if (!isNamed) return hasMatter && covered >= coveredMin.found && coveredByBest >= byBest;
  const isPlain = plainAspects.some(aspect => question.aspects.has(aspect));
  if (isPlain) return true;
  if (question.isExplaining && (isNamedOutright || covered > coveredMin.named)) return true;
  if (!found.asksMatter && (isNamedOutright || question.isExplaining)) return true;
  const isAnswered = question.isOpen || question.aspects.size > 0 || (weighed[0]?.score ?? 0) >= scoreMin;
  return isAnswered && covered >= (question.aspects.has('date') ? coveredMin.dated : coveredMin.named);
}

/** A day is asked of what no single event is: the vote of one chamber's committee, where another's is told of. */
function isNoEventOfIts({ weighed, asked, focus, massOf }: Found, { aspects, goesOn }: Question): boolean {
  if (!aspects.has('date') || aspects.size > 1 || goesOn || focus.length !== 1) return false;
  const events = weighed.filter(({ statement }) => statement.kind === 'event');
  const told = asked.filter(one => events.some(({ holds }) => holds.has(one)));
  const [best] = events;
  return best !== undefined && told.length > 0 && massOf([...best.holds]) <= massOf(told) / 2;
}

function isKnownVersion(version: string, statements: readonly Statement[]): boolean {
  const isThis = (one: Statement) => one.version !== null && isSameVersion(one.version, version);
  const isFirst = isSameVersion(version, '1') && statements.some(one => one.version !== null);
  return isFirst || statements.some(isThis);
}

function saysYear({ date, says }: Statement, year: string): boolean {
  return date?.startsWith(year) === true || `${says.ja ?? ''}${says.en ?? ''}`.includes(year);
}
