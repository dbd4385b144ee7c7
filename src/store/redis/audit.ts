import { randomUUID } from 'node:crypto';
import { type AuditEntry, forgottenPerson, type NumberedEntry } from '../../domain/audit.ts';
import type { Audit, AuditQuery } from '../audit.ts';
import type { Rooms } from './rooms.ts';
import { promise, script } from './script.ts';

// In a workspace's shard:
//   audit:lines:WORKSPACE                 hash   number → JSON
//   audit:all:WORKSPACE                   zset   number;  audit:about:WORKSPACE, WHAT and audit:by:WORKSPACE, PERSON  the same
//   audit:number                          the last line's number
export const auditLua = `
local function keepLine(number, e, body)
  call('HSET', K .. 'audit:lines:' .. e.workspace, number, body)
  call('ZADD', K .. 'audit:all:' .. e.workspace, number, number)
  call('ZADD', K .. 'audit:about:' .. join(e.workspace, e.about), number, number)
  call('ZADD', K .. 'audit:by:' .. join(e.workspace, e.by), number, number)
end
local function enterAudit(e, body) keepLine(call('INCR', K .. 'audit:number'), e, body) end
`;

/** How long a request that is sent again, because the connection broke before its answer, is known, in s. */
const tokenSeconds = 600;

const appendScript = promise(
  'append',
  `${auditLua}
if call('SET', K .. 'token:' .. a.token, 1, 'NX', 'EX', ${tokenSeconds}) then enterAudit(a.entry, text(1)) end`,
);

export const pageScript = script(
  'audit_page',
  `
local numbers = call('ZRANGE', K .. 'audit:' .. a.index, '(' .. a.after, '+inf', 'BYSCORE', 'LIMIT', 0, a.max)
local found = {}
for index, number in ipairs(numbers) do
  found[index] = {tonumber(number), call('HGET', K .. 'audit:lines:' .. a.workspace, number)}
end
return found`,
);

const replaceScript = promise(
  'audit_replace',
  `
for index, line in ipairs(a.lines) do
  call('HSET', K .. 'audit:lines:' .. a.workspace, line.number, text(index))
  if line.by ~= line.byBefore then
    call('ZREM', K .. 'audit:by:' .. join(a.workspace, line.byBefore), line.number)
    call('ZADD', K .. 'audit:by:' .. join(a.workspace, line.by), line.number, line.number)
  end
end`,
);

const trimScript = script(
  'audit_trim',
  `
for _, line in ipairs(a.lines) do
  call('HDEL', K .. 'audit:lines:' .. a.workspace, line.number)
  call('ZREM', K .. 'audit:all:' .. a.workspace, line.number)
  call('ZREM', K .. 'audit:about:' .. join(a.workspace, line.about), line.number)
  call('ZREM', K .. 'audit:by:' .. join(a.workspace, line.by), line.number)
end`,
);

/** Lines looked through at a time. */
const pageMax = 1_000;

export function redisAudit(rooms: Rooms): Audit {
  return {
    async append(entry) {
      const args = { entry: toLine(entry), token: randomUUID() };
      await rooms.of(entry.workspace).run(appendScript, args, [JSON.stringify(entry)]);
    },
    async list(workspace, query, after, max) {
      const found: NumberedEntry[] = [];
      for await (const page of pages(workspace, indexOf(workspace, query), after)) {
        found.push(...page.filter(entry => isAskedFor(entry, query)));
        if (found.length >= max) break;
      }
      return found.slice(0, max);
    },
    async forget(workspace, person) {
      let count = 0;
      for await (const page of pages(workspace, `all:${workspace}`, 0)) {
        const held = page.filter(({ by, details }) => by === person || details.to === person);
        count += held.filter(({ by }) => by === person).length;
        const after = held.map(entry => withoutPerson(entry, person));
        const lines = after.map(({ number, by }, index) => ({ number, by, byBefore: held[index]?.by }));
        const texts = after.map(({ number: _number, ...entry }) => JSON.stringify(entry));
        if (lines.length > 0) await rooms.of(workspace).run(replaceScript, { workspace, lines }, texts);
      }
      return count;
    },
    async trim(workspace, before) {
      let count = 0;
      for await (const page of pages(workspace, `all:${workspace}`, 0)) {
        const lines = page.filter(({ at }) => at < before).map(entry => ({ ...toLine(entry), number: entry.number }));
        if (lines.length > 0) await rooms.of(workspace).run(trimScript, { workspace, lines });
        count += lines.length;
        // Lines stand in the order of time, but for those of the same moment.
        if (lines.length === 0) break;
      }
      return count;
    },
  };

  async function* pages(workspace: string, index: string, from: number): AsyncGenerator<NumberedEntry[]> {
    for (let after = from; ; ) {
      const args = { workspace, index, after, max: pageMax };
      const page = await rooms.of(workspace).run<[number, string][]>(pageScript, args);
      yield page.map(([number, body]) => ({ number, ...(JSON.parse(body) as AuditEntry) }));
      if (page.length < pageMax) return;
      after = page.at(-1)?.[0] ?? after;
    }
  }
}

/** What the log finds a line by. */
export function toLine({ workspace, about, by }: AuditEntry) {
  return { workspace, about, by };
}

/** The shortest list that holds every line that is asked for. */
function indexOf(workspace: string, { about, by }: AuditQuery): string {
  if (about !== undefined) return `about:${workspace}\0${about}`;
  return by === undefined ? `all:${workspace}` : `by:${workspace}\0${by}`;
}

function isAskedFor(entry: NumberedEntry, { about, by, acts, since, before }: AuditQuery): boolean {
  return (
    (about === undefined || entry.about === about) &&
    (by === undefined || entry.by === by) &&
    (acts === undefined || acts.includes(entry.act)) &&
    entry.at >= (since ?? -Infinity) &&
    entry.at < (before ?? Infinity)
  );
}

function withoutPerson(entry: NumberedEntry, person: string): NumberedEntry {
  const { by, act, details } = entry;
  return {
    ...entry,
    by: by === person ? forgottenPerson : by,
    details: {
      ...details,
      ...(details.to === person && { to: forgottenPerson }),
      ...(act === 'feedback' && by === person && { words: '' }),
    },
  };
}
