import type { Session } from '../domain/session.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonId } from '../domain/workspace.ts';

/** Who is logged in. */
export interface Sessions {
  begin(session: Session): Promise<void>;
  /** Null where there is none, or it has ended by `now`. */
  find(id: string, now: Instant): Promise<Session | null>;
  /** Those of a person that have not been swept yet. */
  of(person: PersonId): Promise<readonly Session[]>;
  end(id: string): Promise<void>;
}
