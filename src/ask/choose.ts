import { dayOf } from '../calendar/say-date.ts';
import type { Instant } from '../domain/time.ts';
import type { Found } from './find-statements.ts';
import type { Question } from './question.ts';
import { articleOf, type Statement } from './statement.ts';
import type { Weighed } from './weigh-statement.ts';

/** The statements that answer, in the order in which they are said; none where none does. */
export function choose(found: Found, question: Question, now: Instant): readonly Weighed[] {
  const { weighed, focus, pointed } = found;
  if (question.aspects.has('amount') && focus.length === 1 && pointed === null) {
    const counted = firstWithAmount(weighed, question);
    return counted === null
      ? []
      : [counted, ...furtherTo(counted, found).filter(({ score }) => score >= counted.score)];
  }
  const isOfLaw = question.aspects.has('article');
  const direct = articleAsked(
    weighed.filter(({ statement }) => isOfLaw || focus.includes(statement.measure) || !question.aspects.has('date')),
    found.articles,
  );
  if (direct.length > 0) return direct;
  if (focus.length > 1) return sideBySide(found, question);
  if (pointed !== null) {
    const isIt = ({ statement }: Weighed) => statement.cite('ja').url === pointed.cite('ja').url;
    const due = weighed.filter(one => one.statement.kind === 'deadline' && isIt(one));
    return deadlineAsked.test(question.text) ? due : weighed.filter(({ statement }) => statement === pointed);
  }
  if (question.versions.length > 1) return eachVersion(weighed, question);
  const before = versionBefore(weighed, question, now);
  if (before !== undefined) return [before];
  if (isVague(found, question)) return weighed.filter(({ statement }) => statement.kind === 'point').slice(0, 3);
  const newest = newestVersion(weighed, question, now);
  if (newest !== undefined) return [newest];
  const [first] = weighed;
  if (first === undefined) return [];
  if (first.statement.kind === 'provision')
    return wholeArticle(first, weighed) ?? [first, ...itemsBelow(first, weighed)];
  return withEveryAspect([first, ...furtherTo(first, found)], weighed, question);
}

const deadlineAsked = /締め?切|〆切|期限|いつまで|deadline|\b(?:due|close[sd]?|until)\b/i;

/** What something says is asked in words that nothing of it holds: its main points answer, in their order. */
function isVague({ weighed }: Found, question: Question): boolean {
  return question.isOpen && question.aspects.size === 0 && (weighed[0]?.score ?? 0) < vagueScoreMax;
}

const vagueScoreMax = 0.25;

/** Who asks «by whom, and when» is told both. */
function withEveryAspect(chosen: readonly Weighed[], weighed: readonly Weighed[], { aspects }: Question): Weighed[] {
  const lacks = (...kinds: readonly Statement['kind'][]) =>
    !chosen.some(({ statement }) => kinds.includes(statement.kind));
  const best = (kind: Statement['kind']) => weighed.filter(({ statement }) => statement.kind === kind).slice(0, 1);
  return [
    ...chosen,
    ...(aspects.has('date') && lacks('event', 'deadline', 'provision') ? best('event') : []),
    ...((aspects.has('penalty') || aspects.has('force')) && lacks('force', 'point', 'provision') ? best('force') : []),
  ];
}

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
    const isPlain = !question.hasSubject || !found.hasMatter || question.aspects.has('penalty');
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
  if (aspects.has('penalty') || aspects.has('force')) return of('force');
  return [...of('status'), ...of('point')];
}

/** Where a count is asked for, what answers holds a figure with what is counted; null where nothing does. */
function firstWithAmount(weighed: readonly Weighed[], question: Question): Weighed | null {
  const bearing = weighed.filter(({ score, statement }) => score > 0.1 && statement.kind !== 'provision');
  return bearing.find(({ statement }) => saysAmount(statement, question)) ?? null;
}

/** Words for what Japanese counts: where 社 are asked for, 組織 answer too. */
const units: Readonly<Record<string, string>> = {
  社: '社|組織|団体|者',
  人: '人|名',
  '%': '%|割',
  つ: 'つ|項目|原則|の|類型|点|本',
  原則: '原則|つの原則|項目',
  か国: 'か国|の国|国',
  国: 'か国|の国|国',
};

