import type { Added } from './added.ts';
import type { Archive } from './archive.ts';
import type { Audit } from './audit.ts';
import type { Events } from './events.ts';
import type { Installations } from './installations.ts';
import type { Lanes } from './lanes.ts';
import type { Leases } from './leases.ts';
import type { Marks } from './marks.ts';
import type { Numbered } from './numbered.ts';
import type { Once } from './once.ts';
import type { Outbox } from './outbox.ts';
import type { Positions } from './positions.ts';
import type { Processes } from './processes.ts';
import type { Records } from './records.ts';
import type { Reviews } from './reviews.ts';
import type { Sessions } from './sessions.ts';
import type { Settings } from './settings.ts';
import type { Sources } from './sources.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Threads } from './threads.ts';
import type { Tokens } from './tokens.ts';

/** Everything that is kept, as small ports; `sqlite/` and `redis/` implement them. */
export interface Store {
  readonly archive: Archive;
  readonly events: Events;
  readonly positions: Positions;
  readonly settings: Settings;
  readonly numbered: Numbered;
  readonly sources: Sources;
  readonly added: Added;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly threads: Threads;
  readonly reviews: Reviews;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly lanes: Lanes;
  readonly leases: Leases;
  readonly once: Once;
  readonly installations: Installations;
  readonly processes: Processes;
  readonly marks: Marks;
  readonly records: Records;
  close(): Promise<void>;
}
