import type { Source } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Measure } from '../measures/schema.ts';
import { isAuthority } from './issuer/official.ts';

/** True for a measure that a profile has a subject in common with; a profile without subjects bears on all. */
export function bearsOn({ id, themes, sectors, bodies }: Measure, profile: Profile): boolean {
  return (
    isOpen(profile) ||
    profile.measures.includes(id) ||
    themes.some(one => profile.themes.includes(one)) ||
    sectors.some(one => profile.sectors.includes(one)) ||
    bodies.some(one => profile.bodies.includes(one))
  );
}

/**
 * The authorities whose silence a reader should know of: those that are followed, and those behind the measures that the
 * profile bears on. Sources that speak for no one body (e-Gov, the gazette) concern everybody.
 */
export function createConcerns(profile: Profile, measures: readonly Measure[]): (source: Source) => boolean {
  let known: ReadonlySet<string> | null = null;
  const bodies = () => {
    known ??= new Set([
      ...profile.bodies,
      ...measures.filter(measure => bearsOn(measure, profile)).flatMap(measure => measure.bodies),
    ]);
    return known;
  };
  return source =>
    profile.from.includes(source.id) ||
    (isAuthority(source) &&
      (isOpen(profile) || source.bodies.length === 0 || source.bodies.some(body => bodies().has(body))));
}

function isOpen({ themes, sectors, bodies, measures, from }: Profile): boolean {
  return themes.length + sectors.length + bodies.length + measures.length + from.length === 0;
}
