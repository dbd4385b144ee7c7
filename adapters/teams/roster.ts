import type { Observe } from '../../src/domain/observation.ts';
import type { Clock, Instant } from '../../src/domain/time.ts';
import { reasonOf } from '../../src/text/reason-of.ts';
import type { Place } from './place.ts';
import type { Address, Member, TeamsPort } from './port.ts';

/** Who is in a conversation. */
export interface Roster {
  /** False where Teams did not tell: then nobody there counts as one of ours. */
  readonly isKnown: boolean;
  /** Ids of the organisation's own people. */
  readonly own: ReadonlySet<string>;
  /** Guests, people of other organisations, or people of whom it is not known. */
  readonly hasOutsiders: boolean;
}

export interface Rosters {
  /** @param person Who speaks there; a list without them is asked for again. */
  of(place: Place, person: string): Promise<Roster>;
  /** Somebody came or went. */
  forget(place: Place): void;
}

export interface RosterDeps {
  readonly port: Pick<TeamsPort, 'members'>;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Null where the app is not installed. */
  readonly addressOf: (place: Place) => Promise<Address | null>;
}

const keptMs = 600_000;
/** What failed, or lacks the speaker, is asked for again after so long. */
const doubtedMs = 15_000;
/** Teams gives 500 a page; in a larger conversation somebody is taken to be from outside. */
const pagesMax = 20;
const conversationsMax = 2_000;
const timeoutMs = 5_000;
const nobody: Roster = { isKnown: false, own: new Set(), hasOutsiders: true };

/** The people of conversations, as Teams tells and for ten minutes at most; whoever is in doubt is from outside. */
export function createRosters({ port, clock, observe, addressOf }: RosterDeps): Rosters {
  const kept = new Map<string, { readonly at: Instant; readonly roster: Promise<Roster> }>();
  return {
    async of(place, person) {
      const key = `${place.tenant}/${place.chat}`;
      const known = kept.get(key);
      if (known !== undefined) {
        const roster = await known.roster;
        const forMs = roster.own.has(person) ? keptMs : doubtedMs;
        if (clock.now() - known.at < forMs) return roster;
      }
      const roster = asked(place);
      kept.delete(key);
      kept.set(key, { at: clock.now(), roster });
      if (kept.size > conversationsMax) kept.delete(kept.keys().next().value ?? '');
      return roster;
    },
    forget({ tenant }) {
      // A team's change concerns all of its channels, which have ids of their own.
      for (const key of kept.keys()) if (key.startsWith(`${tenant}/`)) kept.delete(key);
    },
  };

  async function asked(place: Place): Promise<Roster> {
    try {
      const address = await addressOf(place);
      return address === null ? nobody : await read(address);
    } catch (error) {
      const why = reasonOf(error);
      observe({ kind: 'roster-unknown', platform: 'teams', why });
      return nobody;
    }
  }

  async function read(address: Address): Promise<Roster> {
    const own = new Set<string>();
    let hasOutsiders = false;
    let next: string | null = null;
    for (let page = 0; page < pagesMax; page++) {
      const { members, continuation } = await port.members(address, next, AbortSignal.timeout(timeoutMs));
      for (const member of members) {
        if (isOwn(member, address.tenant)) own.add(member.id);
        else hasOutsiders = true;
      }
      next = continuation;
      if (next === null) break;
    }
    return { isKnown: true, own, hasOutsiders: hasOutsiders || next !== null };
  }
}

/** A guest has the host's tenant, and is told by the role or by the name that Entra gives guests. */
function isOwn({ tenantId, userRole, userPrincipalName = '' }: Member, tenant: string): boolean {
  return tenantId === tenant && userRole === 'user' && !userPrincipalName.toUpperCase().includes('#EXT#');
}
