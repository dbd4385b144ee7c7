import type { Priority, PriorityLevel } from '../domain/priority.ts';
import type { Publication } from '../domain/publication.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Relevance } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';

export type Judged = Pick<Publication, 'tags' | 'deadline' | 'links'>;
export type Interests = Pick<Profile, 'themes' | 'sectors' | 'measures'> & Partial<Pick<Profile, 'bodies'>>;

/** From so many points on a publication has this level. */
const levels: readonly (readonly [PriorityLevel, number])[] = [
  ['high', 60],
  ['normal', 30],
];
const measurePoints = 20;
const themePoints = 10;
const sectorPoints = 10;
/** Days left, at most, and what that adds. */
const hurry = [
  [3, 15],
  [10, 8],
] as const;

/** So many days before a deadline it weighs more. */
export const nearDays: readonly number[] = hurry.map(([days]) => days);

/** The publication's own standing, the reader's interests and the days left, taken together. */
export function priorityOf(publication: Judged, interests: Interests, today: Day): Priority {
  const { tags } = publication;
  if (tags.relevance.value === 'none') return { level: 'low', points: 0 };
  const { themes, sectors, measures } = sharedWith(publication, interests);
  const left = daysLeft(publication, today);
  const far = isElsewhere(publication, interests);
  const points =
    (far ? tags.standing.points / 2 : tags.standing.points) +
    (measures.length > 0 ? measurePoints : 0) +
    (themes.length > 0 ? themePoints : 0) +
    (sectors.length > 0 ? sectorPoints : 0) +
    (left === null ? 0 : (hurry.find(([days]) => left <= days)?.[1] ?? 0));
  const level = levelAt(points, tags.relevance.value);
  return { level: level === 'high' && far ? 'normal' : level, points };
}

/** A municipality's own rules are urgent to those only who follow municipalities, the public sector or that measure. */
function isElsewhere(publication: Judged, interests: Interests): boolean {
  const { bodies } = publication.tags;
  if (bodies.length === 0 || bodies.some(({ value }) => value !== 'local')) return false;
  const { sectors, measures } = sharedWith(publication, interests);
  return measures.length === 0 && !sectors.includes('public') && !(interests.bodies ?? []).includes('local');
}

/** What is not about AI is urgent to nobody who follows AI policy. */
function levelAt(points: number, relevance: Relevance): PriorityLevel {
  const level = levels.find(([, from]) => points >= from)?.[0] ?? 'low';
  return level === 'high' && relevance !== 'core' ? 'normal' : level;
}

/** The level that a publication has by itself, for nobody in particular. */
export function levelOf({ relevance, standing }: Publication['tags']): PriorityLevel {
  return levelAt(standing.points, relevance.value);
}

/** True where a publication of this level is wanted by someone who set that least level. */
export function reaches(level: PriorityLevel, min: PriorityLevel): boolean {
  const order: readonly PriorityLevel[] = ['low', 'normal', 'high'];
  return order.indexOf(level) >= order.indexOf(min);
}

/** What of a publication a reader has asked for. */
export function sharedWith({ tags, links }: Judged, { themes, sectors, measures }: Interests) {
  return {
    themes: tags.themes.map(({ value }) => value).filter(value => themes.includes(value)),
    sectors: tags.sectors.map(({ value }) => value).filter(value => sectors.includes(value)),
    measures: links.filter(({ measure, role }) => role !== 'mentions' && measures.includes(measure)),
  };
}

/** Days until an authority's deadline; null where there is none, or it is over. */
export function daysLeft({ deadline, tags }: Judged, today: Day): number | null {
  if (deadline === null || tags.kind.value === 'commentary') return null;
  const { days } = Temporal.PlainDate.from(today).until(deadline.on, { largestUnit: 'day' });
  return days < 0 ? null : days;
}
