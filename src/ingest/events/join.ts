import type { EventId, Publication } from '../../domain/publication.ts';
import type { Merge } from '../../store/archive.ts';
import { areOne, type Candidate, candidateOf, commentaryDaysMax, daysApartMax, isOn, mayBeOne } from './alike.ts';

/** What belongs together, as it turns out with what has come. */
export interface Joined {
  /** As they came, each in its event. */
  readonly publications: readonly Publication[];
  /** Of events that were kept apart before. */
  readonly merges: readonly Merge[];
}

interface Cluster {
  readonly event: EventId;
  readonly members: Candidate[];
}

/**
 * Puts publications into events. Official ones are joined where address, measure or name says that they are the same thing, and
 * only as long as everything official in the event may be one with everything else there: no chain brings together two
 * consultations, versions or editions. So where likeness is mutual the order of arrival does not matter. An event goes by
 * the id of its first official publication. Commentary joins the one event that it can be on when it comes; it brings
 * no two together, and nothing official is ever folded under it.
 * @param incoming New and revised publications.
 * @param near Every publication of the events near them, as they are kept.
 */
export function join(incoming: readonly Publication[], near: readonly Publication[]): Joined {
  const kept = new Map(near.map(publication => [publication.id, publication]));
  const candidates = incoming.map(one => candidateOf({ ...one, event: kept.get(one.id)?.event ?? one.event }));
  const ids = new Set(incoming.map(({ id }) => id));
  const others = near.filter(({ id }) => !ids.has(id)).map(candidateOf);
  const all = [...others, ...candidates];
  const clusters = clustersOf(all);
  const neighbours = createNeighbours(all.filter(({ isCommentary }) => !isCommentary));

  for (const one of candidates.filter(({ isCommentary }) => !isCommentary)) {
    for (const other of neighbours(one, daysApartMax)
      .filter(candidate => areOne(one, candidate))
      .sort(byAge)) {
      const [a, b] = [clusterOf(one), clusterOf(other)];
      if (a === b || !mayMerge(a, b)) continue;
      const [to, from] = byAge(eldest(a), eldest(b)) <= 0 ? [a, b] : [b, a];
      to.members.push(...from.members);
      for (const member of from.members) clusters.set(member, to);
    }
  }
  for (const one of candidates.filter(({ isCommentary, publication }) => isCommentary && !kept.has(publication.id))) {
    const on = neighbours(one, commentaryDaysMax).filter(official => isOn(one, official));
    const [event, ...more] = new Set(on.map(clusterOf));
    if (event !== undefined && more.length === 0) clusters.set(one, event);
  }

  const moved = all.flatMap((one): [EventId, EventId][] => {
    const [from, to] = [one.publication.event, clusterOf(one).event];
    return kept.has(one.publication.id) && from !== to ? [[from, to]] : [];
  });
  return {
    publications: incoming.map((publication, index) => ({
      ...publication,
      event: clusterOf(candidates[index] as Candidate).event,
    })),
    merges: [...new Map(moved)].map(([from, to]) => ({ from, to })),
  };

  function clusterOf(one: Candidate): Cluster {
    return clusters.get(one) as Cluster;
  }
}

/** Each candidate's event as it is; a commentary alone is an event too. */
function clustersOf(candidates: readonly Candidate[]): Map<Candidate, Cluster> {
  const clusters = new Map<Candidate, Cluster>();
  for (const [event, members] of Map.groupBy(candidates, ({ publication }) => publication.event)) {
    const cluster = { event, members: [...members] };
    for (const member of members) clusters.set(member, cluster);
  }
  return clusters;
}

function mayMerge(a: Cluster, b: Cluster): boolean {
  const official = ({ isCommentary }: Candidate) => !isCommentary;
  return a.members.filter(official).every(one => b.members.filter(official).every(other => mayBeOne(one, other)));
}

function eldest({ members }: Cluster): Candidate {
  return members.reduce((first, one) => (byOfficialAge(one, first) < 0 ? one : first));
}

function byOfficialAge(a: Candidate, b: Candidate): number {
  return Number(a.isCommentary) - Number(b.isCommentary) || byAge(a, b);
}

function byAge({ publication: a }: Candidate, { publication: b }: Candidate): number {
  return a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Finds what shares an address or a tie with a candidate, within days. */
function createNeighbours(candidates: readonly Candidate[]) {
  const byTie = new Map<string, Candidate[]>();
  for (const one of candidates) {
    if (one.day === null) continue;
    for (const tie of tiesOf(one)) {
      const group = byTie.get(tie) ?? [];
      group.push(one);
      byTie.set(tie, group);
    }
  }
  for (const group of byTie.values()) group.sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  return (one: Candidate, days: number): Candidate[] => {
    const { day } = one;
    if (day === null) return [];
    const found = tiesOf(one).flatMap(tie => within(byTie.get(tie) ?? [], day - days, day + days));
    return [...new Set(found)].filter(other => other !== one);
  };
}

function tiesOf({ address, ties }: Candidate): readonly string[] {
  return address === null ? ties : [address, ...ties];
}

/** Of a group that is sorted by day, those from one day to another. */
function within(group: readonly Candidate[], from: number, to: number): Candidate[] {
  let low = 0;
  for (let high = group.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((group[middle]?.day ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: Candidate[] = [];
  for (let at = low; at < group.length && (group[at]?.day ?? 0) <= to; at++) found.push(group[at] as Candidate);
  return found;
}
