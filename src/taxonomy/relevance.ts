import type { Body, Relevance, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { aiHits, isMainSubject } from './main-subject.ts';
import { neighbourOf, nextDoor } from './neighbour.ts';
import { isForeign } from './origin.ts';
import { policyHits } from './policy-content.ts';
import { evidenceOf, type Hit, type Scan } from './scan.ts';

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
  const isMain = isMainSubject(ai) || speaksOfAiOnly(context);
  if (!isMain) {
    const near = ai[0] ?? neighbourOf(context);
    if (near === null) return none([], 0.9);
    return isForeign(context) ? none([near], 0.7) : tag('adjacent', 0.6, [near, ...policy]);
  }
  if (isMereTool(scan)) return tag('adjacent', 0.7, [...scan.of('policy', 'crime'), ...ai]);
  if (isForeign(context)) return tag('adjacent', 0.8, [...scan.of('place', 'abroad'), ...ai]);
  const isSure = ai.some(({ inTitle }) => inTitle) && (speaker.isJapanese || policy.length > 0);
  const core = tag('core', isSure ? 0.9 : 0.7, [...ai.slice(0, 3), ...policy.slice(0, 3)]);
  return core.evidence.length > 0 ? core : { ...core, evidence: [speaker.evidence] };
}

/** Bodies that were set up for AI publish on nothing else. */
function speaksOfAiOnly({ speaker }: Context): boolean {
  return speaker.isJapanese && speaker.bodies.some(body => forAi.includes(body));
}

const forAi: readonly string[] = ['aisi', 'ai-strategy-hq', 'ai-strategy-council'] satisfies Body[];

/** An arrest or a case in which AI was merely the tool. */
function isMereTool(scan: Scan): boolean {
  return (
    scan.of('policy', 'crime').length > 0 &&
    !/著作権|著作物|copyright/.test(scan.title.folded.text) &&
    !scan.of('kind').some(({ value }) => ['bill', 'order', 'guideline', 'consultation', 'meeting'].includes(value)) &&
    scan.of('policy', 'named').length === 0
  );
}

function none(hits: readonly Hit[], confidence: number): Tag<Relevance> {
  return tag('none', confidence, hits);
}

function tag(value: Relevance, confidence: number, hits: readonly Hit[]): Tag<Relevance> {
  return { value, confidence, evidence: hits.slice(0, 6).map(evidenceOf) };
}
