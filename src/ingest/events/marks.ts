/** What a title says was done: titles of one event say the same. */
interface Mark {
  readonly name: string;
  readonly words: RegExp;
  /** True where even one address stands for two events when only one of its titles says so. */
  readonly isStrict: boolean;
}

const marks: readonly Mark[] = [
  { name: 'result', isStrict: true, words: /結果|\bresults?\b|\boutcomes?\b/ },
  { name: 'extension', isStrict: true, words: /延長|\bexten(?:d|ds|ded|sion)\b/ },
  { name: 'correction', isStrict: true, words: /訂正|正誤|\bcorrect(?:ion|ed)\b|\bcorrigend|\berrat(?:a|um)\b/ },
  { name: 'revision', isStrict: true, words: /改定|改訂|改正|\brevis|\bamend/ },
  { name: 'withdrawal', isStrict: true, words: /廃止|撤回|取消|中止|\brepeal|\bwithdr[ae]w|\bcancel/ },
  { name: 'interim', isStrict: true, words: /中間(?:報告|取りまとめ|とりまとめ|整理|論点)|\binterim\b/ },
  { name: 'minutes', isStrict: true, words: /議事(?:録|要旨|概要)|\bminutes\b/ },
  { name: 'draft', isStrict: false, words: /[素原]案|骨子|案(?=[)）」』】\]\s]|$|[にのをへ]|とり|取り)|\bdrafts?\b/ },
  {
    name: 'call',
    isStrict: false,
    words:
      /募集|公募|意見照会|パブリック・?コメント|パブコメ|\bcall for\b|public comment|\bconsultation\b|request for comment|seek(?:s|ing)? (?:comments|views|opinions)|comments? (?:on|are) (?:invited|sought)|invit(?:es?|ing) comments/,
  },
  {
    name: 'meeting',
    isStrict: false,
    words:
      /開催|会合|説明会|セミナー|シンポジウム|講演|フォーラム|\bmeetings?\b|\bseminar\b|\bsymposium\b|\bbriefing\b|\bwebinar\b|\bforum\b|\bconference\b/,
  },
  { name: 'update', isStrict: false, words: /更新|\bupdate/ },
  {
    name: 'in-force',
    isStrict: false,
    words: /施行|\benter(?:s|ed)? into force|\btak(?:es?|ing) effect|\beffective\b/,
  },
  { name: 'enactment', isStrict: false, words: /成立|可決|\benact|\bpass(?:es|ed)\b/ },
  { name: 'promulgation', isStrict: false, words: /公布|\bpromulgat/ },
  { name: 'cabinet', isStrict: false, words: /閣議|\bcabinet (?:decision|approv)/ },
  { name: 'submission', isStrict: false, words: /提出|\bsubmi(?:t|ts|tted|ssion)\b/ },
  {
    name: 'guide',
    isStrict: false,
    words: /q&a|faq|よくある(?:ご)?質問|手引|パンフレット|リーフレット|動画|\bhandbook\b|\bleaflet\b/,
  },
  { name: 'remarks', isStrict: false, words: /会見|談話|挨拶|\bremarks\b|\bstatement\b/ },
  { name: 'procurement', isStrict: false, words: /入札|調達|落札|契約|\bprocurement\b|\btender\b/ },
];

/** The marks of a title, in the order of the list, each with whether it is strict. */
export function marksOf(foldedTitle: string): { readonly all: string; readonly strict: string } {
  const found = marks.filter(({ words }) => words.test(foldedTitle));
  // Whoever asks for comments asks for them on a draft, whether the title says so or not.
  const isCall = found.some(({ name }) => name === 'call');
  const counted = found.filter(({ name }) => !(isCall && name === 'draft'));
  return { all: namesOf(counted), strict: namesOf(counted.filter(({ isStrict }) => isStrict)) };
}

function namesOf(found: readonly Mark[]): string {
  return found.map(({ name }) => name).join(' ');
}
