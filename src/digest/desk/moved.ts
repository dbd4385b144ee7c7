import type { Deadline } from '../../domain/deadline.ts';
import { isNews, type Told } from '../../domain/delivery.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Moved } from '../digest.ts';

type Until = Pick<Deadline, 'on' | 'time'>;

/**
 * Which of these deadlines are not what the reader was told first, so that no digest drops the old day silently.
 * @param told What the reader was told of these publications, oldest first.
 */
export function movedDeadlines(publications: readonly Publication[], told: readonly Told[]): Moved {
  const was = new Map<string, Until>();
  const unsaid = new Set<string>();
  const byLead = Map.groupBy(told, ({ lead }) => lead);
  for (const { id, deadline } of publications) {
    const tellings = byLead.get(id) ?? [];
    if (deadline === null) continue;
    const before = tellings.findLast(({ facts }) => facts.deadline !== null && !isSame(facts.deadline, deadline));
    if (before?.facts.deadline == null) continue;
    was.set(id, before.facts.deadline);
    const after = tellings.slice(tellings.indexOf(before) + 1);
    if (!after.some(one => one.as === 'echo' || isNews(one))) unsaid.add(id);
  }
  return { was, unsaid };
}

function isSame(one: Until, other: Until): boolean {
  return one.on === other.on && one.time === other.time;
}
