import type { Stage, Tag } from '../domain/tags.ts';
import { type Context, subjectsOf } from './context.ts';
import { lawIn } from './law-words.ts';
import { evidenceOf, type Hit, wordsOf } from './scan.ts';
import { allSaid, said } from './stage-words.ts';

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
  const drafts = allSaid(context, 'discussion');
  // A later version's draft is a draft.
  const proposed = drafts.find(hit => hit.inTitle && /\(案|案$/.test(wordsOf(hit)));
  if (proposed !== undefined && said(context, 'consultation-open') === null) return tagged('discussion', proposed);
  for (const stage of order) {
    const hit = said(context, stage);
    if (hit !== null && (hit.inTitle || stage !== 'revised')) return tagged(stage, hit);
  }
  const draft =
    drafts.find(hit => /中間|interim|素案|骨子|たたき台|案$|\(案/.test(wordsOf(hit))) ?? debated(context, drafts);
  if (draft !== undefined) return tagged('discussion', draft);
  const paper = scan.of('kind', 'discussion-paper').find(hit => hit.inTitle && hit.weight > 1);
  if (paper !== undefined) return tagged('discussion', paper);
  // What is called a bill is before the Diet, whatever became of it.
  const bill = scan.of('kind', 'bill').find(hit => hit.inTitle && /法案|法律案|bill/.test(wordsOf(hit)));
  if (bill !== undefined) return tagged('diet', bill);
  // Commentary on a court's decision or on a request takes no stage.
  if ([...subjectsOf(context), ...linked][0]?.traits.kind === 'enforcement') return null;
  const known = stageOfMeasure(context);
  if (known !== null) return known;
  const early = drafts.find(hit => /案|draft|ディスカッション|discussion/.test(wordsOf(hit)));
  if (early !== undefined) return tagged('discussion', early);
  const law = lawIn(scan);
  if (law !== null) return { ...tagged('in-force', law), confidence: 0.5 };
  const instrument = scan.of('kind').find(hit => soft.includes(hit.value) && !isOwnAdvice(hit));
  return instrument === undefined ? null : { ...tagged('published', instrument), confidence: 0.5 };
}

/** What a title says that a council or a ministry still debates. */
function debated({ scan }: Context, drafts: readonly Hit[]): Hit | undefined {
  const isNamed = scan.of('body').some(({ inTitle }) => inTitle);
  return isNamed
    ? drafts.find(hit => hit.inTitle && /議論|検討$/.test(wordsOf(hit)) && !/^[会]/.test(behind(hit)))
    : undefined;
}

function behind({ part, end }: Hit): string {
  return part.folded.text.slice(end, end + 1);
}

/** As the catalogue has it; of a later version the text itself would tell. */
export function stageOfMeasure(context: Context): Tag<Stage> | null {
  const [measure] = [...subjectsOf(context), ...context.linked];
  const stage = measure?.traits.stage ?? null;
  if (measure === undefined || stage === null) return null;
  const value = stage === 'revised' ? 'published' : stage;
  return { value, confidence: 0.7, evidence: measure.evidence.slice(0, 1) };
}

/** What is explained as something that exists; a strategy is often no more than a word for what a state wants. */
const soft: readonly string[] = ['guideline', 'report'];

/** 留意点 in an article's title are the author's. */
export function isOwnAdvice(hit: Hit): boolean {
  return /^(?:留意|注意|ガイド$|guide$|まとめ|考え方|動向|実態|調査$|基準|q&a|faq|提言)/.test(wordsOf(hit));
}

export function tagged(value: Stage, hit: Hit | null): Tag<Stage> {
  return {
    value,
    confidence: hit === null ? 0.5 : hit.inTitle ? 0.85 : 0.7,
    evidence: hit === null ? [] : [evidenceOf(hit)],
  };
}
