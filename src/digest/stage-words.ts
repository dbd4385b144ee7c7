import { printedDates } from '../calendar/printed-dates.ts';
import { resolveDates } from '../calendar/resolve-dates.ts';
import { dayInZone, sayDay } from '../calendar/say-date.ts';
import type { Bilingual } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Evidence, Stage } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import type { Comments } from './comments.ts';

/**
 * How far a measure has come, in the words of the publication; null where its words say nothing of the kind, and where
 * date and kind say it already. The facet is coarse: 署名, 可決 and 公布 are one stage, and three things to a lawyer.
 */
export function stageWords(publication: Publication, comments: Comments, today: Day): Bilingual | null {
  const { stage, kind } = publication.tags;
  if (stage === null || kind.value === 'commentary') return null;
  if (stage.value === 'consultation-open') return consultationWords(comments);
  if (stage.value === 'enforced') return null;
  const said = sentenceOf(publication, stage.evidence[0]);
  if (said === null) return null;
  if (stage.value === 'in-force') return effectWords(said, publication, today);
  const row = rows[stage.value].find(([pattern]) => pattern.test(said.words)) ?? null;
  if (row === null) return null;
  const [, ja, en] = row;
  return isToCome(said) && stage.value !== 'discussion' ? { ja: `${ja}の見通し`, en: `${en}: expected` } : { ja, en };
}

type Row = readonly [pattern: RegExp, ja: string, en: string];

/** What each word says; the first that fits. */
const rows: Record<Exclude<Stage, 'consultation-open' | 'in-force' | 'enforced'>, readonly Row[]> = {
  enacted: [
    [/公布|promulgat/i, '公布', 'promulgated'],
    [/成立|signed into law|enact/i, '成立', 'enacted'],
    [/可決|\bpass(?:es|ed)\b/i, '可決', 'passed'],
    [/署名|\bsign(?:s|ed)\b/i, '署名', 'signed'],
    [/批准|ratif/i, '批准', 'ratified'],
    [/締結/, '締結', 'concluded'],
    [/制定|規程を定め/, '制定', 'made'],
  ],
  diet: [
    [/衆(?:議院|院)(?:を)?通過/, '衆議院通過', 'passed by the House of Representatives'],
    [/国会(?:に|へ)?提出|submitted to the diet/i, '国会提出', 'submitted to the Diet'],
    [/可決/, '可決', 'passed'],
    [/議会に提出/, '議会提出', 'submitted to the assembly'],
    [/国会(?:で)?(?:の)?審議|審議入り|審議中|deliberations/i, '審議中', 'under deliberation'],
  ],
  'cabinet-approved': [
    [/閣議了解/, '閣議了解', 'Cabinet understanding'],
    [/閣議決定|cabinet/i, '閣議決定', 'Cabinet decision'],
  ],
  'consultation-closed': [
    [/結果|results?|response/i, '意見募集の結果', 'results of the consultation'],
    [/意見(?:に対する|の概要)|寄せられた|提出された|summary/i, '提出意見の概要', 'summary of comments'],
    [/終了|closed/i, '意見募集終了', 'comments closed'],
  ],
  revised: [
    [/改正/, '改正', 'amended'],
    [/追補|事例の追加/, '追補', 'supplemented'],
    [/更新|アップデート|updat/i, '更新', 'updated'],
    [/改訂/, '改訂', 'revised'],
    [/改定|revis/i, '改定', 'revised'],
    [/amend/i, '改正', 'amended'],
  ],
  published: [
    [/策定/, '策定', 'drawn up'],
    [/採択|adopt/i, '採択', 'adopted'],
    [/決定/, '決定', 'decided'],
    [/取りまとめ|とりまとめ|まとめた|compiled/i, '取りまとめ', 'compiled'],
  ],
  discussion: [
    [/素案/, '素案', 'first draft'],
    [/骨子/, '骨子', 'outline of a draft'],
    [/たたき台/, 'たたき台', 'working draft'],
    [/中間|interim/i, '中間段階', 'interim'],
    [/案|draft/i, '案', 'draft'],
    [/議題|初会合|検討会の設置/, '検討開始', 'discussion begins'],
    [/へ$|方針|目指|めざ|指示|調整|plans? to|eyes|to require|to allow/i, '方針', 'planned'],
    [/検討|議論|論点|consider|mull|weigh|discuss/i, '検討中', 'under discussion'],
  ],
};

