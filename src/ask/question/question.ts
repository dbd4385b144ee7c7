import type { Language } from '../../domain/language.ts';
import { type Aspect, aspectsOf, withoutAspects } from './aspects.ts';
import { type Outside, outsideOf, withoutCourtesies, withoutInstructions } from './guards.ts';
import { type Numbered, numberedIn } from './numbered.ts';
import { articlesIn, paragraphIn, versionsIn } from './references.ts';
import { contentTerms } from './wording.ts';

/** Longer ones are no question; nothing of them is read. */
export const questionLengthMax = 2_000;

/** A question as it was understood, before anything is looked up. */
export interface Question {
  /** Its own words, without instructions that were smuggled in. */
  readonly text: string;
  readonly language: Language;
  readonly aspects: ReadonlySet<Aspect>;
  /** Something is left without the words for the kind of answer: nothing of «and the penalties?». */
  readonly hasSubject: boolean;
  /** It asks of something else what the question before it asked: «and the version with the fine?». */
  readonly goesOn: boolean;
  /** Its words without those for the kind of answer. */
  readonly bare: string;
  /** Versions that it names: `1.1`. */
  readonly versions: readonly string[];
  /** It asks what something says or is, not for one fact. */
  readonly isOpen: boolean;
  /** It asks to be told how, why or what something is about: whatever is said of it bears on that. */
  readonly isExplaining: boolean;
  /** Articles that it names: `16`, `suppl-1`. */
  readonly articles: readonly string[];
  /** Parts and meetings that it names by their place: Chapter V, 第3回. */
  readonly numbered: readonly Numbered[];
  readonly years: readonly string[];
  /** It asks for what is yet to come: «the next meeting», 来年. */
  readonly isAhead: boolean;
  /** Words that it quotes. */
  readonly quotes: readonly string[];
  readonly outside: Outside | null;
}

/**
 * @param before The question before it in the thread: one that goes on from there («and the penalties?») asks for the
 *   same kind of thing.
 */
export function understand(asked: string, before = ''): Question {
  const text = withoutCourtesies(withoutInstructions(asked.normalize('NFKC'))).replace(
    /\bR ?& ?D\b/gi,
    'research and development',
  );
  const goesOn =
    before !== '' && /^(?:and|what about|how about|then|では|じゃあ|それでは|なら|で、)|(?:は|も)[？?]$/i.test(text);
  const own = aspectsOf(text);
  const bare = withoutAspects(text);
  const hasSubject = contentTerms(bare).length > 0;
  const asksNothingElse = own.size === 0 || (own.size === 1 && own.has('relation'));
  const inherits = goesOn && (asksNothingElse || hasSubject) && !asksForGist.test(text);
  const earlier = aspectsOf(before.normalize('NFKC'));
  // «And when did that come?» asks of the version that was spoken of.
  const isPointing = !hasSubject && /それ|これ|その|\b(?:that|it|this)\b/i.test(text);
  return {
    text,
    language: languageOf(text),
    aspects: inherits
      ? own.union(earlier)
      : earlier.has('version') && isPointing
        ? own.union(new Set(['version']))
        : own,
    hasSubject,
    bare,
    versions: versionsIn(text),
    isOpen: openPattern.test(text),
    isExplaining: explainPattern.test(text),
    goesOn: inherits,
    // «What does paragraph 2 say?» means the article that was spoken of.
    articles: articlesIn(paragraphIn(text) === null || articlesIn(text).length > 0 ? text : before),
    numbered: numberedIn(text),
    years: [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, year]) => year ?? ''),
    isAhead: aheadPattern.test(text),
    quotes: [...text.matchAll(/「([^」]{3,80})」|["“]([^"”]{6,160})["”]/g)].map(([, ja, en]) => ja ?? en ?? ''),
    outside: outsideOf(text),
  };
}

const asksForGist = /要点|概要|内容|ポイント|とは|趣旨|\b(?:summary|gist|main points|key points|about it)\b/i;

export function languageOf(text: string): Language {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'ja' : 'en';
}

const explainPattern =
  /どんな|どのよう|どういう|なぜ|どうして|何のため|何故|目的|背景|狙い|趣旨|概要|要点|ポイント|説明(?:して|を)|何を(?!根拠)|何が(?:変わ|書|違|問題|で)|要約|まとめて|ざっくり|どう(?!か|も)|とは(?:何|どん)|\bhow (?:do|does|did|is|are|was|were)\b|\bwhy\b|\bexplain|\bsummar|\bdescribe|\boutline\b|\btell me about\b|\bmain points\b|\bwhat (?:kinds?|sorts?|types?) of\b|\bwhat (?:is|are) new\b|\bwhat (?:does|do|did|would)\b|\bwhat (?:is|are) [^?]{0,60}\babout\b/i;

const aheadPattern =
  /次(?:回|に|はいつ|の[^、。]{0,12}(?:会合|会議|改訂|改定|改正|変更|版|選挙|大臣|総理|公表|指定|募集|開催|計画))|来年|来月|来週|再来年|来年度|今後いつ|\b(?:the|its|their) next\b|\bnext (?:year|month|week|meeting|version|edition|revision|amendment)\b|\bupcoming\b|\bwill\b[^?]{0,60}\b(?:be|become)\b|\bgoing to\b/i;

const openPattern =
  /どんな|どのよう|どういう|どう(?:な|定|扱|述|言|整理|違)|なぜ|とは|概要|要点|ポイント|教えて|説明|挙げ|求めて|何(?:を|が|に)|\bhow (?:do|does|did|is|are|was|were)\b|\bwhat\b|\bwhy\b|\bexplain\b|\bsummari[sz]e\b|\btell me about\b/i;
