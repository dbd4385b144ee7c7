import type { Evidence, Kind, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit, type Part, wordsOf } from './scan.ts';

/** Words of analysis from so much weight on make it commentary, by who speaks. */
const talkNeeded: Partial<Record<Context['speaker']['type'], number>> = { press: 3, other: 1, institute: 3 };

/** What sort of publication it is: commentary by who speaks, else what its words name. */
export function judgeKind(context: Context): Tag<Kind> {
  const { speaker, scan } = context;
  const named = namedKind(context);
  if (speaker.type === 'law-firm') return { value: 'commentary', confidence: 0.95, evidence: [speaker.evidence] };
  if (speaker.type === 'analyst' && !reportsAct(context, named) && !isCommissioned(context, named)) {
    return { value: 'commentary', confidence: 0.8, evidence: [speaker.evidence] };
  }
  if (speaker.type === 'party' || speaker.type === 'association') {
    const position = scan.of('policy', 'position')[0];
    const isReport = speaker.type === 'party' && named?.value === 'report' && named.weight > 0;
    if (position !== undefined && !isReport)
      return { value: 'commentary', confidence: 0.8, evidence: [evidenceOf(position)] };
    // 「…に関する考え方」 of an association is its position.
    if (speaker.type === 'association' && named !== null && named.weight < 2 && /考え方/.test(wordsOf(named)))
      return { value: 'commentary', confidence: 0.6, evidence: [evidenceOf(named)] };
    if (speaker.type === 'association' && named === null && doesSomething(context))
      return { value: 'announcement', confidence: 0.5, evidence: [speaker.evidence] };
    if (speaker.type === 'association' && named === null)
      return { value: 'commentary', confidence: 0.5, evidence: [speaker.evidence] };
    if (speaker.type === 'party' && named?.value !== 'report')
      return { value: 'commentary', confidence: 0.6, evidence: [speaker.evidence] };
  }
  const note = speaker.type === 'other' ? ownNote(context) : null;
  if (note !== null) return { value: 'commentary', confidence: 0.8, evidence: [note] };
  const talk = talkOf(context);
  if (talk !== null) return { value: 'commentary', confidence: 0.8, evidence: [evidenceOf(talk)] };
  const position = positionOfOthers(context);
  if (position !== null) return { value: 'commentary', confidence: 0.7, evidence: [evidenceOf(position)] };
  // Where comments are taken by a day, it is a consultation, whatever is laid open.
  const closes = context.deadline;
  if (closes !== null && (named === null || laidOpen.includes(named.value)))
    return { value: 'consultation', confidence: 0.9, evidence: [closes.evidence] };
  if (named === null) {
    const [measure] = subjectsOf(context);
    if (
      measure === undefined &&
      speaker.type === 'other' &&
      !scan.of('stage').some(({ inTitle }) => inTitle) &&
      !isActOfAuthority(context)
    )
      return { value: 'commentary', confidence: 0.5, evidence: [] };
    return measure === undefined || speaker.isJapanese
      ? { value: 'announcement', confidence: 0.5, evidence: [] }
      : { value: measure.traits.kind, confidence: 0.6, evidence: measure.evidence.slice(0, 1) };
  }
  // What G7 and OECD agree on is theirs, whatever it is called.
  const instrument = subjectsOf(context).find(({ traits }) => traits.kind === 'international-instrument');
  const isLooselyNamed = named.value === 'guideline' || (named.value === 'announcement' && speaker.type === 'foreign');
  if (isLooselyNamed && instrument !== undefined)
    return { value: 'international-instrument', confidence: 0.7, evidence: instrument.evidence.slice(0, 1) };
  return {
    value: named.value as Kind,
    confidence: named.weight > 1 ? 0.85 : 0.6,
    evidence: [evidenceOf(named)],
  };
}

const laidOpen: readonly string[] = ['statute', 'bill', 'order', 'plan', 'guideline', 'report'] satisfies Kind[];

/** The kind that the words name: the title's heaviest, else the lead's; the title's light ones after those of the lead. */
export function namedKind({ scan, draft }: Context): Hit | null {
  const all = scan.of('kind');
  const positive = all.filter(({ weight }) => weight > 0);
  const kinds = positive.length > 0 ? positive : all;
  const title = heaviest(
    kinds.filter(({ inTitle }) => inTitle),
    draft.language,
  );
  const sitting = sittingIn(scan.title);
  const lead = heaviest(
    kinds.filter(({ inTitle }) => !inTitle),
    draft.language,
  );
  if (sitting !== null && (title === null || title.weight < 3 || title.value === 'meeting')) return sitting;
  if (title === null || (title.weight < 2 && lead !== null && lead.weight > title.weight)) return lead ?? title;
  // What the title calls by its name may be out for comment: the lead says so.
  if (lead !== null && lead.value === 'consultation' && title.weight < 3 && title.value !== 'announcement') return lead;
  return title;
}

