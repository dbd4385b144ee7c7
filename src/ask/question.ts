import type { Language } from '../domain/language.ts';
import { outsideOf, withoutCourtesies, withoutInstructions } from './guards.ts';
import { articlesIn, chaptersIn, versionsIn } from './numbers.ts';
import { contentTerms } from './wording.ts';

/** What a question wants to know; several at once, as people ask. */
export const aspects = [
  'date',
  'version',
  'penalty',
  'force',
  'issuer',
  'article',
  'status',
  'compare',
  'amount',
  'where',
] as const;
export type Aspect = (typeof aspects)[number];

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
  /** Articles that it names: `16`, `suppl-1`. */
  readonly articles: readonly string[];
  readonly chapters: readonly number[];
  readonly years: readonly string[];
  /** What it does not want answered here: law applied to somebody's facts, inventions, secrets. */
  readonly outside: 'advice' | 'invention' | 'secrets' | null;
}

/**
 * @param before The question before it in the thread: one that goes on from there («and the penalties?») asks for the
 *   same kind of thing.
 */
export function understand(asked: string, before = ''): Question {
  const text = withoutCourtesies(withoutInstructions(asked.normalize('NFKC')));
  const goesOn =
    before !== '' && /^(?:and|what about|how about|then|では|じゃあ|それでは|なら|で、)|(?:は|も)[？?]$/i.test(text);
  const aspectsOf = (words: string) => new Set(aspects.filter(aspect => aspectPatterns[aspect].test(words)));
  const own = aspectsOf(text);
  const bare = aspects.reduce((left, aspect) => left.replaceAll(new RegExp(aspectPatterns[aspect], 'gi'), ' '), text);
  const hasSubject = contentTerms(bare).length > 0;
  const inherits = goesOn && (own.size === 0 || hasSubject) && !asksForGist.test(text);
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
    goesOn: inherits,
    articles: articlesIn(text),
    chapters: chaptersIn(text),
    years: [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, year]) => year ?? ''),
    outside: outsideOf(text),
  };
}

const asksForGist = /要点|概要|内容|ポイント|とは|趣旨|\b(?:summary|gist|main points|key points|about it)\b/i;

export function languageOf(text: string): Language {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'ja' : 'en';
}

const openPattern =
  /どんな|どのよう|どういう|どう(?:な|定|扱|述|言|整理|違)|なぜ|とは|概要|要点|ポイント|教えて|説明|挙げ|求めて|何(?:を|が|に)|\bhow (?:do|does|did|is|are|was|were)\b|\bwhat\b|\bwhy\b|\bexplain\b|\bsummari[sz]e\b|\btell me about\b/i;

const aspectPatterns: Readonly<Record<Aspect, RegExp>> = {
  date: /いつ|締め?切|〆切|\bdeadlines?\b|(?:発行|公表|公布|施行|成立|決定|開始|締切|適用|改定|採択|発足|署名)(?:予定)?日|(?:した|する|された)日|何日|何月|日付|時期|施行日|公布日|公表日|期日|期限|どのくらいの期間|\bwhen\b|\bdates?\b|what (?:day|year|month)|how long|kick in|take effect|start(?:ed)? (?:on|when)/i,
  version: /最新版|現行版|何版|第?\d+\.\d+版|バージョン|\bversions?\b|\bv\d|\bver\.|\bcurrent\b|\blatest\b/i,
  penalty: /罰(?:則|金)?|課徴金|過料|制裁金?|\bfine[sd]?\b|penalt|sanction|surcharge|punish|criminal/i,
  force: /拘束|義務|守らな|従わな|強制|任意|\bbind|\bmandatory\b|\bobligat|\bvoluntary\b|must\b.*\bcomply/i,
  issuer:
    /発行元|掲載元|発行者|誰が|だれが|誰です|どこが|役所|官庁|どの(?:省庁|機関|組織)|決定したのは|策定したのは|所管|\bwho\b|\bpublisher\b|which (?:body|ministry|agency|authority)|issued by|adopted by/i,
  article:
    /何条|どの条|条文|附則|何項|根拠条|規定(?:を|は|が|の(?:条|有無))|法律?(?:で|に|上)(?:は|定|規定)|under (?:the|this) (?:act|law|statute)|(?:by|in) (?:the )?(?:statute|law)|which (?:article|paragraph|section|provision)|\bprovision\b|what article/i,
  status:
    /有効|現行|今も|まだ|もう|状況|決まりましたか|成立した|(?:施行|公布|策定|決定)され(?:て|た|ました)|\bstatus\b|still|in force|already|yet\b|in effect/i,
  compare:
    /それぞれ|respectively|比べ|比較|違い|違う|どう違|どう変わ|新旧|\bvs\.?|versus|compar|differ|changed? (?:from|between)/i,
  amount:
    /いくつ|何(?:件|社|人|名|回|項目|%|割|[かカヶ]?国)|いくら|何パーセント|何%|件数|割合|how (?:many|much)|what (?:rate|percentage|amount)|\brate\b|\bnumber of\b/i,
  where: /どこで読|リンク|URL|アドレス|原文|出典はどこ|where can|\blink\b|\burl\b/i,
};
