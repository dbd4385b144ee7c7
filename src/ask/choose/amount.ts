import type { Weighed } from '../find/weigh-statement.ts';
import type { Question } from '../question/question.ts';
import type { Statement } from '../statements/statement.ts';

/** Where a count is asked for, what answers holds a figure with what is counted; null where nothing does. */
export function firstWithAmount(weighed: readonly Weighed[], question: Question): Weighed | null {
  const bearing = weighed.filter(({ score, statement }) => score > 0.1 && statement.kind !== 'provision');
  const holding = bearing.filter(({ statement }) => saysAmount(statement, question));
  const isTotal = ({ statement }: Weighed) => totalSaid.test(`${statement.says.ja ?? ''} ${statement.says.en ?? ''}`);
  return (totalAsked.test(question.text) ? holding.find(isTotal) : undefined) ?? holding[0] ?? null;
}

const totalAsked = /合計|全部で|総数|延べ|計何|\bin total\b|\baltogether\b|\boverall\b|\btotal number\b/i;
const totalSaid = /計\s*\d|合計|in all\b|in total\b/i;

const moneyAsked =
  /いくら|額|予算|費用|\bhow much\b|\b(?:in yen|budget)\b|\b(?:maximum|minimum) (?:\w+ ){0,2}(?:fine|penalty|surcharge)\b/i;
const moneySaid = /\d\s*(?:円|万円|億円|%|パーセント|割)|\b(?:yen|per ?cent)\b|\d%/i;
const shareAsked = /割合|何パーセント|比率|率(?:は|を|が)|\brate\b|\bpercentage\b|\bshare of\b|\bproportion\b/i;
const shareSaid = /\d\s*(?:%|パーセント|割)|\bper ?cent\b/i;
const penaltySaid = /罰|過料|課徴金|制裁|\b(?:fines?|penalt|surcharge)/i;

/** Words for what Japanese counts: where 社 are asked for, 組織 answer too. */
const units: Readonly<Record<string, string>> = {
  社: '社|組織|団体|者',
  人: '人|名',
  '%': '%|割',
  割: '%|割',
  つ: 'つ|項目|原則|の|類型|点|本',
  原則: '原則|つの原則|項目',
  か国: 'か国|の国|国',
  国: 'か国|の国|国',
};
/** Beginnings of English words that count the same things. */
const countedAlike: readonly (readonly string[])[] = [
  ['principle', 'point', 'item', 'viewpoint', 'element', 'pillar', 'line'],
  [
    'respond',
    'respons',
    'answer',
    'firm',
    'compan',
    'organi',
    'institut',
    'participa',
    'provider',
    'platform',
    'busines',
  ],
  ['countr', 'nation', 'region', 'member'],
  ['official', 'staff', 'employee', 'people', 'person'],
];
const unitAsked =
  /何\s*(件|社|人|名|回|倍|票|項目|%|割|か国|カ国|ヶ国|国|章|条|つ|原則|機関|組織|テーマ|円|億円|ページ|頁|版)/;

/** Days, versions and places in a text count nothing. */
function withoutDays(words: string): string {
  return words
    .replace(/\d{4}-\d\d(?:-\d\d)?|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|令和\d+年|(?<!\d)20\d\d(?!\d)/g, ' ')
    .replace(/第\d+(?:\.\d+)*(?:条|項|号|版|回|期)(?:の\d+)?|\b(?:articles?|version|no\.|ver\.?) ?\d[\d.]*/gi, ' ');
}

function saysAmount({ says }: Statement, { text, aspects }: Question): boolean {
  const words = withoutDays(`${says.ja ?? ''} ${says.en ?? ''}`.normalize('NFKC'));
  const [, unit] = unitAsked.exec(text) ?? /([件人社回台])数/.exec(text) ?? [];
  if (unit !== undefined) {
    const counted = units[unit.replace(/[カヶ]国/, 'か国')] ?? unit;
    return new RegExp(`[\\d一二三四五六七八九十万億]\\s*(?:か|つの)?(?:${counted})`).test(words);
  }
  if (shareAsked.test(text)) return shareSaid.test(words) && (!aspects.has('penalty') || penaltySaid.test(words));
  if (moneyAsked.test(text)) return moneySaid.test(words) && (!aspects.has('penalty') || penaltySaid.test(words));
  const [, things = ''] = /how many ((?:[a-z-]+ ?){1,3})/i.exec(text) ?? [];
  const nouns = things.split(' ').filter(word => word.length > 3 && !/^(?:does|have|were|been|from|with)$/.test(word));
  const number = '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
  if (nouns.length === 0) return new RegExp(`(?<!articles? )${number}`, 'i').test(words);
  const alike = countedAlike.filter(group => nouns.some(noun => group.some(one => noun.startsWith(one)))).flat();
  const stems = [...nouns.map(noun => noun.replace(/(?:ies|s)$/, '').slice(0, 7)), ...alike];
  return new RegExp(`(?<!article )\\b${number}(?:[ -][a-z]+){0,3}[ -](?:${stems.join('|')})`, 'i').test(words);
}
