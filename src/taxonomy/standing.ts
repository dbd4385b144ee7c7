import type { Deadline } from '../domain/deadline.ts';
import type { Standing } from '../domain/priority.ts';
import type { Force, Kind, Relevance, Stage } from '../domain/tags.ts';

export interface Judged {
  readonly relevance: Relevance;
  readonly kind: Kind;
  readonly stage: Stage | null;
  readonly force: Force;
}

const stagePoints: Record<Stage, number> = {
  enacted: 30,
  'in-force': 30,
  enforced: 25,
  'consultation-open': 25,
  'cabinet-approved': 25,
  revised: 20,
  published: 20,
  diet: 15,
  'consultation-closed': 10,
  discussion: 8,
};
const forcePoints: Record<Force, number> = { penalty: 20, duty: 15, voluntary: 8, none: 0 };
const relevancePoints: Record<Relevance, number> = { core: 20, adjacent: 0, none: 0 };
/** Commentary follows what it explains; it is never as urgent. */
const commentaryPoints = -25;
const deadlinePoints = 5;

/** How much a publication weighs by itself: what binds and what is open for comment before what reports. */
export function standingOf({ relevance, kind, stage, force }: Judged, deadline: Deadline | null): Standing {
  if (relevance === 'none') return { points: 0, because: [] };
  const parts = [
    { because: 'stage', points: stage === null ? 0 : stagePoints[stage] },
    { because: 'force', points: forcePoints[force] },
    { because: 'deadline', points: deadline === null ? 0 : deadlinePoints },
    { because: 'relevance', points: relevancePoints[relevance] },
    { because: 'commentary', points: kind === 'commentary' ? commentaryPoints : 0 },
  ] as const;
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return {
    points: Math.min(100, Math.max(0, points)),
    because: parts.filter(part => part.points !== 0).map(({ because }) => because),
  };
}