/** Words that put what they follow into the future. */
const toCome =
  /^.{0,6}?(?:する|される|し|となる)?(?:見通し|見込み|予定|方針|へ(?=$|[\s。、」』])|を?(?:目指|めざ)|を?検討|に向け)/u;
const toComeBefore = /(?:\b(?:will|to be|to|would|expected to|plans? to|set to|is due to|may)\s+(?:be\s+)?)$/i;

interface Said {
  /** The words that earned the stage. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

function isToCome({ before, after }: Said): boolean {
  return toCome.test(after) || toComeBefore.test(before);
}

/** The words with the sentence in which they stand; null where they stand in no text of the publication. */
function sentenceOf(publication: Publication, evidence: Evidence | undefined): Said | null {
  if (evidence === undefined || evidence.at === null) return null;
  const { place, at, words } = evidence;
  if (place !== 'title' && place !== 'summary' && place !== 'content') return null;
  const text = publication[place];
  const end = at + words.length;
  if (text.slice(at, end) !== words) return null;
  const before = text.slice(Math.max(0, at - 120), at);
  const after = text.slice(end, end + 120);
  return {
    words,
    before: before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1),
    after: /^[^。\n]*?(?=。|\n|\. |$)/.exec(after)?.[0] ?? after,
  };
}

function consultationWords(comments: Comments): Bilingual | null {
  switch (comments.kind) {
    case 'none':
      return null;
    case 'open':
      return { ja: '意見募集中', en: 'open for comment' };
    case 'undated':
      return { ja: '意見募集（期限は原文で要確認）', en: 'comments invited, last day not stated here' };
    case 'over':
      return {
        ja: `意見募集は終了（${sayDay(comments.on, 'ja')}まで）`,
        en: `comments closed on ${sayDay(comments.on, 'en')}`,
      };
    case 'doubtful':
      return { ja: '意見募集（期限要確認）', en: 'comments invited, last day to be checked' };
  }
}

const done = /^(?:さ?れ|し)?(?:た|ました|て(?:いる|います|おり)|済|中|後)|^開始(?:し|され)/u;
const doneInEnglish = /entered into force|came into (?:force|effect)|took (?:full )?effect|\bin force\b/i;

/** 施行 and 発効: what is to come is said to be so, with the day where the sentence prints one. */
function effectWords(said: Said, { publishedAt, firstSeenAt }: Publication, today: Day): Bilingual {
  const { words, before, after } = said;
  const isTreaty = /発効/.test(words);
  const [noun, english] = isTreaty ? ['発効', 'entry into force'] : ['施行', 'coming into effect'];
  const reach = /全面|full/i.test(words)
    ? { ja: '全面', en: 'fully ' }
    : /一部/.test(words) || /except(?:ing)? certain/i.test(after)
      ? { ja: '一部', en: 'partly ' }
      : { ja: '', en: '' };
  const published = publishedAt ?? new Date(firstSeenAt).toISOString();
  const day = effectDay(`${before}${words}${after}`, `${dayInZone(published, 'Asia/Tokyo')}-01-01`.slice(0, 10));
  if (day !== null && day > today)
    return { ja: `未${noun}（${noun}日：${sayDay(day, 'ja')}）`, en: `not yet in effect (from ${sayDay(day, 'en')})` };
  if (done.test(after) || doneInEnglish.test(words)) return { ja: `${reach.ja}${noun}`, en: `${reach.en}in effect` };
  const month = /((?:令和\d+年|\d{4}年|来年|今年)?\d{1,2}月)(?:から|に|より)?[、,]?$/u.exec(
    before.normalize('NFKC'),
  )?.[1];
  if (month !== undefined)
    return { ja: `${noun}時期の記載：${month}`, en: `${english}; the source says ${englishMonth(month)}` };
  if (isToCome(said)) return { ja: `${noun}の見通し`, en: `${english}: expected` };
  return { ja: `${reach.ja}${noun}`, en: `${reach.en}${english}` };
}

/** The one whole day that the sentence prints. */
function effectDay(sentence: string, published: Day): Day | null {
  const text = fold(sentence).text;
  const days = resolveDates(printedDates(text), published, () => false).flatMap(({ on }) => on ?? []);
  return days.length === 1 ? (days[0] ?? null) : null;
}

function englishMonth(month: string): string {
  const number = Number(/(\d{1,2})月/.exec(month)?.[1]);
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, number - 1, 1));
}
