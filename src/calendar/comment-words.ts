/** What people do by a day, near its date: send comments, or something else. */
export interface Act {
  readonly start: number;
  readonly end: number;
  readonly isComment: boolean;
}

/** Asking for, sending and taking comments. */
const japaneseComment = [
  /意見(?!交換|聴取)[^。、聴\d]{0,12}?(?:公募|募集|募[るりっ]|求め|提出|受付|受け付け|照会|寄せ|送付|送って|お送り|聞かせ|聞[くき]|述べ|届け|締)/,
  /公募意見|パブリック・?コメント|パブコメ|(?:ご|御)意見(?=[はをの等が])|(?:意見|コメント)[はを](?=[\d令平同本今来当、]|下記|次の|書面|郵送|電子)|(?:への|に対する)(?:ご|御)?意見(?=[:( ]|$)|(?:ご|御)意見(?=[(:])|(?:ご|御)?意見等?が(?:ございまし|ありまし|あれば|ある場合)|コメント(?=[はをも])|受付締切日時/,
  /コメント[^。、]{0,8}(?:募集|募[るりっ]|求め|受付|受け付け|提出|寄せ|期限|期間|締)/,
];
/** Whatever else has a last day. */
const japaneseOther = [
  /(?:参加|受講|出展|発表|提案|事業|受託|採択|職員|委員|論文|作品|研究|企画|モニター|協力|人材|学生|構成員|インターン)[^。、はの]{0,6}(?:の|を)?(?:公募|募集)/,
  /応募|(?<!意見(?:・情報)?の?|コメント)公募(?!意見)|申し?込み?|(?<!電子)申請|参加登録|参加申|登録|エントリー|投稿|入札|提案書|企画競争|企画提案|見積/,
  /質問|問い?合わ?せ|アンケート|回答|傍聴|任期|契約|履行|交付|採用|試験|(?<!提)出願|受講|出展|展示|予約|会期|経過措置|有効期[間限]/,
  /開催|開か[れる]|施行|適用|策定(?:する|し|され|を)|と?り?まとめ[るたをらて、]|取りまと|結論|制定|公布|公表(?:する|され|し|を|予定)|結果/,
];
const englishComment =
  /\b(?:comments?|commenting|consultations?|feedback|views|opinions?|evidence|inputs?|submissions?|representations|responses)\b/;
const englishOther =
  /\b(?:appl(?:y|ying|ications?|icants?)|regist(?:er|ration|er for)|abstracts?|call for papers|(?:call|request) for proposals|submit (?:a |your )?proposals?|tenders?|bids?|nominations?|hiring|vacanc(?:y|ies)|recruit\w*|webinar|seminar|symposium|conference|enrol\w*|tickets?|attend)\b/;

const acts = new RegExp(
  [
    `(?<comment>${[...japaneseComment, englishComment].map(({ source }) => source).join('|')})`,
    [...japaneseOther, englishOther].map(({ source }) => source).join('|'),
  ].join('|'),
  'g',
);

/** Everything that is done in a text, in its order. @param folded The text as `fold` gives it. */
export function actsIn(folded: string): Act[] {
  return [...folded.matchAll(acts)].map(found => ({
    start: found.index,
    end: found.index + found[0].length,
    isComment: found.groups?.comment !== undefined,
  }));
}

/** True of a draft that is laid open for comments without saying so: it is called a draft, then a last day follows. */
export function isOpenDraft(folded: string): boolean {
  const called = folded.search(/[(（]案[)）]|公開草案|素案|改[正定]案|exposure draft/);
  const closes = /受付|締め?切|必着|期限|〆切|until|deadline/;
  return called >= 0 && (closes.test(folded.slice(called)) || /(?:募集|受付|提出)(?:締め?切|期限)/.test(folded));
}

/** Said of a consultation that takes no comments any more, whatever dates follow. */
export const overPattern = new RegExp(
  [
    /(?:募集|受付|公募|コメント|手続)[^。]{0,12}(?:は|を|が)[^。]{0,14}(?:終了(?:し|済|と)|締め?切(?:りまし|った|られ|り、))/,
    /(?:募集|受付|公募)(?:は|を)?終了(?!日|後|予定|時|の)/,
    /結果の?公示(?!.{0,15}予定)/,
    /\b(?:has|have|is|are|was|were)(?: now)? (?:closed|ended|concluded)\b|\bno longer (?:open|accepting)/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** A sentence's end; a point behind an abbreviation or a figure is none. */
const sentenceEnd =
  /[。！？]|(?<!\b(?:[a-z]|[ap]\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|no|art|st|mr|ms|dr|etc))[.!?](?=\s)|;/g;

/** Where sentences end, the text's end among them. */
export function sentenceEnds(folded: string): number[] {
  return [...[...folded.matchAll(sentenceEnd)].map(({ index }) => index), folded.length];
}
