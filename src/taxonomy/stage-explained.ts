import type { Stage, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { evidenceOf, type Hit } from './scan.ts';
import { said, wordsOf } from './stage-words.ts';

/** First things first. */
const order: readonly Stage[] = [
  'in-force',
  'enacted',
  'cabinet-approved',
  'diet',
  'consultation-closed',
  'consultation-open',
  'revised',
];

/** Commentary takes the stage of the measure that it explains: as its words say, else as the catalogue says, else as laws and guidelines mostly are. */
export function stageOfExplained(context: Context): Tag<Stage> | null {
  const { scan, linked } = context;
  for (const stage of order) {
    const hit = said(context, stage);
    if (hit !== null && (hit.inTitle || stage !== 'revised')) return tagged(stage, hit);
  }
  const draft = said(context, 'discussion');
  if (draft !== null && (/中間|interim/.test(wordsOf(draft)) || (draft.inTitle && /案/.test(wordsOf(draft)))))
    return tagged('discussion', draft);
  // What is called a bill is before the Diet, whatever became of it.
  const bill = scan.of('kind', 'bill').find(hit => hit.inTitle && /法案|法律案|bill/.test(wordsOf(hit)));
  if (bill !== undefined) return tagged('diet', bill);
  const [measure] = [...subjectsOf(context), ...linked];
  // Commentary on a court's decision or on a request takes no stage.
  if (measure?.traits.kind === 'enforcement') return null;
  if (measure !== undefined && measure.traits.stage !== null)
    return { value: measure.traits.stage, confidence: 0.7, evidence: measure.evidence.slice(0, 1) };
  if (draft !== null && /案|draft|ディスカッション|discussion/.test(wordsOf(draft))) return tagged('discussion', draft);
  const law = scan
    .of('policy', 'named')
    .find(hit => hit.inTitle && /法(?:第?\d.*)?$|act$|law$|appi|idaten/.test(wordsOf(hit)));
  if (law !== undefined) return { ...tagged('in-force', law), confidence: 0.5 };
  const instrument = scan.of('kind').find(hit => soft.includes(hit.value) && !isOwnAdvice(hit));
  return instrument === undefined ? null : { ...tagged('published', instrument), confidence: 0.5 };
}

const soft: readonly string[] = ['guideline', 'report', 'plan'];

/** 留意点 in an article's title are the author's. */
export function isOwnAdvice(hit: Hit): boolean {
  return /^(?:留意|注意|ガイド$|guide$|まとめ|考え方|動向|実態|調査$|基準)/.test(wordsOf(hit));
}

export function tagged(value: Stage, hit: Hit | null): Tag<Stage> {
  return {
    value,
    confidence: hit === null ? 0.5 : hit.inTitle ? 0.85 : 0.7,
    evidence: hit === null ? [] : [evidenceOf(hit)],
  };
}
