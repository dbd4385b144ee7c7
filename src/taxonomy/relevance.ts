import type { LinkedMeasure } from '../domain/measure.ts';
import type { Body, Relevance, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { evidenceOf, type Hit, type Scan, wordsOf } from './scan.ts';

/**
 * Decides in the codebook's order: policy content, then AI as a main part, then Japan.
 * A publication without a title or a lead is outside the field.
 */
export function judgeRelevance(context: Context): Tag<Relevance> {
  const { scan, speaker } = context;
  const ai = aiHits(scan);
  const policy = policyHits(context);
  if (policy === null) {
    const near = isMainSubject(ai) ? undefined : nextDoor(scan);
    return near === undefined || isForeign(context) ? none(ai, 0.8) : tag('adjacent', 0.6, [near]);
  }
  const isMain = isMainSubject(ai);
  if (!isMain) {
    const near = ai[0] ?? neighbourOf(context);
    if (near === null) return none([], 0.9);
    return isForeign(context) ? none([near], 0.7) : tag('adjacent', 0.6, [near, ...policy]);
  }
  if (isMereTool(scan)) return tag('adjacent', 0.7, [...scan.of('policy', 'crime'), ...ai]);
  if (isForeign(context)) return tag('adjacent', 0.8, [...scan.of('place', 'abroad'), ...ai]);
  const isSure = ai.some(({ inTitle }) => inTitle) && (speaker.isJapanese || policy.length > 0);
  return tag('core', isSure ? 0.9 : 0.7, [...ai.slice(0, 3), ...policy.slice(0, 3)]);
}

/** Words that make it one about AI, but where they are part of something else. */
export function aiHits(scan: Scan): readonly Hit[] {
  return unmasked(scan, [...scan.of('subject', 'ai'), ...scan.of('subject', 'self-driving')]);
}

function unmasked(scan: Scan, hits: readonly Hit[]): readonly Hit[] {
  const noise = scan.of('subject', 'none');
  return hits.filter(hit => !noise.some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end));
}

/** In the title, or in the lead as more than one of a list: 「半導体、AI、量子」 is about none of them. */
function isMainSubject(ai: readonly Hit[]): boolean {
  if (ai.some(({ inTitle }) => inTitle)) return true;
  return ai.length > 1 || ai.some(hit => hit.start < leadOpening && !isListed(hit));
}

/** A single word that comes later in a lead is a passing one. */
const leadOpening = 150;

function isListed({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 16);
  if (before === '・') return true;
  if (/^[、,・や]/.test(after)) return /[、,・や]/.test(before) || /^[、,・や].{1,12}([、,・や]|など|等)/.test(after);
  return /[、,・や]/.test(before) && /^(など|等|といった)/.test(after);
}

/** Null where there is no policy in it; who speaks decides how much must be said. */
function policyHits({ scan, speaker, linked, draft }: Context): readonly Hit[] | null {
  // Of those who only report, the title and the lead's first sentence say what it is about; the rest is background.
  const reaches = opening(scan.lead.folded.text);
  const isReporter = speaker.type === 'press' || speaker.type === 'other' || speaker.type === 'analyst';
  const counts = (hit: Hit) => !isReporter || hit.inTitle || hit.start < reaches;
  const has = (value: string) => scan.of('policy', value).filter(counts);
  if (has('staff').some(({ inTitle }) => inTitle)) return null;
  const named = [...has('named'), ...scan.of('neighbour', 'law').filter(counts)];
  const instruments = has('instrument');
  // Research is no policy, whoever tells of it: an institute counts for what ministries and councils do.
  const isSelf = (hit: Hit) =>
    /^(理研|産総研|nict)$/.test(wordsOf(hit)) ||
    (speaker.type === 'institute' && speaker.bodies.some(body => body === hit.value));
  const official = [
    ...has('official'),
    ...scan.of('body').filter(hit => counts(hit) && isJapaneseBody(hit.value) && !isSelf(hit)),
  ];
  // Other countries' bodies make policy too; whether it is Japan's is asked later.
  official.push(...scan.of('body').filter(hit => hit.inTitle && foreign.includes(hit.value)));
  const goods = has('goods').filter(({ inTitle }) => inTitle);
  const said = [...named, ...official, ...instruments];
  const enough = (isEnough: boolean) => (isEnough ? said : null);
  switch (speaker.type) {
    case 'authority':
    case 'municipality':
    case 'legislature':
    case 'court':
    case 'party':
    case 'foreign':
      return said;
    case 'association':
      return enough(said.length > 0 || has('position').length > 0 || (goods.length === 0 && isOfSubstance(scan)));
    case 'institute':
      return enough(said.length > 0 || scan.of('kind').some(({ value }) => fundingKinds.includes(value)));
    case 'law-firm':
      return enough(goods.length === 0 || said.length > 0);
    case 'press':
      return enough(
        named.length > 0 ||
          (goods.length === 0 ? said.length > 0 : official.length > 0) ||
          has('crime').length > 0 ||
          has('position').some(({ inTitle }) => inTitle) ||
          (scan.of('place', 'abroad').some(({ inTitle }) => inTitle) &&
            scan.of('stage').some(({ inTitle }) => inTitle)),
      );
    case 'analyst':
      return enough(said.length > 0 && goods.length === 0);
    case 'other':
      return enough(
        (goods.length === 0 && linked.some(isOfJapan)) ||
          (goods.length === 0 && explainsLaw(scan)) ||
          named.some(({ inTitle }) => inTitle || goods.length === 0) ||
          (official.length > 0 &&
            goods.length === 0 &&
            (instruments.length > 0 || has('talk').some(({ inTitle }) => inTitle) || official.length > 1)) ||
          official.some(({ inTitle, facet }) => inTitle && facet === 'body') ||
          (goods.length === 0 && official.some(isActor)) ||
          (draft.language === 'en' &&
            goods.length === 0 &&
            instruments.length + official.length > 0 &&
            isJapanNamed(scan)),
      );
  }
}

