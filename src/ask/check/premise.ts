import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { penaltySentence } from '../../measures/force-words.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import { sayPinpoint } from '../../message/say-pinpoint.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { ownersOf } from '../question/heads.ts';
import { isPart, totalIn } from '../question/numbered.ts';
import type { Question } from '../question/question.ts';
import { isSameVersion } from '../question/references.ts';
import { articleOf, type Statement } from '../statements/statement.ts';
import type { Concepts } from '../terms/concepts.ts';

/** What a question takes for granted and the sources contradict, corrected in a sentence; null where nothing is. */
export function premiseProblem(
  question: Question,
  about: MeasureId | null,
  statements: readonly Statement[],
  measures: readonly Measure[],
  bodiesIn: Concepts['bodiesIn'],
): string | null {
  const measure = measures.find(({ id }) => id === about);
  if (measure === undefined) return null;
  const own = statements.filter(one => one.measure === measure.id);
  const checks = [otherIssuer, articleBeyond, partBeyond, versionUnknown, notRepealed, otherYear];
  for (const check of checks) {
    const said = check(question, measure, own, bodiesIn);
    if (said !== null) return said[question.language];
  }
  return null;
}

type Check = (
  question: Question,
  measure: Measure,
  own: readonly Statement[],
  bodiesIn: Concepts['bodiesIn'],
) => Readonly<Record<Language, string>> | null;

/** «METI’s discussion paper», where it is the FSA's. */
const otherIssuer: Check = ({ text, language }, measure, own, bodiesIn) => {
  const spokenOf = bodiesIn(
    [
      ...nameAndAliases(measure),
      measure.issuer.ja,
      measure.issuer.en,
      ...own.map(({ says }) => `${says.ja}\n${says.en}`),
    ].join('\n'),
  );
  const known = new Set([...measure.bodies, ...spokenOf]);
  const other = ownersOf(text)
    .map(bodiesIn)
    .find(bodies => bodies.length > 0 && !bodies.some(body => known.has(body)))?.[0];
  if (other === undefined) return null;
  const name = nameOf(measure, language);
  return {
    ja: `${name}は${labelOf('body', other, 'ja')}のものではありません。策定・所管：${measure.issuer.ja}。`,
    en: `${name} is not from ${labelOf('body', other, 'en')}. Issued by: ${measure.issuer.en}.`,
  };
};

/** «Article 40» of a law with 28 articles, 第13条の2 of one that has none. */
const articleBeyond: Check = ({ articles, aspects, language }, measure, own) => {
  const known = articlesOf(own);
  const last = Math.max(...known.map(article => Number.parseInt(article, 10)));
  const beyond = articles.find(article => known.length > 0 && /^\d/.test(article) && !known.includes(article));
  if (beyond === undefined) return null;
  const name = nameOf(measure, language);
  const penalties = aspects.has('penalty') && measure.penalties === false ? penaltySentence(measure) : null;
  const place = (spoken: Language) =>
    sayPinpoint({ kind: 'article', article: beyond, paragraph: null, item: null }, spoken);
  return {
    ja: `${name}の本則は全${last}条で、${place('ja')}はありません。${penalties?.ja ?? ''}`,
    en: `${name} has ${last} articles; there is no ${place('en')}.${penalties === null ? '' : ` ${penalties.en}`}`,
  };
};

/** The fifth chapter, where there are four; the fourth principle of three. */
const partBeyond: Check = ({ numbered, language }, measure, own) => {
  for (const { of, number } of numbered.filter(one => isPart(one.of))) {
    const total = Math.max(...own.map(({ says }) => totalIn(`${says.ja ?? ''}\n${says.en ?? ''}`, of) ?? 0));
    if (total === 0 || number <= total) continue;
    const name = nameOf(measure, language);
    return {
      ja: `${name}は${total}${of}から成るとされ、第${number}${of}は収録資料に見当たりません。`,
      en: `${name} is said to have ${numerals[total] ?? total} ${of}s; there is no ${of} ${number} in the archive.`,
    };
  }
  return null;
};

