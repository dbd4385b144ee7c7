import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { quoted as quote } from '../../message/quoted.ts';
import { isLongPublished } from '../age.ts';
import { type Comments, commentsOf } from '../comments.ts';
import { definite, inWords, issuerOf, whoOf } from '../issuer/issuer.ts';
import { doneIn, doneWords, verbs } from './done.ts';
import { exactKind, submitterOf } from './kind-words.ts';
import { isForeign, type Naming, shortTitle, subjectOf } from './name-thing.ts';
import { sayUntil } from './say-deadline.ts';
import { stageThen } from './stage-words.ts';

interface Told extends Naming {
  readonly language: Language;
  readonly now: Instant;
  readonly today: Day;
}

/** What happened, as one sentence of our own that says no more than kind, dates and title do. */
export function sayEvent(publication: Publication, told: Told): string {
  const comments = commentsOf(publication, told.now, told.isOfficial);
  return told.language === 'ja' ? inJapanese(publication, comments, told) : inEnglish(publication, comments, told);
}

/** «The Financial Services Agency is consulting on …», «House of Representatives: bill …». */
function inEnglish(publication: Publication, comments: Comments, told: Told): string {
  const { publishedAt, title, tags } = publication;
  const { publishers } = told;
  if (tags.kind.value === 'commentary' && isForeign(publication, 'en')) return `${shortTitle(publication, told)}.`;
  const who = capital(inWords(whoOf(publication, told).en));
  const foreign = isForeign(publication, 'en');
  const what = foreign ? shortTitle(publication, told).replace(/^(\w[\w ]*): /, '$1 – ') : quote(title, 'en');
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const until =
      comments.kind === 'open'
        ? `comments are due ${sayUntil(comments.deadline, 'en')}`
        : 'the original gives the closing date';
    if (!foreign) return `${who}: ${what}; ${until}.`;
    return `${capital(definite(who))} is consulting on ${theirs(lower(subjectOf(publication, told)))}; ${until}.`;
  }
  const stage = stageThen(publication, comments, told.today)?.en;
  const by = definite(publishers.named(publication.publisher).en);
  if (isSubmitted(publication, stage)) {
    const submitter = submitterOf(publication)?.en;
    const bill = foreign ? `the ${lower(what)}` : what;
    return submitter === undefined
      ? `${capital(bill)} was submitted to the Diet (published by ${by}).`
      : `${capital(submitter === 'members' ? submitter : `the ${submitter}`)} submitted ${bill} to the Diet (published by ${by}).`;
  }
  if (isPromulgated(publication)) {
    const thing = what.replace(/ (?:– |\()?promulgated\)?$/, '');
    const then =
      stage === undefined || stage === 'promulgated' ? '' : `; ${stage.replace(/^(?=takes |enters )/, 'it ')}`;
    return `${foreign ? 'The ' : ''}${thing} was promulgated${then} (announced by ${by}).`;
  }
  const bare = stage?.replace(/ \(.*/, '');
  const known =
    bare !== undefined && what.toLowerCase().endsWith(` (${bare})`) ? what.slice(0, -bare.length - 3) : what;
  const said = stage === undefined ? what : `${known} (${stage.replace(/ \((.*)\)$/, ', $1')})`;
  const when =
    publishedAt !== null && isLongPublished(publication, told.today) ? ` Published ${sayDate(publishedAt, 'en')}.` : '';
  if (issuerOf(publication, told).isReport) return `${capital(beside(said, `reported by ${lowerName(who)}`))}.${when}`;
  const done = doneIn(title)?.done;
  const verb = done === undefined || !foreign ? undefined : verbs[done];
  if (verb !== undefined) {
    const isTold = bare !== undefined && doneWords.test(`(${bare})`);
    const thing = (isTold ? what : said).replace(doneWords, '');
    return `${capital(together(who))} ${verb} ${withArticle(lower(thing))}.${when}`;
  }
  const how = tags.kind.value === 'commentary' ? ' (commentary)' : '';
  return `${who}${how}: ${foreign ? lower(said) : said}.${when}`;
}

/** In the bracket that ends it already, where one does. */
function beside(words: string, more: string): string {
  return words.endsWith(')') ? words.replace(/\)$/, `; ${more})`) : `${words} (${more})`;
}

