import type { Language } from '../domain/language.ts';
import { termsOf } from './weigh.ts';

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
  /** Index terms of what it is about, without the words of asking. */
  readonly terms: readonly string[];
  /** Of these, what is left without the words for the kind of answer: nothing of «and the penalties?». */
  readonly subject: readonly string[];
  /** It asks of something else what the question before it asked: «and the version with the fine?». */
  readonly goesOn: boolean;
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
  const subject = contentTerms(
    aspects.reduce((left, aspect) => left.replaceAll(new RegExp(aspectPatterns[aspect], 'gi'), ' '), text),
  );
  const inherits = goesOn && (own.size === 0 || subject.length > 0);
  return {
    text,
    language: languageOf(text),
    aspects: inherits ? own.union(aspectsOf(before.normalize('NFKC'))) : own,
    subject,
    goesOn: inherits,
    terms: contentTerms(text),
    articles: articlesIn(text),
    chapters: chaptersIn(text),
    years: [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, year]) => year ?? ''),
    outside: outsideOf(text),
  };
}

export function languageOf(text: string): Language {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'ja' : 'en';
}

const aspectPatterns: Readonly<Record<Aspect, RegExp>> = {
  date: /いつ|(?:発行|公表|公布|施行|成立|決定|開始|締切|適用|改定|採択|発足|署名)(?:予定)?日|(?:した|する|された)日|何日|何月|日付|時期|施行日|公布日|公表日|期日|期限|どのくらいの期間|\bwhen\b|\bdates?\b|what (?:day|year|month)|how long|kick in|take effect|start(?:ed)? (?:on|when)/i,
  version: /最新版|現行版|何版|第?\d+\.\d+版|バージョン|\bversions?\b|\bv\d|\bver\.|\bcurrent\b|\blatest\b/i,
  penalty: /罰|課徴金|過料|制裁|\bfines?\b|penalt|sanction|surcharge|punish|criminal/i,
  force: /拘束|義務|守らな|従わな|強制|任意|\bbind|\bmandatory\b|\bobligat|\bvoluntary\b|must\b.*\bcomply/i,
  issuer:
    /誰が|だれが|どこが|どの(?:省庁|機関|組織)|決定したのは|策定したのは|所管|\bwho\b|which (?:body|ministry|agency|authority)|issued by|adopted by/i,
  article:
    /何条|どの条|条文|何項|根拠条|規定(?:を|は|が|の(?:条|有無))|which (?:article|paragraph|section|provision)|\bprovision\b|what article/i,
  status:
    /有効|現行|今も|まだ|もう|状況|決まりましたか|成立した|施行されて|\bstatus\b|still|in force|already|yet\b|in effect/i,
  compare: /比べ|比較|違い|差|どう変わ|新旧|\bvs\.?|versus|compar|differ|changed? (?:from|between)/i,
  amount:
    /何[件社人名回項目%割]|いくら|何パーセント|何%|件数|割合|how (?:many|much)|what (?:rate|percentage|amount)|\brate\b|\bnumber of\b/i,
  where: /どこで読|リンク|URL|アドレス|原文|出典はどこ|where can|\blink\b|\burl\b/i,
};

/** Words of asking, which say nothing of what is asked about. */
const askingWords =
  /教えて(?:ください|下さい)?|知りたい(?:です)?|確認したい(?:です)?|お願いします|ください|下さい|ですか|ますか|でしょうか|ありますか|とは|について|において|に関する|に基づく|とされてい(?:ます|る)か?|どんな(?:もの)?|どのよう(?:な|に)|どういう|どこ|いつ(?:から|まで)?|誰が?|何条何項|何条|何項|第何[条版項]|何版|何|なに|なぜ|うち(?:の)?|この|その|あの|これ|それ|同(?=指針|法|ガイドライン)|前者|後者|まず|最新|現行|要約(?:して)?|次の文章|全員|通知|ところ|挙げて|って/g;
const englishAsking = new Set(
  (
    'a an and are as at be been by can did do does for from give had has have how i if in into is it its list me may of on or our out part please say said sets should show so sum summarise summarize tell than that the their them then there these they this to under up us was were what when where which who whom whose why will with would you your about after also any all both does looking ' +
    'paragraph provision provisions current version date dates day latest themselves does not much many required contents want wanted know'
  ).split(' '),
);

/** Index terms of what a text is about, without the words of asking; of Japanese, those without hiragana. */
export function contentTerms(text: string): string[] {
  return [...termsOf(withoutAsking(text)).counts.keys()].filter(
    term => !/\p{sc=Hiragana}/u.test(term) && !/^[a-z]$/.test(term),
  );
}