/** A council's numbered sitting: 「AI戦略会議（第14回）」「第8回…専門調査会」; its report is none. */
const panel =
  '(?:会議|会合|委員会|部会|分科会|検討会|研究会|調査会|懇談会|審議会|協議会|本部|チーム|フォーラム|コンソーシアム|タスクフォース|ワーキング・?グループ|wg|ボード)';
const sitting = new RegExp(
  `(?:${panel}[」』]?[(（ ]?第[0-9一二三四五六七八九十]+回|第[0-9一二三四五六七八九十]+回[^、。]{0,30}?${panel}|${panel}[」』]?(?:の)?(?:配布|配付|会議)?資料)(?!.*(?:報告書|取りまとめ|とりまとめ|報告会))`,
);

function sittingIn(title: Part): Hit | null {
  const found = sitting.exec(title.folded.text);
  if (found === null) return null;
  const { index: start } = found;
  return {
    facet: 'kind',
    value: 'meeting',
    weight: 3,
    inTitle: true,
    start,
    end: start + found[0].length,
    part: title,
  };
}

/** What people write of what they did themselves: 「使ってみた」「意見を出しました」. */
const ofOneself =
  /て(?:み|き)(?:た|ました)|(?:意見|パブコメ|陳述).{0,8}(?:しました|出した)|という話|思うこと|考えてみ|私の(?:意見|考え)/;

function ownNote({ scan }: Context): Evidence | null {
  const found = ofOneself.exec(scan.title.folded.text);
  if (found === null) return null;
  return evidenceOf({ part: scan.title, start: found.index, end: found.index + found[0].length });
}

/** What begins, opens or comes out is news of the association's own. */
function doesSomething({ scan }: Context): boolean {
  return /開始|開催|設立|募集|公開|スタート|始め|launch|opens|starts/.test(scan.title.folded.text);
}

/** A headline in which an authority is the subject: 「国税庁が…」「デジタル庁、…」. */
function isActOfAuthority({ scan }: Context): boolean {
  return scan.of('body').some(({ inTitle, part, end }) => inTitle && /^[がは、,]/.test(part.folded.text.slice(end)));
}

/** Of equals the last in Japanese, where the head noun ends the phrase; the first in English. */
function heaviest(hits: readonly Hit[], language: 'ja' | 'en'): Hit | null {
  let best: Hit | null = null;
  for (const hit of hits) {
    if (best === null || hit.weight > best.weight) best = hit;
    else if (hit.weight === best.weight && language === 'ja') best = hit;
  }
  return best;
}

function talkOf({ scan, speaker }: Context): Hit | null {
  const needed = talkNeeded[speaker.type];
  if (needed === undefined) return null;
  const talk = scan.of('policy', 'talk').filter(({ inTitle }) => inTitle);
  const weight = talk.reduce((sum, hit) => sum + hit.weight, 0);
  const question = questionIn(scan.title);
  if (question !== null) return question;
  const asks = /[?？]/.test(scan.title.original) ? 1 : 0;
  if (talk.length > 0 && weight + asks >= needed) return talk[0] ?? null;
  const explains = scan.of('policy', 'explains').filter(hit => speaker.type === 'other' || hit.weight > 1);
  return speaker.type === 'institute' ? null : (explains[0] ?? null);
}

/** Who asks in a title answers below it: 「どう変わった？」「責任は誰に」, «What does it mean?» */
const asking =
  /(?:何|どう|なぜ|誰|いつ|どこ|本当に|のか|べきか|許される)[^。]{0,14}\?|(?:は誰に?|どうなる|どうする|何が変わる)$|(?:^|[:—–-] ?)(?:what|why|how|who|should|does|is|will)\b.*\?$/;

function questionIn(title: Part): Hit | null {
  const found = asking.exec(title.folded.text);
  if (found === null) return null;
  const { index: start } = found;
  return { facet: 'policy', value: 'talk', weight: 3, inTitle: true, start, end: start + found[0].length, part: title };
}

/** Reported positions of parties and associations are commentary too; a ministry's are not. */
function positionOfOthers({ scan, speaker }: Context): Hit | null {
  if (speaker.type !== 'press' && speaker.type !== 'other') return null;
  const isTheirs = scan
    .of('body')
    .some(({ value, inTitle }) => inTitle && (value === 'party' || value === 'self-regulatory'));
  return isTheirs ? (scan.of('policy', 'position')[0] ?? null) : null;
}

/** A study that an authority ordered is a report, whoever wrote it. */
function isCommissioned({ scan }: Context, named: Hit | null): boolean {
  return (
    named?.value === 'report' && /委託|受託|commissioned/.test(`${scan.title.folded.text}\n${scan.lead.folded.text}`)
  );
}

/** A news flash of a consultant's: an authority in the title, and what it did. */
function reportsAct({ scan }: Context, named: Hit | null): boolean {
  const isNamed = (facet: 'body' | 'stage' | 'place') => scan.of(facet).some(({ inTitle }) => inTitle);
  return (
    named?.inTitle === true &&
    (isNamed('body') || isNamed('place')) &&
    isNamed('stage') &&
    !scan.of('policy', 'talk').some(({ inTitle }) => inTitle) &&
    scan.of('policy', 'explains').length === 0
  );
}
