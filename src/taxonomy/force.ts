import type { LinkedMeasure } from '../domain/measure.ts';
import type { Force, Kind, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { forceOfAction } from './force-of-action.ts';
import { forceOfObject } from './force-of-object.ts';
import { forceByKind, stronger, withPenalty } from './force-scale.ts';
import { evidenceOf } from './scan.ts';

/** What the measure asks: plans and reports nothing, guidelines good will, laws duties, and penalties where the text says so. */
export function judgeForce(context: Context, kind: Tag<Kind>): Tag<Force> {
  switch (kind.value) {
    case 'enforcement':
      return forceOfAction(context, kind);
    case 'guideline':
      return forceOfGuideline(context, kind);
    case 'international-instrument':
      return forceOfAgreement(context, kind);
    case 'commentary':
      return forceOfMeasure(context, kind) ?? forceOfObject(context, kind);
    case 'consultation':
      return forceOfMeasure(context, kind) ?? forceOfObject(context, kind);
    case 'statute':
    case 'bill':
    case 'order':
      return forceOfMeasure(context, kind) ?? withPenalty(context, forceByKind(kind));
    default:
      return forceByKind(kind);
  }
}

/** As the catalogue has it of the measure that the publication is about; of two the stronger. */
function forceOfMeasure(context: Context, kind: Tag<Kind>): Tag<Force> | null {
  const measure = subjectsOf(context).reduce<LinkedMeasure | null>(
    (best, one) => (best === null || stronger(one.traits.force, best.traits.force) ? one : best),
    null,
  );
  if (measure === null) return null;
  // An ordinance's penalties are known where it is told of them.
  if (kind.value === 'order' && measure.traits.kind === 'order') return null;
  // Under a law guidelines are laid open that bind less than it does.
  const isSofter = context.scan.of('kind', 'guideline').some(({ inTitle }) => inTitle);
  if (kind.value === 'consultation' && measure.traits.kind === 'statute' && isSofter) return null;
  const duty =
    kind.value === 'commentary' && measure.traits.force !== 'penalty' ? context.scan.of('force', 'duty')[0] : undefined;
  if (duty !== undefined) return { value: 'duty', confidence: 0.7, evidence: [evidenceOf(duty)] };
  return { value: measure.traits.force, confidence: 0.85, evidence: measure.evidence.slice(0, 1) };
}

/** What ministries must apply binds. */
function forceOfGuideline({ scan, speaker }: Context, kind: Tag<Kind>): Tag<Force> {
  const must = speaker.type === 'association' ? undefined : scan.of('force', 'must')[0];
  return must === undefined ? forceByKind(kind) : { value: 'duty', confidence: 0.7, evidence: [evidenceOf(must)] };
}

/** A treaty binds, codes and principles ask, and what ministers state together asks nothing. */
function forceOfAgreement(context: Context, kind: Tag<Kind>): Tag<Force> {
  const text = context.scan.title.folded.text;
  if (/条約|treaty|convention/.test(text)) return { value: 'duty', confidence: 0.7, evidence: kind.evidence };
  const isCode = /行動規範|指針|原則|枠組み|code|principles|framework|recommendation|勧告/.test(text);
  const isStatement =
    /覚書|memorandum|声明|statement|首脳|閣僚|宣言|declaration|決議|resolution|outcome document|成果文書/.test(text);
  if (isStatement && !isCode) return { value: 'none', confidence: 0.5, evidence: kind.evidence };
  return forceOfMeasure(context, kind) ?? forceByKind(kind);
}
