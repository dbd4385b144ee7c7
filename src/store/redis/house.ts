// The small ports of the house's room: what belongs to no workspace.
import { randomUUID } from 'node:crypto';
import type { Installation } from '../../domain/installation.ts';
import type { Session } from '../../domain/session.ts';
import type { Added, AddedSource } from '../added.ts';
import type { Installations } from '../installations.ts';
import type { Leases } from '../leases.ts';
import type { Once } from '../once.ts';
import type { Positions } from '../positions.ts';
import type { Sessions } from '../sessions.ts';
import type { Rooms } from './rooms.ts';
import { promise, script } from './script.ts';

/** What has run out is swept by the server; by how much later, in ms, is nobody's concern. */
export const sweptAfterMs = 60_000;

const claimScript = promise(
  'claim',
  `
local key, at = K .. 'lease:' .. a.name, now()
local held = call('HMGET', key, 'holder', 'until')
if held[1] and held[1] ~= a.holder and tonumber(held[2]) > at then return false end
call('HSET', key, 'holder', a.holder, 'until', at + a.ttlMs)
call('PEXPIRE', key, a.ttlMs + ${sweptAfterMs})
return at + a.ttlMs`,
);

const releaseScript = script(
  'release',
  `
local key = K .. 'lease:' .. a.name
if call('HGET', key, 'holder') == a.holder then call('DEL', key) end`,
);

export function redisLeases({ house }: Rooms): Leases {
  return {
    claim: (name, holder, ttlMs) => house.run<number | null>(claimScript, { name, holder, ttlMs }),
    async release(name, holder) {
      await house.run(releaseScript, { name, holder });
    },
  };
}

// A request that is sent again, because the connection broke before its answer, is the same one by its token.
const firstScript = promise(
  'first',
  `
local key, at = K .. 'once:' .. a.key, now()
local held = call('HMGET', key, 'token', 'until')
if held[1] == a.token then return 1 end
if held[1] and tonumber(held[2]) > at then return 0 end
call('HSET', key, 'token', a.token, 'until', at + a.ttlMs)
call('PEXPIRE', key, a.ttlMs + ${sweptAfterMs})
return 1`,
);

export function redisOnce({ house }: Rooms): Once {
  return {
    async first(key, ttlMs) {
      return (await house.run(firstScript, { key, ttlMs, token: randomUUID() })) === 1;
    },
  };
}

const positionScript = script('position', `return tonumber(call('HGET', K .. 'positions', a.name) or 0)`);
const moveScript = script(
  'move_position',
  `
if tonumber(call('HGET', K .. 'positions', a.name) or 0) ~= a.from then return 0 end
if a.run and a.run ~= run() then return 0 end
call('HSET', K .. 'positions', a.name, a.to)
return 1`,
);
const runScript = script('run', 'return run()');

export function redisPositions({ house }: Rooms): Positions {
  return {
    at: name => house.run<number>(positionScript, { name }),
    async move(name, from, to, run) {
      return (await house.run(moveScript, { name, from, to, run })) === 1;
    },
    run: () => house.run(runScript, {}),
  };
}

const beginScript = script(
  'begin_session',
  `
call('HSET', K .. 'sessions', a.id, text(1))
call('ZADD', K .. 'sessions:ends', a.expiresAt, a.id)`,
);
const findSessionScript = script(
  'find_session',
  `
for _, id in ipairs(call('ZRANGE', K .. 'sessions:ends', '-inf', a.now, 'BYSCORE')) do
  call('HDEL', K .. 'sessions', id)
  call('ZREM', K .. 'sessions:ends', id)
end
return call('HGET', K .. 'sessions', a.id)`,
);
const sessionsScript = script('sessions', `return call('HVALS', K .. 'sessions')`);
const endSessionScript = script(
  'end_session',
  `
call('HDEL', K .. 'sessions', a.id)
call('ZREM', K .. 'sessions:ends', a.id)`,
);

export function redisSessions({ house }: Rooms): Sessions {
  return {
    async begin(session) {
      const { id, expiresAt } = session;
      await house.run(beginScript, { id, expiresAt }, [JSON.stringify(session)]);
    },
    async find(id, now) {
      const body = await house.run<string | null>(findSessionScript, { id, now });
      return body === null ? null : (JSON.parse(body) as Session);
    },
    async of(person) {
      const all = (await house.run<string[]>(sessionsScript, {})).map(body => JSON.parse(body) as Session);
      return all.filter(({ viewer }) => viewer.person === person).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async end(id) {
      await house.run(endSessionScript, { id });
    },
  };
}

const saveInstallationScript = promise(
  'save_installation',
  `call('HSET', K .. 'installations:' .. a.platform, a.tenant, text(1))`,
);
const findInstallationScript = script(
  'find_installation',
  `return call('HGET', K .. 'installations:' .. a.platform, a.tenant)`,
);
const installationsScript = script('installations', `return call('HVALS', K .. 'installations:' .. a.platform)`);
const removeInstallationScript = promise(
  'remove_installation',
  `return call('HDEL', K .. 'installations:' .. a.platform, a.tenant)`,
);

export function redisInstallations({ house }: Rooms): Installations {
  const read = (body: string) => JSON.parse(body) as Installation;
  return {
    async save(installation) {
      const { platform, tenant } = installation;
      await house.run(saveInstallationScript, { platform, tenant }, [JSON.stringify(installation)]);
    },
    async find(platform, tenant) {
      const body = await house.run<string | null>(findInstallationScript, { platform, tenant });
      return body === null ? null : read(body);
    },
    async list(platform) {
      const all = (await house.run<string[]>(installationsScript, { platform })).map(read);
      return all.sort((a, b) => (a.tenant < b.tenant ? -1 : 1));
    },
    async remove(platform, tenant) {
      return (await house.run(removeInstallationScript, { platform, tenant })) === 1;
    },
  };
}

const addedScript = script(
  'added',
  `
local found = {}
local all = call('HGETALL', K .. 'added')
for index = 1, #all, 2 do found[#found + 1] = {all[index], all[index + 1]} end
return found`,
);
const saveAddedScript = promise('save_added', `call('HSET', K .. 'added', join(a.owner, a.id), text(1))`);
const removeAddedScript = promise('remove_added', `return call('HDEL', K .. 'added', join(a.workspace, a.id))`);

export function redisAdded({ house }: Rooms): Added {
  return {
    async list() {
      const all = await house.run<[string, string][]>(addedScript, {});
      return all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, body]) => JSON.parse(body) as AddedSource);
    },
    async save(added) {
      const { owner, id } = added.source;
      await house.run(saveAddedScript, { owner, id }, [JSON.stringify(added)]);
    },
    async remove(workspace, id) {
      return (await house.run(removeAddedScript, { workspace, id })) === 1;
    },
  };
}
