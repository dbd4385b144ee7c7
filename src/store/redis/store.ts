import { OperatorError } from '../../domain/operator-error.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../domain/time.ts';
import type { Store } from '../store.ts';
import { readAddress } from './address.ts';
import { redisArchive } from './archive.ts';
import { redisAudit } from './audit.ts';
import { type Connection, openConnection } from './connection.ts';
import { redisNumbered, redisSettings, redisThreads } from './conversations.ts';
import { redisEvents } from './events.ts';
import { redisAdded, redisInstallations, redisLeases, redisOnce, redisPositions, redisSessions } from './house.ts';
import { redisLanes } from './lanes.ts';
import { redisMarks, redisProcesses } from './marks.ts';
import { redisOutbox } from './outbox.ts';
import { redisRecords } from './records/records.ts';
import { redisReviews } from './reviews.ts';
import { createRooms } from './rooms.ts';
import { openSchema } from './schema.ts';
import { createServerClock } from './server-clock.ts';
import { redisSources } from './sources.ts';
import { redisSubscriptions } from './subscriptions.ts';
import { redisTokens } from './tokens.ts';

export interface RedisStoreOptions {
  /** As `readAddress` takes it. */
  readonly url: Secret;
  /** Whom certificates are taken from, as PEM; whom Node trusts where there are none. */
  readonly ca?: readonly string[];
  /** What leases run by; the server's own time where there is none. */
  readonly clock?: Clock;
  /** Told of steps that are done, and that no replica of the server has confirmed. */
  readonly report?: (why: string) => void;
}

/** The store that many replicas share. */
export interface RedisStore extends Store {
  /** Of its own, which it has from its first opening on. */
  readonly id: string;
  /**
   * The time by which its leases run, for everything else that is reckoned with them.
   * @param machine What it is reckoned by; it may be wrong, but runs evenly.
   */
  timeBy(machine: Clock): Promise<Clock>;
}

/** The oldest release whose commands are used. */
const majorMin = 7;

/**
 * Opens the store that many replicas share.
 * @throws OperatorError where the server cannot be reached or may lose what it keeps, or a newer program wrote the store.
 */
export async function openRedisStore({
  url,
  ca = [],
  clock,
  report = () => {},
}: RedisStoreOptions): Promise<RedisStore> {
  const { prefix, shown } = readAddress(url);
  const connection = await openConnection({ url, ca, clock: clock ?? null, report });
  try {
    await refuseUnfit(connection, shown);
    const rooms = createRooms(connection, prefix);
    const id = await openSchema(rooms, shown);
    const marks = redisMarks(rooms, id);
    return {
      id,
      timeBy: async machine => clock ?? createServerClock(connection, machine),
      archive: redisArchive(rooms),
      events: redisEvents(rooms),
      positions: redisPositions(rooms),
      settings: redisSettings(rooms),
      numbered: redisNumbered(rooms),
      sources: redisSources(rooms),
      added: redisAdded(rooms),
      subscriptions: redisSubscriptions(rooms),
      outbox: redisOutbox(rooms),
      threads: redisThreads(rooms),
      reviews: redisReviews(rooms),
      audit: redisAudit(rooms),
      sessions: redisSessions(rooms),
      tokens: redisTokens(rooms),
      lanes: redisLanes(rooms),
      leases: redisLeases(rooms),
      once: redisOnce(rooms),
      installations: redisInstallations(rooms),
      processes: redisProcesses(rooms),
      marks,
      records: redisRecords(rooms, mark => marks.write('progress', mark)),
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function refuseUnfit(connection: Connection, shown: string): Promise<void> {
  const { redis_version: version = '', redis_mode: mode } = await connection.info('server');
  if (Number.parseInt(version, 10) < majorMin)
    throw new OperatorError(`The Redis at ${shown} is version ${version}; Kairan needs ${majorMin} or newer.`);
  // Steps keep within a room; but what looks through all shards is one call, and a cluster takes none that spans its slots.
  if (mode === 'cluster')
    throw new OperatorError(`The Redis at ${shown} is a cluster; Kairan needs one server, or sentinels before one.`);
  const { maxmemory_policy: policy = '' } = await connection.info('memory');
  if (policy !== '' && policy !== 'noeviction')
    throw new OperatorError(
      `The Redis at ${shown} throws keys away when its memory is full (maxmemory-policy ${policy}), and Kairan's with them. ` +
        'Set maxmemory-policy noeviction.',
    );
}
