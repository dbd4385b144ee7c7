import { isToCome, type Said, saidAt } from '../../calendar/said.ts';
import { sayDay } from '../../calendar/say-date.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Evidence, Stage } from '../../domain/tags.ts';
import type { Day } from '../../domain/time.ts';
import { lastDayOf } from '../../measures/timeline.ts';
import { isLongPublished } from '../age.ts';
import type { Comments } from '../comments.ts';
import { effectWords } from './effect-words.ts';

/**
 * How far a measure has come: for what was published long ago, how far it had come then, and said so.
 * @param today The reader's day.
 */
export function stageThen(publication: Publication, comments: Comments, today: Day): Bilingual | null {
  const { publishedAt, tags } = publication;
  const isCall = tags.kind.value === 'consultation' && tags.stage?.value !== 'consultation-closed';
  if (isCall && isLongOver(publication, comments, today))
    return { ja: '募集は終了している可能性が高い', en: 'probably closed by now' };
  if (publishedAt === null || comments.kind === 'over' || !isLongPublished(publication, today))
    return stageWords(publication, comments, today);
  const said = stageWords(publication, comments, lastDayOf(publishedAt));
  return said === null ? null : { ja: `${said.ja}（公表時）`, en: `${said.en} (as of publication)` };
}

/** Comments are taken for a month or two; after that a call whose last day nobody gave has closed, for all that is known. */
const callDays = 90;

function isLongOver({ publishedAt }: Publication, { kind }: Comments, today: Day): boolean {
  if (publishedAt === null || (kind !== 'none' && kind !== 'undated')) return false;
  return lastDayOf(publishedAt) < Temporal.PlainDate.from(today).subtract({ days: callDays }).toString();
}

/**
 * How far a measure has come, in the words of the publication; null where its words say nothing of the kind, and where
 * date and kind say it already. The facet is coarse: 署名, 可決 and 公布 are one stage, and three things to a lawyer.
 */
export function stageWords(publication: Publication, comments: Comments, today: Day): Bilingual | null {
  const { stage, kind } = publication.tags;
  if (kind.value === 'commentary') return null;
  if (comments.kind === 'over' || stage?.value === 'consultation-open') return consultationWords(comments);
  if (stage === null) return null;
  if (stage.value === 'enforced') return null;
  const said = sentenceOf(publication, stage.evidence[0]);
  if (said === null) return null;
  if (stage.value === 'in-force') return effectWords(publication, today);
  const row = rows[stage.value].find(([pattern]) => pattern.test(said.words)) ?? null;
  if (row === null) return null;
  const [, ja, en] = row;
  // That a meeting discusses goes without saying.
  if (kind.value === 'meeting' && stage.value === 'discussion') return null;
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

/** The words with the sentence in which they stand; null where they stand in no text of the publication. */
function sentenceOf(publication: Publication, evidence: Evidence | undefined): Said | null {
  if (evidence === undefined || evidence.at === null) return null;
  const { place, at, words } = evidence;
  if (place !== 'title' && place !== 'summary' && place !== 'content') return null;
  return publication[place].startsWith(words, at) ? saidAt(publication[place], at, words) : null;
}

function consultationWords(comments: Comments): Bilingual | null {
  switch (comments.kind) {
    case 'none':
      return null;
    case 'open':
      return { ja: '意見募集中', en: 'open for comment' };
    case 'undated':
      return { ja: '意見募集（期限は原文で要確認）', en: 'open for comment; see the original for the closing date' };
    case 'over': {
      const on = { ja: sayDay(comments.on, 'ja'), en: sayDay(comments.on, 'en') };
      return comments.isReported
        ? { ja: `意見募集は終了（情報元によれば${on.ja}まで）`, en: `comments closed on ${on.en}, going by the report` }
        : { ja: `意見募集は終了（${on.ja}まで）`, en: `comments closed on ${on.en}` };
    }
    case 'doubtful':
      return { ja: '意見募集（期限要確認）', en: 'open for comment; closing date to be checked' };
  }
}
