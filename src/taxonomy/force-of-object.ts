import type { Force, Kind, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { forceOfKind, stronger, withPenalty } from './force-scale.ts';
import { lawIn } from './law-words.ts';
import { evidenceOf, type Hit } from './scan.ts';
import { isOwnAdvice } from './stage-explained.ts';

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
export function forceOfObject(context: Context, kind: Tag<Kind>): Tag<Force> {
  const { scan, speaker } = context;
  const isCommentary = kind.value === 'commentary';
  const explains = speaker.type === 'law-firm' || speaker.type === 'analyst';
  const isPosition = isCommentary && !explains && scan.of('policy', 'position').length > 0;
  let best = ofObjects(objectsOf(context, isCommentary, isPosition));
  if (isCommentary && !isPosition) {
    const law = lawIn(scan);
    if (law !== null && (best === null || best.value === 'none'))
      best = { value: 'duty', confidence: 0.5, evidence: [evidenceOf(law)] };
    const penal = scan.of('force', 'penal-law').find(({ inTitle }) => inTitle);
    if (penal !== undefined && best?.value !== 'voluntary')
      return { value: 'penalty', confidence: 0.6, evidence: [evidenceOf(penal)] };
  }
  if (best !== null) return best.value === 'duty' ? withPenalty(context, best) : best;
  if (/改正/.test(scan.title.folded.text)) return { value: 'duty', confidence: 0.5, evidence: kind.evidence };
  return { value: isCommentary ? 'none' : 'voluntary', confidence: 0.5, evidence: [] };
}

/** Commentary is about what its title names; a consultation about whatever is laid open. */
function objectsOf({ scan }: Context, isCommentary: boolean, isPosition: boolean): readonly Hit[] {
  const objects = scan
    .of('kind')
    .filter(hit => instruments.includes(hit.value) && hit.weight > 0 && !(isCommentary && isOwnAdvice(hit)));
  const inTitle = objects.filter(hit => hit.inTitle);
  if (isPosition) return inTitle.filter(isSpokenOf);
  return isCommentary && inTitle.length > 0 ? inTitle : objects;
}

function ofObjects(objects: readonly Hit[]): Tag<Force> | null {
  let best: Tag<Force> | null = null;
  for (const hit of objects) {
    const value = forceOfKind[hit.value as Kind];
    if (best === null || stronger(value, best.value)) best = { value, confidence: 0.65, evidence: [evidenceOf(hit)] };
  }
  return best;
}

/** 「法律案に対する意見」 is about the bill; 「法改正を要望」 about what is not there yet. */
function isSpokenOf({ part, start, end }: Hit): boolean {
  const { text } = part.folded;
  return (
    /^[^、。]{0,8}?(?:に対する|への|に関する|について|に向けた)/.test(text.slice(end, end + 16)) ||
    /\b(?:comments?|submission|statement|views|opinion) on\b/.test(text.slice(0, start))
  );
}