/** «Version 3.0» of what came out as 1.0 to 1.2. */
const versionUnknown: Check = ({ versions, language }, measure, own) => {
  const known = [
    ...new Set(own.flatMap(({ kind, version }) => (kind === 'event' && version !== null ? [version] : []))),
  ];
  const unknown = versions.find(one => !known.some(version => isSameVersion(version, one)) && !isSameVersion(one, '1'));
  if (unknown === undefined || known.length === 0) return null;
  const name = nameOf(measure, language);
  return {
    ja: `収録資料にある${name}の版は${known.map(one => `第${one}版`).join('、')}で、第${unknown}版は見当たりません。`,
    en: `The versions of ${name} in the archive are ${known.join(', ')}; there is no version ${unknown}.`,
  };
};

/** «Why was it repealed?» of what stands. */
const notRepealed: Check = ({ text, language }, measure, own) => {
  const ended = /廃止|失効|撤回|取り下げ|repeal|abolish|withdrawn|scrapped|annulled/i;
  if (!ended.test(text) || own.some(({ says }) => ended.test(`${says.ja ?? ''} ${says.en ?? ''}`))) return null;
  const name = nameOf(measure, language);
  return {
    ja: `${name}が廃止・撤回された旨の記載は収録資料にありません。状況は「${measure.status.ja}」です。`,
    en: `Nothing in the archive says that ${name} was repealed or withdrawn. Its status: ${measure.status.en}.`,
  };
};

/** What happens to a measure once, in the words of questions and of its history. */
const turns: readonly RegExp[] = [
  /公布|promulgat/i,
  /成立|enact|passed/i,
  /全面施行|full(?:y)? (?:effect|in force)/i,
  /施行|発効|came into (?:force|effect)|take effect|took effect|in force/i,
  /閣議決定|cabinet decision|decided by the cabinet/i,
  /設置|設立|発足|established|set up|founded/i,
];

/** «Promulgated in 2023», where the day is known to lie in another year. */
const otherYear: Check = ({ text, years: [year], language }, measure, own) => {
  if (year === undefined || own.some(({ date, says }) => saysYear(year, date, says))) return null;
  if (nameAndAliases(measure).some(name => name.includes(year))) return null;
  const turn = turns.find(one => one.test(text));
  const events = own.filter(({ kind, date, verified }) => kind === 'event' && date !== null && verified);
  const event =
    turn === undefined ? undefined : events.find(({ says }) => turn.test(`${says.ja ?? ''} ${says.en ?? ''}`));
  if (event?.date === undefined || event.date === null) return null;
  const name = nameOf(measure, language);
  return {
    ja: `${name}について${year}年の記載は収録資料にありません。${sayDate(event.date, 'ja')}　${event.says.ja ?? ''}。`,
    en: `The archive has nothing on ${name} in ${year}. ${sayDate(event.date, 'en')}: ${event.says.en ?? ''}.`,
  };
};

function saysYear(year: string, date: string | null, says: Statement['says']): boolean {
  return date?.startsWith(year) === true || `${says.ja ?? ''}${says.en ?? ''}`.includes(year);
}

function nameAndAliases({ name, aliases }: Measure): string[] {
  return [name.ja, name.en, ...aliases.ja, ...aliases.en];
}

function nameOf(measure: Measure, language: Language): string {
  return measure.kind === 'statute'
    ? (measure.aliases[language][0] ?? measure.name[language])
    : shortName(measure, language);
}

const numerals: Readonly<Record<number, string>> = {
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
};

/** The articles of a law's main text; none where the text is not here. */
function articlesOf(own: readonly Statement[]): string[] {
  return own.flatMap(statement => {
    const article = statement.kind === 'provision' ? articleOf(statement) : null;
    return article !== null && /^\d/.test(article) ? [article] : [];
  });
}
