import { termsOf } from '../terms/weigh.ts';

/** Words of asking, which say nothing of what is asked about. */
const askingWords =
  /教えて(?:ください|下さい|いただ[^。]*|頂[^。]*)?|ご?教示|ご?教授|お伺い|伺い|おります|ございます|いただけ|頂け|いただき|すみません|恐れ入り|恐縮|知りたい(?:です)?|確認したい(?:です)?|お願いします|ください|下さい|ですか|ますか|でしょうか|ありますか|とは|について|において|に関する|に基づく|とされてい(?:ます|る)か?|どんな(?:もの)?|どのよう(?:な|に)|どういう|どこ|いつ(?:から|まで)?|誰が?|だれが?|何条何項|何条|何項|第何[条版項]|何版|何|なに|なぜ|うち(?:の)?|この|その|あの|これ|それ|同(?=指針|法(?!人)|ガイドライン|計画|条例|報告|手引|通知|規格|枠組|本部|会議|会合|調査|文書|資料|制度|省|庁|社|年|日)|前者|後者|まず|最新|現行|要約(?:して)?|次の文章|全員|通知|ところ|挙げて|って/g;
const englishAsking = new Set(
  (
    'former latter a an and are as at be been by can did do does for from give had has have how i if in into is it its list me may of on or our out part please say said sets should show so sum summarise summarize tell than that the their them then there these they this to under up us was were what when where which who whom whose why will with would you your about after also any all both does looking ' +
    'paragraph provision provisions current version date dates day latest themselves does not much many required statute statutory want wanted know exactly besides mean one ones cite please pls plz quote quick quickly kindly actually again just like okay ok hi hello'
  ).split(' '),
);

/** Words that ask for a kind of content («what risks does it mention?») rather than being that content: no text need hold them. */
const generic =
  /(?:問題|指摘|分類|区分|扱い|取扱い|内容|概要|説明|整理|規定|定め|求め|述べ|影響|特徴|違い|背景|経緯|理由|対応|要点|ポイント|趣旨|位置付け|位置づけ|条文|条項|注意|手当て|仕組み|関係|役所|担当|根拠|方針|考え方|競争上|法的|法律上|具体的|今後|現在|日本|全部|主な|場合|文書|記事|記載|資料|名前|名称|他の|ほかの|法律|触れ|言及|うち|すること|載っ|一覧|参加|カバー|数|国は|行為|施策|目的|狙い|趣意|意義|位置づけ|意味|中身|ざっくり|簡単|詳細|全体|結論|必要|結果|目標|効果|利点|懸念|論点|話題|課題|状態|情報|根本|本質|立場|基本的|一般的|例えば|具体例|事例|種類|範囲|条件|手続|流れ|期待|想定|予定|今回|当時|背後|番号|見出し?|期間|最大|上限|一番|初版|何のため|入った|新しく|変わった|追加)/g;
const englishGeneric = new Set(
  (
    'remaining remainder introduced defined stated mentioned located placed laid respond responds responding level levels overall general generally mainly roughly broadly tackle tackled tackling national nationally ' +
    'make makes made making address addresses add adds added approach area areas apply applies article ' +
    'articles ask asks call calls case cases change changes changed classify classifies concern concerns ' +
    'contain contains cover covers deal deals define describe describes detail details difference differences ' +
    'document expect expects explain feature features handle handles hint hinted identify identifies impose ' +
    'imposes include includes inside introduce introduces issue issues japan japanese kind kinds law laws ' +
    'list lists main mention mentions mentioned name names need needs new note paper part parts point points ' +
    'problem problems provide provides raise raises recommend recommends regulate regulates regulation ' +
    'regulatory relate require requires result rule rules say says section set sets state stated states ' +
    'suggest suggests summary take takes talk talks tell tells text treat treats use used uses using view ' +
    'views way ways word words work works measure measures system systems report guide guideline guidelines ' +
    'act able accept achieve actual aim aims allow allows answer answers appear attach attached available ' +
    'aware basis become becomes began begin behind being best better big both bring brings broad brought ' +
    'build came carry carries certain clear close come comes coming common complete conclude condition ' +
    'conditions consequence consequences consider considered content contents course create created ' +
    'creates creating current decide decided decides deciding depend depends design determine develop did ' +
    'different direct draw end ensure essence even ever example examples exist exists fact far few final find ' +
    'finds focus follow following follows formally full further future gave general get gets given gives go ' +
    'goal goals goes going good got group groups grow happen happened happens having heard help hold holds ' +
    'idea important indeed inform instead intend intended item itself keep kept lay leave led left less let ' +
    'life light line little long look looks manner matter matters mean means meet mere merely more most move ' +
    'much never next nothing now often old only open other others outcome outline over own particular people ' +
    'perhaps person place position possible practical prepare press proceed produce produced produces put ' +
    'question quite real really reason reasons recent refer reference reflect regard relevant remain ' +
    'reply rest roles run said same saw seem sense serve several shape short side simple simply single so ' +
    'some someone something sort sound speak speaks specific specifically standing start step steps stop ' +
    'strict such suit sum sure taken taking tasked terms thing things think three through time today together ' +
    'too took topic towards try turn two type understand until upon usual various very want wanted well ' +
    'whether whole wide within without world worth would write writes written yes yet sorry translate obey ' +
    'asking addressed setup operational effectively briefly brief overview background rationale scope motive ' +
    'mind ordinary regular motivated trigger triggered number mission nature maximum minimum total amount'
  ).split(' '),
);

