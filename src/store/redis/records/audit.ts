import type { AuditEntry } from '../../../domain/audit.ts';
import { auditLua, pageScript, toLine } from '../audit.ts';
import type { RoomKey, Rooms } from '../rooms.ts';
import { promise } from '../script.ts';
import { putInShards } from './shards.ts';
import { pieceMax, type Shelves } from './shelf.ts';

const putLinesScript = promise(
  'put_audit',
  `${auditLua}
for index, one in ipairs(a.records) do
  keepLine(one.number, one, text(index))
  if one.number > tonumber(call('GET', K .. 'audit:number') or 0) then call('SET', K .. 'audit:number', one.number) end
end`,
);

/** The audit logs, workspace by workspace, line by line. */
export function auditShelves(rooms: Rooms): Shelves<'audit'> {
  return {
    audit: {
      async *read(cursor) {
        const logs: RoomKey[] = [];
        for await (const page of rooms.keys('audit:lines:')) logs.push(...page);
        const [log = '', from = 0] = cursor === null ? [] : (JSON.parse(cursor) as [string, number]);
        for (const { room, name, key } of logs.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
          const own = `${name}:${key}`;
          if (own < log) continue;
          const workspace = key.slice('audit:lines:'.length);
          for (let after = own === log ? from : 0; ; ) {
            const args = { workspace, index: `all:${workspace}`, after, max: pieceMax };
            const page = await room.run<[number, string][]>(pageScript, args);
            if (page.length === 0) break;
            after = page.at(-1)?.[0] ?? after;
            const records = page.map(([number, body]) => ({ ...(JSON.parse(body) as AuditEntry), place: { number } }));
            yield { records, cursor: JSON.stringify([own, after]) };
          }
        }
      },
      write: records =>
        putInShards(rooms, records, putLinesScript, ({ place, ...entry }, texts) => {
          texts.push(JSON.stringify(entry));
          return { ...toLine(entry), number: place.number };
        }),
    },
  };
}

function nameOf({ name, key }: RoomKey): string {
  return `${name}:${key}`;
}
