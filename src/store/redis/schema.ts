import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OperatorError } from '../../domain/operator-error.ts';
import { countTextsLua } from './deliveries.ts';
import { redisLeases } from './house.ts';
import type { Rooms } from './rooms.ts';
import { promise, type Script, script } from './script.ts';

/**
 * What brings a store of version n, counted from 1, to the next: run in every shard, each time whole or not at all, and once
 * more where it was cut off. A released one never changes.
 */
const migrations: readonly Script[] = [
  // Texts of messages are counted, so that those that nobody carries any more can end.
  promise('migrate_to_2', countTextsLua),
];

/** The version of what stands in the rooms. */
export const redisSchema = migrations.length + 1;

const openScript = script(
  'open',
  `
call('SETNX', K .. 'schema', a.schema)
call('SETNX', K .. 'id', a.id)
return {tonumber(call('GET', K .. 'schema')), call('GET', K .. 'id')}`,
);
const stepScript = promise('migrated', `call('SET', K .. 'schema', a.schema)`);

const leaseName = 'migration';
const leaseMs = 60_000;
const lookAgainMs = 200;

/**
 * Makes a fresh store's marks, reads those of one that is there, and brings an older one up to date; several that open it at
 * once leave that to the first.
 * @returns The store's id.
 * @throws OperatorError where a newer program wrote it.
 */
export async function openSchema(rooms: Rooms, shown: string): Promise<string> {
  const holder = randomUUID();
  const leases = redisLeases(rooms);
  for (;;) {
    const fresh = { schema: redisSchema, id: randomUUID().slice(0, 8) };
    const [written, id] = await rooms.house.run<[number, string]>(openScript, fresh);
    if (written === redisSchema) return id;
    if (written > redisSchema)
      throw new OperatorError(
        `The store in the Redis at ${shown} was written by a newer Kairan (schema ${written}; this one knows ${redisSchema}). ` +
          'Update Kairan, or name another store with KAIRAN_STORE (?prefix= sets several apart).',
      );
    if ((await leases.claim(leaseName, holder, leaseMs)) === null) await setTimeout(lookAgainMs);
    else await migrateFrom(written);
  }

  async function migrateFrom(version: number): Promise<void> {
    const migration = migrations[version - 1];
    if (migration === undefined) throw new Error(`no migration from ${version}`);
    const renewing = setInterval(() => void leases.claim(leaseName, holder, leaseMs).catch(() => null), leaseMs / 3);
    try {
      // Who waited for the lease finds it done.
      const [now] = await rooms.house.run<[number, string]>(openScript, { schema: redisSchema, id: '' });
      if (now !== version) return;
      for (const shard of rooms.shards) await shard.run(migration, {});
      await rooms.house.run(stepScript, { schema: version + 1 });
    } finally {
      clearInterval(renewing);
      await leases.release(leaseName, holder);
    }
  }
}
