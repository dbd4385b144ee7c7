import { platforms } from '../../../domain/chat.ts';
import { sweptAfterMs } from '../house.ts';
import type { Rooms } from '../rooms.ts';
import { promise, script } from '../script.ts';
import { type KeptToken, tokensScript, toToken } from '../tokens.ts';
import { pairsIn, putInHash, type Shelves, valuesIn, whole } from './shelf.ts';

const sessionsScript = promise(
  'put_sessions',
  `
for index, one in ipairs(a.records) do
  call('HSET', K .. 'sessions', one.id, text(index))
  call('ZADD', K .. 'sessions:ends', one.expiresAt, one.id)
end`,
);

const untilScript = script(
  'until',
  `
local found = {}
for index, key in ipairs(a.keys) do found[index] = call('HGET', K .. key, 'until') end
return found`,
);

const onceScript = promise(
  'put_once',
  `
for _, one in ipairs(a.records) do
  call('HSET', K .. 'once:' .. one.key, 'token', '', 'until', one['until'])
  call('PEXPIREAT', K .. 'once:' .. one.key, one['until'] + a.sweptAfterMs)
end`,
);

/** What belongs to no conversation: positions, doors and who may open them, sources that were added. */
export function houseShelves({
  house,
  keys,
}: Rooms): Shelves<'position' | 'installation' | 'added' | 'token' | 'session' | 'once'> {
  return {
    position: {
      async *read() {
        const all = await pairsIn(house, 'positions');
        yield whole(all.map(([name, change]) => ({ name, change: Number(change) })));
      },
      write: records =>
        putInHash(house, records, ({ name, change }) => ({ hash: 'positions', field: name, text: String(change) })),
    },
    installation: {
      async *read() {
        for (const platform of platforms) yield whole(await valuesIn(house, `installations:${platform}`));
      },
      write: records =>
        putInHash(house, records, one => ({
          hash: `installations:${one.platform}`,
          field: one.tenant,
          text: JSON.stringify(one),
        })),
    },
    added: {
      async *read() {
        yield whole(await valuesIn(house, 'added'));
      },
      write: records =>
        putInHash(house, records, one => ({
          hash: 'added',
          field: `${one.source.owner}\0${one.source.id}`,
          text: JSON.stringify(one),
        })),
    },
    token: {
      async *read() {
        yield whole((await house.run<KeptToken[]>(tokensScript, {})).flatMap(toToken));
      },
      async write(records) {
        await putInHash(house, records, one => ({ hash: 'tokens', field: one.id, text: JSON.stringify(one) }));
        const used = records.filter(({ lastUsedAt }) => lastUsedAt !== null);
        await putInHash(house, used, one => ({ hash: 'tokens:used', field: one.id, text: String(one.lastUsedAt) }));
      },
    },
    session: {
      async *read() {
        yield whole(await valuesIn(house, 'sessions'));
      },
      async write(records) {
        const args = { records: records.map(({ id, expiresAt }) => ({ id, expiresAt })) };
        await house.run(
          sessionsScript,
          args,
          records.map(one => JSON.stringify(one)),
        );
      },
    },
    once: {
      async *read() {
        for await (const page of keys('once:')) {
          const own = page.filter(({ room }) => room === house).map(({ key }) => key);
          const until = await house.run<(string | null)[]>(untilScript, { keys: own });
          yield whole(
            own.flatMap((key, index) => {
              const at = until[index] ?? null;
              return at === null ? [] : [{ key: key.slice('once:'.length), until: Number(at) }];
            }),
          );
        }
      },
      async write(records) {
        await house.run(onceScript, { records, sweptAfterMs });
      },
    },
  };
}
