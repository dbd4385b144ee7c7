import type { Instant } from '../../domain/time.ts';
import type { Found } from '../find/find-statements.ts';
import type { Weighed } from '../find/weigh-statement.ts';
import type { Question } from '../question/question.ts';
import { paragraphIn } from '../question/references.ts';
import type { Statement } from '../statements/statement.ts';
import { firstWithAmount } from './amount.ts';
import { aroundProvision, articleAsked } from './articles.ts';
import { notInForceFirst, withEveryField } from './fields.ts';
import { eachVersion, firstVersion, newestVersion, versionBefore } from './versions.ts';

/** The statements that answer, in the order in which they are said; none where none does. */
export function choose(found: Found, question: Question, now: Instant): readonly Weighed[] {
  return notInForceFirst(chooseAnswer(found, question, now), found.weighed, question);
}

function chooseAnswer(found: Found, question: Question, now: Instant): readonly Weighed[] {
  const { weighed, focus, pointed } = found;
  if (question.aspects.has('amount') && focus.length === 1 && pointed === null) {
    const counted = firstWithAmount(weighed, question);
    const isWithout = counted === null && found.isNamedOutright && question.aspects.has('penalty');
    if (isWithout) return weighed.filter(({ statement }) => saysNoPenalties(statement)).slice(0, 1);
    return counted === null
      ? []
      : [counted, ...furtherTo(counted, found).filter(({ score }) => score >= counted.score)];
  }
  const isOfLaw = question.aspects.has('article');
  const direct = articleAsked(
    weighed.filter(({ statement }) => isOfLaw || focus.includes(statement.measure) || !question.aspects.has('date')),
    found.articles,
    paragraphIn(question.text),
  );
  if (direct.length > 0) return withEveryField(direct, weighed, question);
  if (focus.length > 1) return sideBySide(found, question);
  if (pointed !== null) {
    const event = eventOfItsMeasure(pointed, found, question);
    if (event !== null) return [event];
    const isIt = ({ statement }: Weighed) => statement.cite('ja').url === pointed.cite('ja').url;
    const due = weighed.filter(one => one.statement.kind === 'deadline' && isIt(one));
    return deadlineAsked.test(question.text) ? due : weighed.filter(({ statement }) => statement === pointed);
  }
  if (question.versions.length > 1) return eachVersion(weighed, question);
  const before = versionBefore(weighed, question, now) ?? firstVersion(weighed, question, now);
  if (before !== undefined) return [before];
  if (isVague(found, question)) return weighed.filter(({ statement }) => statement.kind === 'point').slice(0, 3);
  const newest = newestVersion(weighed, question, now);
  if (newest !== undefined) return withEveryField([newest], weighed, question);
  const [first] = weighed;
  if (first === undefined) return [];
  if (first.statement.kind === 'provision') return withEveryField(aroundProvision(first, weighed), weighed, question);
  return withEveryField([first, ...furtherTo(first, found)], weighed, question);
}

/** How high the fine is, where there is none. */
function saysNoPenalties({ kind, says }: Statement): boolean {
  return kind === 'force' && /罰則はありません/.test(says.ja ?? '');
}

/** The day on which what an item tells of took effect and the like is its measure's to say, where the item does not; null where it does. */
function eventOfItsMeasure({ measure, says }: Statement, { weighed }: Found, question: Question): Weighed | null {
  if (measure === null || !question.aspects.has('date') || deadlineAsked.test(question.bare)) return null;
  const best = weighed.find(({ statement }) => statement.kind === 'event' && statement.date !== null);
  const words = says[question.language] ?? '';
  const saysDay = /20\d\d年\d{1,2}月\d{1,2}日|\b\d{1,2} [A-Z][a-z]+ 20\d\d|[A-Z][a-z]+ \d{1,2}, 20\d\d/.test(words);
  return best === undefined || best.holds.size === 0 || saysDay ? null : best;
}

/** Until when comments are taken is asked. */
export const deadlineAsked = /締め?切|〆切|期限|いつまで|deadline|\b(?:due|close[sd]?|until)\b/i;

/** What something says is asked in words that nothing of it holds: its main points answer, in their order. */
function isVague({ weighed, isNamedOutright }: Found, question: Question): boolean {
  const isOpen = question.isOpen || isNamedOutright;
  return isOpen && question.aspects.size === 0 && (weighed[0]?.score ?? 0) < vagueScoreMax;
}

const vagueScoreMax = 0.25;
/** Of two that are compared, what scores less says nothing of what is asked. */
const unsaidScoreMax = 0.3;

/** Further statements: those that say what the first leaves open, and those that answer nearly as well. */
function furtherTo(first: Weighed, { weighed, asked, massOf }: Found): Weighed[] {
  const top = weighed[0]?.score ?? 0;
  const whole = Math.max(0.001, massOf(asked));
  const said = new Set(first.holds);
  const further: Weighed[] = [];
  const rest = weighed.filter(
    one => one !== first && one.statement.kind !== 'provision' && !isTitleOnly(one.statement),
  );
  for (const one of rest) {
    const gain = massOf([...one.holds].filter(held => !said.has(held))) / whole;
    const isNew = gain >= 0.2 && one.score >= 0.3 * top;
    const nearly = one.statement.kind === 'event' ? 0.6 : 0.7;
    if (!isNew && one.score < nearly * top) continue;
    for (const held of one.holds) said.add(held);
    if (isNew) further.unshift(one);
    else further.push(one);
    if (further.length === 3) break;
  }
  return further;
}

/** A title by itself says nothing further. */
function isTitleOnly({ kind, says, cite }: Statement): boolean {
  return kind === 'publication' && (says.ja ?? says.en) === cite('ja').title;
}

/** Of each measure the same: what answers best, and what says what that leaves open. */
function sideBySide(found: Found, question: Question): Weighed[] {
  return found.focus.flatMap(id => {
    const own = found.weighed.filter(({ statement }) => statement.measure === id && statement.kind !== 'publication');
    const isUnsaid = (own.find(({ statement }) => statement.kind !== 'status')?.score ?? 0) < unsaidScoreMax;
    const isPlain =
      !question.hasSubject ||
      !found.hasMatter ||
      question.aspects.has('penalty') ||
      question.aspects.has('issuer') ||
      isUnsaid;
    if (isPlain) return framesFor(own, question);
    const status = own.find(({ statement }) => statement.kind === 'status');
    const [first, ...others] = own.filter(one => one !== status);
    if (first === undefined) return status === undefined ? [] : [status];
    const further = furtherTo(first, { ...found, weighed: [first, ...others] }).slice(0, 1);
    return [...(status === undefined ? [] : [status]), first, ...further];
  });
}

/** What is said of each of two measures where nothing but «the difference» is asked. */
function framesFor(own: readonly Weighed[], { aspects }: Question): Weighed[] {
  const of = (kind: Statement['kind']) => own.filter(({ statement }) => statement.kind === kind).slice(0, 1);
  const asked = [
    ...(aspects.has('issuer') ? of('issuer') : []),
    ...(aspects.has('penalty') || aspects.has('force') ? of('force') : []),
    ...(aspects.has('date') ? [...of('event'), ...of('status')] : []),
  ];
  if (asked.length > 0) return asked;
  return [...of('force'), ...of('point')];
}
