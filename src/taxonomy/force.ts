import type { LinkedMeasure } from '../domain/measure.ts';
import type { Force, Kind, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit } from './scan.ts';
import { isOwnAdvice } from './stage-explained.ts';

/** What a kind asks of people by itself. */
const forceOfKind: Record<Kind, Force> = {
  statute: 'duty',
  bill: 'duty',
  order: 'duty',
  guideline: 'voluntary',
  enforcement: 'voluntary',
  'international-instrument': 'voluntary',
  consultation: 'voluntary',
  plan: 'none',
  report: 'none',
  'discussion-paper': 'none',
  meeting: 'none',
  announcement: 'none',
  commentary: 'none',
};
const strength: readonly Force[] = ['none', 'voluntary', 'duty', 'penalty'];
const speaksOfMeasure: readonly Kind[] = [
  'statute',
  'bill',
  'order',
  'consultation',
  'commentary',
  'international-instrument',
];

/** What the measure asks: plans and reports nothing, guidelines good will, laws duties, and penalties where the text says so. */
export function judgeForce(context: Context, kind: Tag<Kind>): Tag<Force> {
  const { scan } = context;
  if (speaksOfMeasure.includes(kind.value)) {
    const measure = strongest(subjectsOf(context));
    if (measure !== undefined) {
      const duty =
        kind.value === 'commentary' && measure.traits.force !== 'penalty' ? scan.of('force', 'duty')[0] : undefined;
      if (duty !== undefined) return { value: 'duty', confidence: 0.7, evidence: [evidenceOf(duty)] };
      return { value: measure.traits.force, confidence: 0.85, evidence: measure.evidence.slice(0, 1) };
    }
  }
  if (kind.value === 'enforcement') return forceOfAction(context, kind);
  if (kind.value === 'guideline') {
    const must = scan.of('force', 'must')[0];
    return must === undefined ? byKind(kind) : { value: 'duty', confidence: 0.7, evidence: [evidenceOf(must)] };
  }
  if (kind.value === 'international-instrument') return forceOfInstrument(context, kind);
  if (kind.value === 'consultation' || kind.value === 'commentary') return forceOfObject(context, kind);
  return kind.value === 'statute' || kind.value === 'bill' || kind.value === 'order'
    ? withPenalty(context, byKind(kind))
    : byKind(kind);
}

/** Where two apply, the stronger. */
function strongest(measures: readonly LinkedMeasure[]): LinkedMeasure | undefined {
  return measures.toSorted((a, b) => strength.indexOf(b.traits.force) - strength.indexOf(a.traits.force))[0];
}

const instruments: readonly string[] = [
  'statute',
  'bill',
  'order',
  'plan',
  'guideline',
  'report',
  'discussion-paper',
  'international-instrument',
] satisfies Kind[];

/** Commentary and consultations take the force of what they are about, of two the stronger. */
function forceOfObject(context: Context, kind: Tag<Kind>): Tag<Force> {
  const objects = context.scan
    .of('kind')
    .filter(({ value, weight }) => instruments.includes(value) && weight > 0)
    .filter(hit => kind.value !== 'commentary' || !isOwnAdvice(hit));
  const inTitle = objects.filter(hit => hit.inTitle);
  const isPosition = kind.value === 'commentary' && context.scan.of('policy', 'position').length > 0;
  const candidates = isPosition
    ? inTitle.filter(isSpokenOf)
    : inTitle.length > 0 && kind.value === 'commentary'
      ? inTitle
      : objects;
  let best: Tag<Force> | null = null;
  for (const hit of candidates) {
    const value = forceOfKind[hit.value as Kind];
    if (best === null || strength.indexOf(value) > strength.indexOf(best.value))
      best = { value, confidence: 0.65, evidence: [evidenceOf(hit)] };
  }
  const named = context.scan.of('policy', 'named')[0];
  if (named !== undefined && kind.value === 'commentary' && !isPosition && (best === null || best.value === 'none'))
    best = { value: 'duty', confidence: 0.5, evidence: [evidenceOf(named)] };
  const penal = context.scan.of('force', 'penal-law').find(({ inTitle }) => inTitle);
  if (penal !== undefined && kind.value === 'commentary' && !isPosition && best?.value !== 'voluntary')
    return { value: 'penalty', confidence: 0.6, evidence: [evidenceOf(penal)] };
  if (best === null && /改正/.test(context.scan.title.folded.text))
    return { value: 'duty', confidence: 0.5, evidence: kind.evidence };
  if (best === null)
    return { value: kind.value === 'consultation' ? 'voluntary' : 'none', confidence: 0.5, evidence: [] };
  return best.value === 'duty' ? withPenalty(context, best) : best;
}

/** 「法律案に対する意見」 is about the bill; 「法改正を要望」 about what is not there yet. */
function isSpokenOf({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  return (
    /^[^、。]{0,8}?(?:に対する|への|に関する|について|に向けた)/.test(text.slice(end, end + 16)) ||
    /\b(?:comments?|submission|statement|views|opinion) on\b/.test(text.slice(0, start))
  );
}

/** A request asks, an order binds, a fine punishes. */
function forceOfAction({ scan }: Context, kind: Tag<Kind>): Tag<Force> {
  const text = scan.title.folded.text;
  const penalty = scan.of('force', 'penalty')[0];
  if (/逮捕|書類送検|起訴|有罪|摘発|arrest|indict/.test(`${text}\n${scan.lead.folded.text}`))
    return { value: 'penalty', confidence: 0.7, evidence: kind.evidence };
  if (penalty !== undefined) return { value: 'penalty', confidence: 0.7, evidence: [evidenceOf(penalty)] };
  const isDecided =
    /判決|命令|棄却|却下|認めず|認める|認めない|退ける|判断|取消請求|処分(?!場)|ruling|rules|orders|dismiss|reject|uphold/;
  if (isDecided.test(text) || (/最高裁|上告|court/.test(text) && !/提訴|訴訟|訴え|sues|lawsuit/.test(text)))
    return { value: 'duty', confidence: 0.7, evidence: kind.evidence };
  if (/提訴|訴訟|訴え|sues|lawsuit/.test(text)) return { value: 'none', confidence: 0.5, evidence: kind.evidence };
  return byKind(kind);
}

function forceOfInstrument({ scan }: Context, kind: Tag<Kind>): Tag<Force> {
  const text = scan.title.folded.text;
  if (/条約|treaty|convention/.test(text)) return { value: 'duty', confidence: 0.7, evidence: kind.evidence };
  if (
    /覚書|memorandum|共同声明|joint statement|首脳|閣僚|宣言/.test(text) &&
    !/行動規範|指針|原則|code|principles/.test(text)
  )
    return { value: 'none', confidence: 0.5, evidence: kind.evidence };
  return byKind(kind);
}

function withPenalty({ scan }: Context, force: Tag<Force>): Tag<Force> {
  const denied = scan.of('force', 'no-penalty')[0];
  if (denied !== undefined) return { value: 'duty', confidence: 0.9, evidence: [evidenceOf(denied)] };
  const penalty = scan.of('force', 'penalty')[0];
  return penalty === undefined ? force : { value: 'penalty', confidence: 0.8, evidence: [evidenceOf(penalty)] };
}

function byKind(kind: Tag<Kind>): Tag<Force> {
  return { value: forceOfKind[kind.value], confidence: 0.7, evidence: kind.evidence };
}