function bareWord(word: string): string {
  return word.toLowerCase().replace(/['’]s?$/, '');
}

/** A text without its words of asking. */
export function withoutAsking(text: string): string {
  return text
    .replace(askingWords, ' ')
    .replace(/[A-Za-z][A-Za-z'’]*/g, word => (englishAsking.has(bareWord(word)) ? ' ' : word));
}

/** A text without what asks for a kind of content either. */
export function withoutGeneric(text: string): string {
  return withoutAsking(text)
    .replace(generic, ' ')
    .replace(/[A-Za-z][A-Za-z'’]*/g, word => (englishGeneric.has(bareWord(word)) ? ' ' : word));
}

/** Index terms of what a text is about; of Japanese, those without hiragana. */
export function contentTerms(text: string): string[] {
  return [...termsOf(withoutAsking(text)).counts.keys()].filter(
    term => !/\p{sc=Hiragana}/u.test(term) && !/^[a-z]$/.test(term),
  );
}

/**
 * The one 漢字 of a verb, which is no word without its ending: 定める, 違う, 出した. As a word it would be sought as the
 * beginning of every term that it begins. Behind a noun stand particles: 税は, 税まで.
 */
const verbStem =
  /(?<!\p{sc=Han})\p{sc=Han}(?=[うえきぐけげこすせたちつてっびべみむめらりるれろわん]|い(?!くら|つ|か)|く(?!ら)|さ(?!え)|し(?!か)|ま(?!で))/gu;

/** What a text is about, as words to search for: no marks that a search would read as its own, no years that would narrow it. */
export function contentWords(text: string): string {
  return withoutAsking(text)
    .replace(/(?<!\d)20\d\d(?!\d)\s*年?/g, ' ')
    .replace(verbStem, ' ')
    .replace(/[^\p{L}\p{N}ー]+|\p{sc=Hiragana}+/gu, ' ')
    .trim();
}

/** What happens to a measure: where its day is asked for, its history answers whichever of these words stands in it. */
const happening =
  /掲載|載[っせ]た?|提示|発足|設置|立ち上げ|開催|決定|策定|公表|発表|発行|合意|採択|開始|制定|改定|改訂|決ま|出た|できた|\b(?:agreed|adopted|decided|released|launched|issued|published|started|announced|established|finali[sz]ed|posted|set up|opened|closed|introduced|came out|come out)\b/gi;

export function withoutHappening(text: string): string {
  return text.replace(happening, ' ');
}

/** What an explanation is wanted of: 保険料 of 保険料についてどう…, «robots» of «say about robots»; empty where it is left open. */
export function topicOf(text: string): string {
  const [, ja] = /([^、。？?「」]{2,20}?)(?:について|に関して|に対して)/.exec(text) ?? [];
  const [, subject] = /([^、。？?はがで「」]{2,16})は(?:どう|どのよう)/.exec(text) ?? [];
  const [, en] =
    /\b(?:about|regarding|concerning|treats?|handles?|with respect to) ([\w\s-]{3,50}?)[?.]?$/i.exec(text) ?? [];
  return [ja, subject, en].filter(one => one !== undefined).join(' ');
}