/** «a guide to …»: one thing that can be counted. */
function withArticle(thing: string): string {
  if (!/^(?:guide|checklist|report|outline|plan|strategy|handbook|manual|summary|roadmap|survey)\b/.test(thing))
    return thing;
  return `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** «The ministry of A and the Ministry of B». */
function together(who: string): string {
  return who
    .split(/; | \/ /)
    .map(definite)
    .join(' and ');
}

/** As a name stands within a sentence: «the newspaper 某新聞». */
function lowerName(who: string): string {
  return who.replace(/^The (?=newspaper |news site |publisher |university )/, 'the ');
}

/** «its supervisory guidelines»: guidelines that somebody amends are their own. */
function theirs(subject: string): string {
  return subject.replace(/^((?:draft )?(?:amendments|revisions) to )(?=(?:\w+ )?guidelines)/, '$1its ');
}

/** A house that lists a bill has not made it: it was submitted to the Diet. */
function isSubmitted({ tags }: Publication, stage: string | undefined): boolean {
  return tags.kind.value === 'bill' && stage === 'submitted to the Diet';
}

/** No ministry promulgates an Act or a Cabinet Order; it announces that it was. */
function isPromulgated(publication: Publication): boolean {
  const { tags, title } = publication;
  const isOfState = tags.kind.value === 'statute' || exactKind(publication)?.en === 'Cabinet Order';
  return isOfState && /公布(?:について|の(?:お知らせ|件))?(?:[(（][^()（）]*[)）])?$/u.test(title);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As a sentence goes on: names and abbreviations keep their capitals. */
function lower(words: string): string {
  return /^(?:\S*[A-Z\d]\S*[A-Z]|[A-Z]\w* (?:[A-Z]|for [A-Z]|on the [A-Z])|(?:Council|Bank|House|Ministry) of |AI\b)/.test(
    words,
  )
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}

function inJapanese(publication: Publication, comments: Comments, told: Told): string {
  const { tags, title } = publication;
  const { isReport } = issuerOf(publication, told);
  const who = whoOf(publication, told).ja;
  const isOld = publication.publishedAt !== null && isLongPublished(publication, told.today);
  const when = isOld ? `${sayDate(publication.publishedAt, 'ja')}に` : '';
  const isUndated = publication.publishedAt === null;
  if (tags.kind.value === 'commentary')
    return isUndated
      ? `${who}の解説${quoted(title)}を検知しました（公表日不明）。`
      : `${who}が${when}解説${quoted(title)}を公表しました。`;
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const dated =
      comments.kind === 'open' ? `期限は${sayUntil(comments.deadline, 'ja').replace(/まで$/, '')}です。` : '';
    if (publication.language === 'en') return `${who}が意見を募集しています（英語表題：${title}）。${dated}`;
    const about = /^(.+?)(?:に関する|に対する|についての|の)(?:御|ご)?意見(?:の|を)?(?:募集|公募)/u.exec(title)?.[1];
    const on = quoted(about ?? title);
    return `${who}が${on}について意見を募集しています。${dated}`;
  }
  if (isReport) return `${who}が${when}${quoted(title)}と${isOld ? '伝えました' : '伝えています'}。`;
  const done = doneIn(title);
  const stage = stageThen(publication, comments, told.today)?.ja;
  const state = stage === undefined || stage === done?.done ? '' : `（${stage.replace(/（(.*)）$/u, '、$1')}）`;
  const by = told.publishers.named(publication.publisher).ja;
  if (isSubmitted(publication, stageThen(publication, comments, told.today)?.en)) {
    const submitter = submitterOf(publication)?.ja;
    return submitter === undefined
      ? `${quoted(title)}が国会に提出されました（掲載：${by}）。`
      : `${submitter}が${quoted(title)}を国会に提出しました（掲載：${by}）。`;
  }
  if (isPromulgated(publication) && !isOld) {
    const then = stage === undefined || stage === '公布' ? '' : `${stage.replace(/（(.*)）$/u, '、$1')}。`;
    return `${quoted(done?.what ?? title)}が公布されました（${then}発表：${by}）。`;
  }
  if (done !== null)
    return isOld
      ? `${who}が${when}${quoted(done.what)}の${done.done}を発表しました${state}。`
      : `${who}が${quoted(done.what)}を${done.done}しました${state}。`;
  // A title that is a sentence is not a thing that could be published.
  if (/(?:ました|ます|ません|です)。?$/u.test(title))
    return `${who}が${when}${quoted(title.replace(/。$/u, ''))}と発表しました${state}。`;
  const named = quoted(title.replace(/について$/u, ''));
  // Nobody knows whether that was yesterday or years ago.
  if (isUndated) return `${who}の${named}を検知しました（公表日不明）。`;
  return `${who}が${when}${named}を公表しました${state}。`;
}

/** In quotes, with those inside it of the other kind; a title that is one quotation keeps its own. */
function quoted(title: string): string {
  if (/^「[^「」]*」$/u.test(title)) return title;
  return quote(title.replace(/^[○◯◎●]\s*/u, ''), 'ja');
}