function saysAmount({ says }: Statement, { text }: Question): boolean {
  const words = `${says.ja ?? ''} ${says.en ?? ''}`.normalize('NFKC');
  const [, unit] = /何\s*(件|社|人|名|回|項目|%|割|か国|カ国|ヶ国|国|章|条|つ|原則)/.exec(text) ?? [];
  if (unit !== undefined) {
    const counted = units[unit.replace(/[カヶ]国/, 'か国')] ?? unit;
    return new RegExp(`[\\d一二三四五六七八九十]\\s*(?:か|つの)?(?:${counted})`).test(words);
  }
  const [, things = ''] = /how many ((?:[a-z-]+ ?){1,3})/i.exec(text) ?? [];
  const nouns = things.split(' ').filter(word => word.length > 3 && !/^(?:does|have|were|been|from|with)$/.test(word));
  const number = '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
  if (nouns.length === 0) return new RegExp(`(?<!articles? )${number}`, 'i').test(words);
  const alike = nouns.some(noun => /^(?:principles?|points?|items?|viewpoints?|elements?)$/.test(noun));
  const stems = [...nouns, ...(alike ? ['principle', 'point', 'item', 'viewpoint'] : [])].map(noun =>
    noun.replace(/(?:ies|s)$/, '').slice(0, 7),
  );
  return new RegExp(`(?<!article )\\b${number}(?:[ -][a-z]+){0,3}[ -](?:${stems.join('|')})`, 'i').test(words);
}

/** An article that the question names by its number. */
function articleAsked(weighed: readonly Weighed[], [article]: readonly string[]): Weighed[] {
  if (article === undefined) return [];
  const standing = weighed.filter(({ statement }) => articleOf(statement) === article);
  const provisions = standing.filter(({ statement }) => statement.kind === 'provision');
  if (provisions.length === 0) return standing.filter(({ statement }) => statement.kind === 'gloss').slice(0, 1);
  return provisions.slice(0, 3).sort(byPlace);
}

/** Letters of Japanese text in an article that is short enough to be read whole. */
const shortArticleMax = 240;

/** A short article is quoted whole: its paragraphs explain each other. */
function wholeArticle({ statement: first }: Weighed, weighed: readonly Weighed[]): Weighed[] | null {
  const article = articleOf(first);
  const own = weighed.filter(
    ({ statement }) =>
      statement.kind === 'provision' && statement.measure === first.measure && articleOf(statement) === article,
  );
  const length = own.reduce((sum, { statement }) => sum + (statement.says.ja?.length ?? shortArticleMax), 0);
  return length <= shortArticleMax ? own.sort(byPlace) : null;
}

/** A paragraph that ends in a list is answered with its items. */
function itemsBelow(first: Weighed, weighed: readonly Weighed[]): Weighed[] {
  const of = first.statement.cite('ja').pinpoint;
  if (of?.kind !== 'article' || of.item !== null) return [];
  return weighed
    .filter(({ statement }) => {
      const at = statement.cite('ja').pinpoint;
      const isBelow = at?.kind === 'article' && at.article === of.article && at.paragraph === of.paragraph;
      return isBelow && at.item !== null && statement.measure === first.statement.measure;
    })
    .sort(byPlace);
}

function byPlace(a: Weighed, b: Weighed): number {
  return placeOf(a.statement).localeCompare(placeOf(b.statement), 'en', { numeric: true });
}

function placeOf({ cite }: Statement): string {
  const { pinpoint } = cite('ja');
  return pinpoint?.kind === 'article' ? `${pinpoint.article} ${pinpoint.paragraph ?? 0} ${pinpoint.item ?? 0}` : '';
}

/** Each of the versions that are asked for: its day, and what is said of it. */
function eachVersion(weighed: readonly Weighed[], { versions }: Question): Weighed[] {
  return versions.flatMap(version => {
    const own = weighed.filter(({ statement }) => statement.version === version);
    const day = own.find(({ statement }) => statement.kind === 'event' && !isDraft(statement));
    const point = own.find(({ statement }) => statement.kind === 'point');
    return [day, point].filter(one => one !== undefined);
  });
}

/** Where the current version is asked for: the last that has come out. */
function newestVersion(weighed: readonly Weighed[], question: Question, now: Instant): Weighed | undefined {
  const isAsked = question.aspects.has('version') && question.versions.length === 0 && !question.aspects.has('compare');
  return isAsked ? issued(weighed, now)[0] : undefined;
}

/** «The version before that». */
function versionBefore(weighed: readonly Weighed[], { text }: Question, now: Instant): Weighed | undefined {
  const isAsked =
    /(?:前|一つ前|旧)の?(?:版|バージョン)|旧版|(?:previous|earlier|prior|last but one) (?:version|edition)|version before/i;
  return isAsked.test(text) ? issued(weighed, now)[1] : undefined;
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
