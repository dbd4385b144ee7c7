import type { Publication } from '../domain/publication.ts';
import type { AlertRule, Profile } from '../domain/subscription.ts';
import type { Body, Sector, Theme } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';
import { priorityOf, reaches } from './priority.ts';

/** Why a publication is wanted; all empty where the profile asks for everything. */
export interface Reasons {
  readonly themes: readonly Theme[];
  readonly sectors: readonly Sector[];
  readonly bodies: readonly Body[];
  readonly followsMeasure: boolean;
  readonly followsSource: boolean;
}

/**
 * Whether a profile wants a publication, and why. Its subjects (themes, sectors, bodies, measures, whom it follows) add
 * to each other: one of them is enough. Kinds, languages and the least priority narrow what is left. What only borders
 * on AI policy is wanted only of a measure or a publisher that is followed.
 */
export function wants(profile: Profile, publication: Publication, today: Day): Reasons | null {
  const { tags, language } = publication;
  if (tags.relevance.value === 'none') return null;
  const reasons = reasonsOf(profile, publication);
  const isFollowed = reasons.followsMeasure || reasons.followsSource;
  if (tags.relevance.value !== 'core' && !isFollowed) return null;
  if (hasSubjects(profile) && !isFollowed && countOf(reasons) === 0) return null;
  if (profile.kinds.length > 0 && !profile.kinds.includes(tags.kind.value)) return null;
  if (profile.languages.length > 0 && !profile.languages.includes(language)) return null;
  return reaches(priorityOf(publication, profile, today).level, profile.priorityMin) ? reasons : null;
}

/** Whether it goes out at once: the profile wants it, and the rule for alerts too. */
export function alerts(rule: AlertRule, profile: Profile, publication: Publication, today: Day): boolean {
  const { kind, stage } = publication.tags;
  if (wants(profile, publication, today) === null) return false;
  if (rule.kinds.length > 0 && !rule.kinds.includes(kind.value)) return false;
  if (rule.stages.length > 0 && (stage === null || !rule.stages.includes(stage.value))) return false;
  return reaches(priorityOf(publication, profile, today).level, rule.priorityMin);
}

function reasonsOf(profile: Profile, { tags, links, source }: Publication): Reasons {
  return {
    themes: shared(profile.themes, tags.themes),
    sectors: shared(profile.sectors, tags.sectors),
    bodies: shared(profile.bodies, tags.bodies),
    followsMeasure: links.some(({ measure, role }) => role !== 'mentions' && profile.measures.includes(measure)),
    followsSource: profile.from.includes(source),
  };
}

function shared<Value extends string>(wanted: readonly Value[], tags: readonly { readonly value: Value }[]): Value[] {
  return wanted.filter(one => tags.some(({ value }) => value === one));
}

function hasSubjects({ themes, sectors, bodies, measures, from }: Profile): boolean {
  return themes.length + sectors.length + bodies.length + measures.length + from.length > 0;
}

function countOf({ themes, sectors, bodies }: Reasons): number {
  return themes.length + sectors.length + bodies.length;
}
