import type { Redis } from 'ioredis';
import type { Address } from './address.ts';

/** Whether the server's replicas have what was written. */
export interface Following {
  /** Sees whether one keeps up. */
  look(): Promise<void>;
  /** Waits until one has what this connection has written so far; where none does, that is reported. */
  confirm(): Promise<void>;
}

/** How long a replica is waited for. */
const waitMsMax = 1_000;
/** Replicas tell every second how far they are. */
const silentSecondsMax = 2;

/** @param report Told of what would be lost with the server: at once, then with each look how much it was since the last. */
export function createFollowing(
  client: Redis,
  { shown, isWatched }: Address,
  report: (why: string) => void,
): Following {
  let isFollowed = false;
  /** Where nobody expects a replica, none is missed. */
  let isExpected = isWatched;
  let unconfirmed = 0;
  return {
    async look() {
      isFollowed = keepsUp(await client.info('replication'));
      isExpected ||= isFollowed;
      if (unconfirmed > 0)
        report(`${unconfirmed} steps were written to the Redis at ${shown} while no replica of it kept up.`);
      unconfirmed = 0;
    },
    async confirm() {
      if (!isFollowed) {
        if (isExpected) unconfirmed++;
      } else if ((await client.wait(1, waitMsMax)) === 0) {
        // Nobody waits for it again until it is seen to keep up.
        isFollowed = false;
        report(`No replica of the Redis at ${shown} had it within ${waitMsMax} ms.`);
      }
    },
  };
}

function keepsUp(replication: string): boolean {
  const lags = Array.from(replication.matchAll(/^slave\d+:.*state=online.*lag=(\d+)/gm), ([, lag]) => Number(lag));
  return lags.some(lag => lag <= silentSecondsMax);
}
