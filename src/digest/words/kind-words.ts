import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Kind } from '../../domain/tags.ts';
import { labelOf } from '../../taxonomy/codebook.ts';

type Row = readonly [pattern: RegExp, ja: string, en: string];

/** What exactly it is, where its title says so: an ordinance is no internal rule, a caution no order. */
const rows: Partial<Record<Kind, readonly Row[]>> = {
  order: [
    [/規程|要綱|要領|訓令|internal rules?/i, '内部規程', 'internal rules'],
    [/条例|\bordinances?\b/i, '条例', 'ordinance'],
    [/政令|施行令|cabinet order/i, '政令', 'Cabinet Order'],
    [/省令|府令|ministerial (?:order|ordinance)/i, '府省令', 'ministerial order'],
    [/告示|public notice/i, '告示', 'public notice'],
    [/規則|\bregulations?\b/i, '規則', 'rules'],
  ],
  bill: [
    [
      /内閣提出|閣法|政府(?:提出|案)|内閣(?:から|が|より)[^。]{0,12}提出|(?:government|cabinet)[- ](?:sponsored |submitted )?bill/i,
      '法案（内閣提出）',
      'Cabinet bill',
    ],
    [
      /議員提出|議員立法|[衆参]法(?:第|案)|[衆参]議院議員[^。]{1,40}提出|議員(?:ら)?[がは]?[^。]{0,12}(?:共同)?提出|members?[’']? bill|private member/i,
      '法案（議員提出）',
      'members’ bill',
    ],
    [/委員長提出/, '法案（委員長提出）', 'committee bill'],
  ],
  enforcement: [
    [/課徴金納付命令|surcharge (?:payment )?order/i, '課徴金納付命令', 'surcharge payment order'],
    [/排除措置命令|cease[- ]and[- ]desist/i, '排除措置命令', 'cease and desist order'],
    [/措置命令/, '措置命令', 'order for action'],
    [/業務停止命令|suspension order/i, '業務停止命令', 'business suspension order'],
    [/業務改善命令|improvement order/i, '業務改善命令', 'business improvement order'],
    [/判決|最高裁|高裁|地裁|敗訴|勝訴|\b(?:court|judge?ment|ruling)\b/i, '裁判', 'court decision'],
    [/注意喚起|警鐘|注意を促|呼びかけ|\b(?:cautions?|alerts?|warns?)\b/i, '注意喚起', 'caution'],
    [/勧告|\brecommend(?:s|ed|ation)\b/i, '勧告', 'recommendation'],
    [/警告|\bwarning\b/i, '警告', 'warning'],
    [/申入れ|申し入れ/, '申入れ', 'request'],
    [/要請|\brequest(?:s|ed)?\b/i, '要請（行政指導）', 'request (administrative guidance)'],
    [/行政指導|指導|administrative guidance/i, '行政指導', 'administrative guidance'],
    [/立ち?入り|検査|inspect/i, '検査', 'inspection'],
    [/行政処分|処分|administrative (?:action|disposition)/i, '行政処分', 'administrative disposition'],
    [/照会|調査|inquir|investigat/i, '調査', 'inquiry'],
  ],
  announcement: [
    [/答弁書/, '答弁書', 'written answer'],
    [/質問主意書/, '質問主意書', 'written question'],
    [/(?:記者)?会見|press conference/i, '記者会見', 'press conference'],
    [/開催(?:レポート|報告|結果)|イベントレポート/, '開催報告', 'event report'],
    [/談話|statement/i, '談話', 'statement'],
    [/講演|スピーチ|speech/i, '講演', 'speech'],
  ],
  report: [
    [/白書|white paper/i, '白書', 'white paper'],
    [/アンケート|調査結果|実態調査|survey/i, '調査', 'survey'],
    [/報告書|report/i, '報告書', 'report'],
  ],
  meeting: [
    [/議事録|議事要旨|minutes/i, '議事録', 'minutes'],
    [/議事次第|配[布付]資料|会議資料|agenda|handouts/i, '会議資料', 'meeting papers'],
  ],
  'international-instrument': [
    [/条約|\b(?:treaty|convention)\b/i, '条約', 'treaty'],
    [/協定|\bagreement\b/i, '協定', 'agreement'],
    [/覚書|memorandum/i, '覚書', 'memorandum'],
    [/共同声明|joint statement/i, '共同声明', 'joint statement'],
    [/宣言|declaration/i, '宣言', 'declaration'],
    [/行動規範|code of conduct/i, '行動規範', 'code of conduct'],
  ],
};

type Worded = Pick<Publication, 'tags' | 'title' | 'summary'>;

/** The exact word for it; null where the words do not give it. */
export function exactKind({ tags, title, summary }: Worded): Bilingual | null {
  // Who submits a bill stands in its text as often as in its title.
  const words = tags.kind.value === 'bill' ? `${title}。${summary}` : title;
  const found = rows[tags.kind.value]?.find(([pattern]) => pattern.test(words));
  return found === undefined ? null : { ja: found[1], en: found[2] };
}

/** Who submits a bill to the Diet, where its words say so. */
export function submitterOf(publication: Worded): Bilingual | null {
  if (publication.tags.kind.value !== 'bill') return null;
  const by = exactKind(publication)?.en;
  return by === undefined ? null : (submitters[by] ?? null);
}

const cabinet: Bilingual = { ja: '内閣', en: 'Cabinet' };

const submitters: Readonly<Record<string, Bilingual>> = {
  'Cabinet bill': cabinet,
  'members’ bill': { ja: '議員', en: 'members' },
  'committee bill': { ja: '委員長', en: 'committee chair' },
};

/** Written questions of members are answered by the Cabinet, whichever house lists the answer (国会法第75条). */
export function answererOf({ title }: Worded): Bilingual | null {
  return /質問(?:主意書)?に対する答弁書/u.test(title) ? cabinet : null;
}

/** The kind in words that say no more than the title does; the codebook's where the title is silent. */
export function kindWords(publication: Worded): Bilingual {
  const { tags } = publication;
  const kind = tags.kind.value;
  if (kind === 'commentary') {
    const isFirm = tags.bodies.some(({ value }) => value === 'law-firm');
    return isFirm ? { ja: '解説（法律事務所）', en: 'commentary (law firm)' } : { ja: '解説', en: 'commentary' };
  }
  return exactKind(publication) ?? { ja: labelOf('kind', kind, 'ja'), en: labelOf('kind', kind, 'en') };
}
