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
  if (stage.value === 'in-force') return effectWords(publication, today);
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

/** 施行 and 発効: what is to come is said to be so, with the day where a sentence prints one. */
function effectWords(publication: Publication, today: Day): Bilingual | null {
  const said = effectsIn(publication);
  const published = publication.publishedAt ?? new Date(publication.firstSeenAt).toISOString();
  const from = `${dayInZone(published, 'Asia/Tokyo')}-01-01`.slice(0, 10);
  for (const one of said) {
    const day = effectDay(`${one.before}${one.words}${one.after}`, from);
    const noun = nounOf(one);
    if (day !== null && day > today)
      return {
        ja: `未${noun.ja}（${noun.ja}日：${sayDay(day, 'ja')}）`,
        en: `not yet in effect (from ${sayDay(day, 'en')})`,
      };
  }
  const [first] = said.toSorted((a, b) => Number(isDone(b)) - Number(isDone(a)));
  if (first === undefined) return null;
  const noun = nounOf(first);
  const reach = reachOf(first);
  if (isDone(first)) return { ja: `${reach.ja}${noun.ja}`, en: `${reach.en}in effect` };
  const month = /((?:令和\d+年|\d{4}年|来年|今年)?\d{1,2}月)(?:から|に|より)?[、,]?$/u.exec(
    first.before.normalize('NFKC'),
  )?.[1];
  if (month !== undefined)
    return { ja: `${noun.ja}時期の記載：${month}`, en: `${noun.en}; the source says ${englishMonth(month)}` };
  if (isToCome(first)) return { ja: `${noun.ja}の見通し`, en: `${noun.en}: expected` };
  return { ja: `${reach.ja}${noun.ja}`, en: `${reach.en}${noun.en}` };
}

/** Every place where title or summary speaks of effect; 施行令 and 施行規則 are names. */
function effectsIn(publication: Publication): Said[] {
  const words =
    /全面施行|一部施行|施行(?!令|規則|細則|期日)|発効|(?:entered|enters|entry|comes?|came|coming) into (?:force|effect)|in force|into effect|(?:takes?|took) (?:full )?effect/gi;
  return (['title', 'summary'] as const).flatMap(place =>
    [...publication[place].matchAll(words)].flatMap(
      ({ 0: word, index }) => sentenceOf(publication, { words: word, place, at: index }) ?? [],
    ),
  );
}

function isDone({ words, after }: Said): boolean {
  return done.test(after) || doneInEnglish.test(words);
}

function nounOf({ words }: Said): Bilingual {
  return /発効/.test(words) ? { ja: '発効', en: 'entry into force' } : { ja: '施行', en: 'coming into effect' };
}

function reachOf({ words, after }: Said): Bilingual {
  if (/全面|full/i.test(words)) return { ja: '全面', en: 'fully ' };
  const isPart = /一部/.test(words) || /except(?:ing)? certain/i.test(after);
  return isPart ? { ja: '一部', en: 'partly ' } : { ja: '', en: '' };
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
