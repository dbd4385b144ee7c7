import { secret } from '../../../src/domain/secret.ts';
import type { Clock } from '../../../src/domain/time.ts';
import { openRedisStore } from '../../../src/store/redis/store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import type { Store } from '../../../src/store/store.ts';

/** @param place The path of a file, or the address of a Redis. */
export async function openStoreAt(place: string, clock: Clock): Promise<Store> {
  if (place.startsWith('redis:')) return openRedisStore({ url: secret(place), clock });
  return openSqliteStore({ path: place, clock });
}
