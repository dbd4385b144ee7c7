import type { Observe } from '../../domain/observation.ts';
import type { PublicationId } from '../../domain/publication.ts';
import type { SubscriptionId } from '../../domain/subscription.ts';
import type { Stretch } from './gather.ts';
import type { Shared } from './shared.ts';

/** Publications that stand or fall together: an event's. */
export type Group = readonly PublicationId[];

/**
 * What can be made of publications. Where it throws, those that make it throw are looked for by halves, told, and left out:
 * one that nobody can show costs itself, and neither the others nor whoever reads them.
 * @param make Has no effects: it is tried with few of them, and with none.
 * @returns Throws where it fails with none or with each of them: then it is not they that are at fault.
 */
export async function sparing<Made>(
  groups: () => Promise<readonly Group[]>,
  make: (without: ReadonlySet<PublicationId>) => Promise<Made>,
  tell: (id: PublicationId, error: unknown) => void,
): Promise<Made> {
  try {
    return await make(new Set());
  } catch (error) {
    const all = await groups();
    const fails = (kept: Group) =>
      make(new Set(all.flat()).difference(new Set(kept))).then(
        () => false,
        () => true,
      );
    if (await fails([])) throw error;
    const left = (await failingAmong(all, fails)).flat();
    if (left.length === all.flat().length) throw error;
    for (const id of left) tell(id, error);
    return await make(new Set(left));
  }
}

type Fails = (kept: Group) => Promise<boolean>;

async function failingAmong(groups: readonly Group[], fails: Fails): Promise<readonly Group[]> {
  const [group] = groups;
  if (group === undefined || !(await fails(groups.flat()))) return [];
  if (groups.length === 1) return [await failingIn(group, fails)];
  const middle = groups.length >> 1;
  return [
    ...(await failingAmong(groups.slice(0, middle), fails)),
    ...(await failingAmong(groups.slice(middle), fails)),
  ];
}

/** The one without which the event can be shown; all of them where there is none. */
async function failingIn(group: Group, fails: Fails): Promise<Group> {
  for (const id of group.length === 1 ? [] : group)
    if (!(await fails(group.filter(other => other !== id)))) return [id];
  return group;
}

/** The publications of a stretch, by their events. */
export function eventsOf({ members }: Pick<Stretch, 'members'>): Group[] {
  return [...Map.groupBy(members, ({ event }) => event).values()].map(group => group.map(({ id }) => id));
}

/** Says that a subscription is not told of a publication, and why. */
export function tellLeft({ observe }: { readonly observe: Observe }, subscription: SubscriptionId) {
  return (id: PublicationId, error: unknown) =>
    observe({ kind: 'bug', where: `telling subscription ${subscription} of ${id}`, error });
}

/** A stretch in which these did not happen. */
export function without(stretch: Stretch, left: ReadonlySet<PublicationId>): Stretch {
  if (left.size === 0) return stretch;
  return { ...stretch, ...kept(stretch, left) };
}

/** What a round has found out, as if these were not there; shared with nobody. */
export function sharedWithout(shared: Shared, left: ReadonlySet<PublicationId>): Shared {
  if (left.size === 0) return shared;
  return {
    once: (_, make) => make(),
    stretchAfter: async after => without(await shared.stretchAfter(after), left),
    fresh: async (subscription, stretch) => {
      const fresh = await shared.fresh(subscription, stretch);
      return { ...fresh, ...kept(fresh, left) };
    },
    ahead: async (subscription, today) => {
      const ahead = await shared.ahead(subscription, today);
      return { ...ahead, publications: ahead.publications.filter(({ id }) => !left.has(id)) };
    },
  };
}

function kept({ changes, members }: Pick<Stretch, 'changes' | 'members'>, left: ReadonlySet<PublicationId>) {
  return {
    changes: changes.filter(({ id }) => !left.has(id)),
    members: members.filter(({ id }) => !left.has(id)),
  };
}
