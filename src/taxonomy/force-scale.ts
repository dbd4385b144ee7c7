import type { Force, Kind, Tag } from '../domain/tags.ts';
import type { Context } from './context.ts';
import { evidenceOf } from './scan.ts';

/** What a kind asks of people by itself. */
export const forceOfKind: Readonly<Record<Kind, Force>> = {
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

export function stronger(one: Force, other: Force): boolean {
  return strength.indexOf(one) > strength.indexOf(other);
}

export function forceByKind(kind: Tag<Kind>): Tag<Force> {
  return { value: forceOfKind[kind.value], confidence: 0.7, evidence: kind.evidence };
}

/** What binds carries a penalty where the text says so. */
export function withPenalty({ scan }: Context, force: Tag<Force>): Tag<Force> {
  const denied = scan.of('force', 'no-penalty')[0];
  if (denied !== undefined) return { value: 'duty', confidence: 0.9, evidence: [evidenceOf(denied)] };
  const penalty = scan.of('force', 'penalty')[0];
  return penalty === undefined ? force : { value: 'penalty', confidence: 0.8, evidence: [evidenceOf(penalty)] };
}