/** What a text is about, as words to search for: no marks that a search would read as its own, no years that would narrow it. */
export function contentWords(text: string): string {
  return withoutAsking(text)
    .replace(/(?<!\d)20\d\d(?!\d)\s*年?/g, ' ')
    .replace(/[^\p{L}\p{N}ー]+|\p{sc=Hiragana}+/gu, ' ')
    .trim();
}

function withoutAsking(text: string): string {
  return text
    .replace(askingWords, ' ')
    .replace(/[A-Za-z][A-Za-z'’]*/g, word => (englishAsking.has(word.toLowerCase()) ? ' ' : word));
}

/** `第16条`, `附則第1条`, `Article 16`, `Art. 40`; a duty that is meant by another law's number is no article of this one. */
export function articlesIn(text: string): string[] {
  const japanese = [...arabicFigures(text).matchAll(/(附則)?\s*第?\s*(\d{1,3})\s*条/g)].map(([, suppl, number]) =>
    suppl === undefined ? String(number) : `suppl-${number}`,
  );
  const english = [...text.matchAll(/\b(?:articles?|arts?\.|section)\s*(\d{1,3})(?!-\d)\b(\s*of the suppl)?/gi)].map(
    ([, number, suppl]) => (suppl === undefined ? String(number) : `suppl-${number}`),
  );
  return [...new Set([...japanese, ...english])];
}

function chaptersIn(text: string): number[] {
  const japanese = [...arabicFigures(text).matchAll(/第\s*(\d{1,2})\s*章/g)].map(([, number]) => Number(number));
  const english = [...text.matchAll(/\bchapter\s+([ivx]+|\d{1,2})\b/gi)].map(([, number = '']) =>
    romanOrNumber(number),
  );
  return [...japanese, ...english];
}

function romanOrNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const digits = [...written.toLowerCase()].map(letter => values[letter] ?? 0);
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0);
}

/** 第十六条 as 第16条: only where figures count articles or chapters. */
function arabicFigures(text: string): string {
  const digits = '〇一二三四五六七八九';
  return text.replace(/第([一二三四五六七八九十]+)(?=[条章])/g, (_all, run: string) => {
    const [tens, ones] = run.includes('十') ? run.split('十') : ['0', run];
    const value =
      (run.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 : 0) +
      Math.max(0, digits.indexOf(ones || '〇'));
    return `第${value}`;
  });
}

/** What is set into a question to steer whoever answers: bracketed roles, pings, sentences that give orders. */
function withoutInstructions(text: string): string {
  return text
    .replace(/[[［【<](?:system|assistant|admin|developer|inst|prompt|システム|管理者)[^\]］】>]*[\]］】>]?/gi, ' ')
    .replace(/<[!@#][^>]{0,80}>/g, ' ')
    .replace(
      /(?:ignore|disregard|forget)\b[^.。!?\n]{0,120}\b(?:instructions?|rules?|above|previous)[^.。!?\n]*[.。]?/gi,
      ' ',
    )
    .replace(/[^。.!?\n]{0,80}(?:指示|命令|制約|ルール)を?(?:すべて|全て)?(?:無視|忘れ)[^。.!?\n]*[。.]?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Sentences that say what the answer is for, and ask nothing. */
function withoutCourtesies(text: string): string {
  const sentences = text.match(/[^。？?！!]+[。？?！!]*/g) ?? [];
  const asking = sentences.filter(
    sentence =>
      !/(?:使いたい|お願いします|助かります|急いで|よろしく|thanks|thank you|please cite|for (?:my|our|a) (?:memo|slides|training|report))/i.test(
        sentence,
      ),
  );
  return asking.length === 0 ? text : asking.join('').trim();
}

function outsideOf(text: string): Question['outside'] {
  if (
    /環境変数|パスワード|秘密鍵|APIキー|トークンを|システムプロンプト|自宅|携帯番号|電話番号を|environment variables?|database url|api keys?|system prompt|password|access token|home address|phone number|no restrictions/i.test(
      text,
    )
  )
    return 'secrets';
  if (
    /でっち上げ|捏造|架空の(?:条文|判例|出典|引用)|もっともらしい|\binvent\b|\bmake up\b|fabricat|realistic (?:citation|quote)|pretend (?:that|there)/i.test(
      text,
    )
  )
    return 'invention';
  const own =
    /(?:当社|弊社|わが社|我が社|うちの(?:会社|製品|サービス|システム|アプリ|銀行)|私たちの|自社)|\b(?:our|my|we|us|i)\b/i;
  const verdict =
    /違反(?:に|と|し|で)|適法|違法|合法|問題(?:ない|ありません|あります|になり)|大丈夫|許され|責任を負|訴え|comply|compliant|complian(?:ce|t)\?|lawful|illegal|legal(?:ly)? (?:to|if)|liable|violat|in breach|allowed to|get sued|are we (?:required|obliged)/i;
  return own.test(text) && verdict.test(text) ? 'advice' : null;
}
