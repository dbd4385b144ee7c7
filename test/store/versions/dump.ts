// A store as text, and the text as a store again.
import { Redis } from 'ioredis';
import type { Database } from '../../../src/store/sqlite/database.ts';

/** Tables, rows, indexes and the version, as statements. */
export function dumpSqlite(database: Database): string {
  const parts = (type: string) =>
    database.all(
      "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
      type,
    );
  const rows = parts('table').flatMap(({ name }) => {
    const columns = database
      .all(`SELECT name FROM pragma_table_info('${String(name)}')`)
      .map(column => String(column.name));
    const quoted = columns.map(column => `quote(${column})`).join(" || ', ' || ");
    return database
      .all(`SELECT ${quoted} AS row FROM ${String(name)}`)
      .map(({ row }) => `INSERT INTO ${String(name)} (${columns.join(', ')}) VALUES (${String(row)});`);
  });
  const version = Number(database.get('PRAGMA user_version')?.user_version);
  const definitions = (type: string) => parts(type).map(({ sql }) => `${String(sql)};`);
  return `${[...definitions('table'), ...rows, ...definitions('index'), `PRAGMA user_version = ${version};`].join('\n')}\n`;
}

type Value = string | readonly string[];
/** Type and value of each key; `bytes` in base64. */
type Dump = Readonly<
  Record<string, { readonly type: string; readonly value?: Value; readonly bytes?: readonly string[] }>
>;

/** Every key of a prefix; what ends by itself aside. */
export async function dumpRedis(port: number, prefix: string): Promise<{ version: number; text: string }> {
  const client = new Redis(port, '127.0.0.1');
  const found: Record<string, Dump[string]> = {};
  for (const key of (await client.keys(`${prefix}:*`)).sort()) {
    const own = key.slice(prefix.length + 1);
    if (/:(token|lease|once):|:(processes|marks|run)$/.test(own)) continue;
    const type = await client.type(key);
    if (own === '{archive}:rows') {
      const pairs = Object.entries(await client.hgetallBuffer(key));
      found[own] = {
        type,
        bytes: pairs.flatMap(([field, value]) => [Buffer.from(field).toString('base64'), value.toString('base64')]),
      };
      continue;
    }
    const read: Readonly<Record<string, () => Promise<Value>>> = {
      string: async () => (await client.get(key)) ?? '',
      hash: async () => Object.entries(await client.hgetall(key)).flat(),
      zset: () => client.zrange(key, '0', '-1', 'WITHSCORES'),
      set: () => client.smembers(key),
      list: () => client.lrange(key, 0, -1),
    };
    found[own] = { type, value: (await read[type]?.()) ?? '' };
  }
  const version = Number(await client.get(`${prefix}:{house}:schema`));
  client.disconnect();
  return { version, text: `${JSON.stringify(found, null, 1)}\n` };
}

/** Puts such a dump under a prefix. */
export async function loadRedis(port: number, prefix: string, text: string): Promise<void> {
  const client = new Redis(port, '127.0.0.1');
  for (const [own, { type, value = [], bytes }] of Object.entries(JSON.parse(text) as Dump)) {
    const key = `${prefix}:${own}`;
    const all = bytes?.map(one => Buffer.from(one, 'base64')) ?? [value].flat();
    const write: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => client.set(key, all[0] as string),
      hash: () => client.hset(key, ...(all as [string, string])),
      zset: () => client.zadd(key, ...(all as string[]).map((_, index) => all[index ^ 1] as string)),
      set: () => client.sadd(key, ...all),
      list: () => client.rpush(key, ...all),
    };
    await write[type]?.();
  }
  client.disconnect();
}
