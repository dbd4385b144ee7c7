import type { RecordOf } from '../../records.ts';
import { enterLua, toDelivery, toEntry, type Whole, wholeLua } from '../deliveries.ts';
import type { Rooms } from '../rooms.ts';
import { promise, script } from '../script.ts';
import { putInShards } from './shards.ts';
import { pieceMax, type Shelves, whole } from './shelf.ts';

const deliveriesScript = script(
  'whole_deliveries',
  `${enterLua} ${wholeLua}
local found = {}
for _, id in ipairs(a.ids) do
  local one = whole(id)
  if one then
    local conversation = call('HGET', K .. 'delivery:' .. id, 'conversation')
    local isHeld = call('HEXISTS', K .. 'holders', conversation) == 1
    found[#found + 1] = {one, isHeld and '0' or call('ZSCORE', K .. 'lanes:' .. platformOf(conversation), conversation)}
  end
end
return found`,
);

const putDeliveriesScript = promise(
  'put_deliveries',
  `${enterLua}
for _, d in ipairs(a.records) do
  -- One that is there already, because the writing was cut off, has its texts.
  if call('EXISTS', K .. 'delivery:' .. d.id) == 0 then keep(d, d.number) end
  if d.number > tonumber(call('GET', K .. 'number') or 0) then call('SET', K .. 'number', d.number) end
  call('ZREM', stateKey(d.workspace, 'planned'), d.id)
  call('ZADD', stateKey(d.workspace, d.state), d.number, d.id)
  call('HSET', K .. 'delivery:' .. d.id, 'state', d.state, 'attempts', d.attempts, 'begunAt', d.begunAt,
    'lastReason', d.lastReason, 'ref', d.ref, 'sentAt', d.sentAt)
  if d.readyAt then call('ZADD', K .. 'lanes:' .. platformOf(d.conversation), 'GT', d.readyAt, d.conversation)
  else call('ZREM', K .. 'waiting:' .. d.conversation, d.id) end
  if d.ref ~= '' then noteSent(d.id, d, d.ref, d.sentAt) end
end`,
);

/** What was or is to be sent, with the lane that it waits in. */
export function deliveryShelves(rooms: Rooms): Shelves<'delivery'> {
  return {
    delivery: {
      async *read() {
        for await (const page of rooms.keys('delivery:'))
          for (const [room, keys] of Map.groupBy(page, one => one.room))
            for (let from = 0; from < keys.length; from += pieceMax) {
              const ids = keys.slice(from, from + pieceMax).map(({ key }) => key.slice('delivery:'.length));
              const rows = await room.run<[Whole, string | null][]>(deliveriesScript, { ids });
              yield whole(rows.map(toMoved));
            }
      },
      write: records =>
        putInShards(rooms, records, putDeliveriesScript, ({ place, ...delivery }, texts) => {
          const { state, attempts, begunAt, lastReason, ref, sentAt } = delivery;
          const fields = { begunAt: begunAt ?? '', lastReason: lastReason ?? '', ref: ref ?? '', sentAt: sentAt ?? '' };
          const at = { number: place.number, readyAt: place.readyAt ?? undefined };
          return { ...toEntry(delivery, texts), ...fields, ...at, state, attempts };
        }),
    },
  };
}

function toMoved([row, readyAt]: readonly [Whole, string | null]): RecordOf['delivery'] {
  const delivery = toDelivery(row);
  const waits = delivery.state === 'planned' || delivery.state === 'leased';
  return { ...delivery, place: { number: Number(row[10]), readyAt: waits ? Number(readyAt ?? delivery.dueAt) : null } };
}