/** A body that is the subject of the lead's first sentence: 「AISIが…文書を公開した」. */
function isActor({ facet, inTitle, part, end }: Hit): boolean {
  return facet === 'body' && !inTitle && /^[はが]/.test(part.folded.text.slice(end));
}

/** What an association publishes that is more than its own meetings and courses. */
function isOfSubstance(scan: Scan): boolean {
  return scan.of('kind').some(({ value, weight }) => weight > 0 && value !== 'announcement');
}

/** Who explains a rule that only a state makes tells of policy, whoever it is. */
function explainsLaw(scan: Scan): boolean {
  const isRuled = scan.of('policy', 'law').some(({ inTitle }) => inTitle);
  return (
    isRuled && (scan.of('policy', 'talk').some(({ inTitle }) => inTitle) || scan.of('policy', 'explains').length > 0)
  );
}

/** Where the first sentence ends; a short one takes the next along. */
function opening(lead: string): number {
  const end = /[。!?]|\. /.exec(lead.slice(openingUnitsMin));
  return end === null ? lead.length : openingUnitsMin + end.index;
}
const openingUnitsMin = 30;

const fundingKinds: readonly string[] = ['announcement', 'guideline', 'consultation', 'report'];

/** Policy next door that the publication is about, where no AI is in it. */
function neighbourOf({ scan, speaker }: Context): Hit | null {
  if (/セミナー|説明会|講座|研修/.test(scan.title.folded.text)) return null;
  const near = unmasked(scan, [...scan.of('neighbour'), ...scan.of('subject', 'hint')]);
  const inTitle = near.find(hit => hit.inTitle);
  if (speaker.type === 'institute') return null;
  return inTitle ?? (near.length > 1 ? (near[0] ?? null) : null);
}

/** A law next door that is named, or a subject next door in a title with a rule beside it: policy, whoever tells it. */
function nextDoor(scan: Scan): Hit | undefined {
  const has = (value: string) => scan.of('policy', value);
  if ([...has('staff'), ...has('goods')].some(({ inTitle }) => inTitle)) return undefined;
  const inTitle = unmasked(scan, [...scan.of('neighbour'), ...scan.of('subject', 'hint')]).find(hit => hit.inTitle);
  const isRuled = [...has('named'), ...has('instrument')].some(hit => hit.inTitle);
  return scan.of('neighbour', 'law')[0] ?? (isRuled ? inTitle : undefined);
}

/** An arrest or a case in which AI was merely the tool. */
function isMereTool(scan: Scan): boolean {
  return (
    scan.of('policy', 'crime').length > 0 &&
    !/著作権|著作物|copyright/.test(scan.title.folded.text) &&
    !scan.of('kind').some(({ value }) => ['bill', 'order', 'guideline', 'consultation', 'meeting'].includes(value)) &&
    scan.of('policy', 'named').length === 0
  );
}

/** A foreign measure, unless Japan is in the title or in the lead; the Hiroshima AI Process is Japan's wherever it is told. */
function isForeign({ scan, speaker, draft, linked }: Context): boolean {
  if (speaker.isJapanese && speaker.type !== 'institute' && speaker.type !== 'association') return false;
  if (scan.of('body', 'g7').some(hit => /広島|hiroshima/.test(wordsOf(hit)))) return false;
  if (isJapanNamed(scan) || linked.some(isOfJapan)) return false;
  const abroad = scan.of('place', 'abroad');
  return abroad.length > 0 || speaker.type === 'foreign' || (draft.language === 'en' && !speaker.isJapanese);
}

function isJapanNamed(scan: Scan): boolean {
  // 国内 is at home wherever that is.
  const isAbroad = scan.of('place', 'abroad').some(({ inTitle }) => inTitle);
  const masked = scan.of('place', 'not-japan');
  const isMasked = (hit: Hit) =>
    masked.some(one => one.part === hit.part && one.start <= hit.start && one.end >= hit.end);
  return (
    scan.of('place', 'japan').some(hit => !isMasked(hit) && (hit.weight > 0 || !isAbroad)) ||
    scan.of('body').some(({ value }) => isJapaneseBody(value) && !titlesOfAnyone.includes(value))
  );
}

/** Listed measures of others, such as ISO’s standards, name the body that made them first. */
function isOfJapan({ traits, role }: LinkedMeasure): boolean {
  return traits.japanese && role !== 'mentions' && isJapaneseBody(traits.bodies[0] ?? '');
}

/** 首相 and Court are words that other countries have too. */
const titlesOfAnyone: readonly string[] = ['cabinet-secretariat', 'courts', 'local', 'ai-strategy-hq', 'law-firm'];
const foreign: readonly string[] = ['eu', 'us', 'un', 'oecd', 'g7', 'other-foreign'] satisfies Body[];

function isJapaneseBody(value: string): boolean {
  return !foreign.includes(value) && value !== 'law-firm';
}

function none(hits: readonly Hit[], confidence: number): Tag<Relevance> {
  return tag('none', confidence, hits);
}

function tag(value: Relevance, confidence: number, hits: readonly Hit[]): Tag<Relevance> {
  return { value, confidence, evidence: hits.slice(0, 6).map(evidenceOf) };
}
