import type { Session } from '../domain/session.ts';
import type { Instant } from '../domain/time.ts';

/** Who is logged in. */
export interface Sessions {
  begin(session: Session): Promise<void>;
  /** Null where there is none, or it has ended by `now`. */
  find(id: string, now: Instant): Promise<Session | null>;
  end(id: string): Promise<void>;
}
