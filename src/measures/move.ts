import type { LinkRole } from '../domain/measure.ts';
import type { Stage } from '../domain/tags.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import type { Measure } from './schema.ts';
import { takeVersion, versionsOf } from './versions.ts';

/** A publication as a step of a measure’s history. */
export interface Step {
  readonly title: string;
  readonly date: PartialDate;
  readonly role: LinkRole;
  readonly stage: Stage | null;
}

/** The stage that a step moves its measure to; null where it moves nothing, or is no newer than what the catalogue knows. */
export function movesTo(measure: Measure, step: Step, today: Day): Stage | null {
  const lastKnown = measure.timeline
    .map(({ date }) => date)
    .filter(date => date <= today)
    .sort()
    .at(-1);
  if (lastKnown !== undefined && step.date <= lastKnown) return null;
  const { stage } = step;
  if (bringsVersion(measure, step)) return 'revised';
  if (stage === null || !fits(measure, stage)) return null;
  const isNewVersion = step.role === 'amends' && (stage === 'revised' || stage === 'published');
  const isDecidedAnew = stage === 'cabinet-approved' && measure.stage === stage;
  const isForward = measure.stage === null || ranks[stage] > ranks[measure.stage];
  return isNewVersion || isDecidedAnew || isForward ? stage : null;
}

/** How far along a measure is; a publication moves it only forwards. */
const ranks: Readonly<Record<Stage, number>> = {
  discussion: 0,
  'consultation-open': 1,
  'consultation-closed': 2,
  'cabinet-approved': 3,
  diet: 4,
  enacted: 5,
  published: 6,
  'in-force': 6,
  revised: 7,
  enforced: 0,
};

/** Stages that only a law, an order or an ordinance goes through. */
const legislative: readonly Stage[] = ['diet', 'enacted', 'in-force'];

function fits({ kind }: Measure, stage: Stage): boolean {
  const isLaw = kind === 'statute' || kind === 'order';
  return isLaw ? stage !== 'published' : !legislative.includes(stage);
}

/** It names a version of a document of which versions are known, and this one is not. */
function bringsVersion(measure: Measure, { title, role }: Step): boolean {
  const known = versionsOf(measure).map(({ number }) => number);
  const { version } = takeVersion(title);
  return role === 'amends' && version !== null && known.length > 0 && !known.includes(version);
}
