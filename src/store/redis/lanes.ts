import type { Lanes, Settlement, Turn } from '../lanes.ts';
import { enterLua, textsOf, toDelivery, toEntry, type Whole, wholeLua } from './deliveries.ts';
import type { Room, Rooms } from './rooms.ts';
import { inEach, lowestLua, promise, script } from './script.ts';

const enterScript = promise('enter', `${enterLua} for _, delivery in ipairs(a.deliveries) do enter(delivery) end`);

const readyScript = script('ready', `${lowestLua} return lowest('lanes:' .. a.platform, now(), a.max)`);

const moveLua = `${enterLua} ${wholeLua}
local function become(id, d, state)
  call('ZREM', stateKey(d.workspace, d.state), id)
  call('ZADD', stateKey(d.workspace, state), d.number, id)
  call('HSET', K .. 'delivery:' .. id, 'state', state)
end
local function set(id, ...) call('HSET', K .. 'delivery:' .. id, ...) end
local function deliveryOf(id)
  local fields = call('HMGET', K .. 'delivery:' .. id, 'number', 'workspace', 'conversation', 'state', 'isList')
  if not fields[1] then return nil end
  return {number = fields[1], workspace = fields[2], conversation = fields[3], state = fields[4], isList = fields[5] == '1'}
end
local function closeLane(conversation)
  call('ZREM', K .. 'lanes:' .. platformOf(conversation), conversation)
  call('HDEL', K .. 'holders', conversation)
end
`;

// A conversation's next turn; its lane is closed where nothing waits, and left where somebody was quicker. What is sent
// must be known as begun to whichever server comes next.
const takeScript = promise(
  'take',
  `${moveLua}
local turns, at = {}, now()
for _, conversation in ipairs(a.conversations) do
  local lanes = K .. 'lanes:' .. a.platform
  local readyAt = tonumber(call('ZSCORE', lanes, conversation) or '')
  if readyAt and readyAt <= at then
    local id = call('ZRANGE', K .. 'waiting:' .. conversation, 0, 0)[1]
    if id then
      call('ZADD', lanes, at + a.ttlMs, conversation)
      call('HSET', K .. 'holders', conversation, a.holder)
      turns[#turns + 1] = whole(id)
      become(id, deliveryOf(id), 'leased')
      set(id, 'begunAt', at)
    else closeLane(conversation) end
  end
end
return turns`,
);

const settleScript = promise(
  'settle',
  `${moveLua}
local at = now()
local write = {
  sent = function(id, d, s)
    become(id, d, 'sent')
    set(id, 'ref', s.ref, 'sentAt', s.at, 'begunAt', '')
    noteSent(id, d, s.ref, s.at)
  end,
  retry = function(id, d, s)
    become(id, d, 'planned')
    set(id, 'begunAt', '', 'lastReason', s.reason, 'dueAt', s.nextAt)
  end,
  failed = function(id, d, s)
    become(id, d, 'planned')
    call('HINCRBY', K .. 'delivery:' .. id, 'attempts', 1)
    set(id, 'lastReason', s.reason, 'dueAt', s.nextAt)
  end,
  postponed = function(id, d, s)
    become(id, d, 'planned')
    set(id, 'begunAt', s.begunAt, 'dueAt', s.nextAt)
  end,
  dead = function(id, d, s)
    become(id, d, s.kind)
    call('HINCRBY', K .. 'delivery:' .. id, 'attempts', 1)
    set(id, 'lastReason', s.reason)
  end,
}
write.gone = write.dead
local waits = {planned = true, leased = true}
local function settle(id, s)
  local d = deliveryOf(id)
  if not d or not waits[d.state] then return 0 end
  local waiting = K .. 'waiting:' .. d.conversation
  local isHeld = call('HGET', K .. 'holders', d.conversation) == a.holder
  if not isHeld and s.kind ~= 'sent' then return 0 end
  write[s.kind](id, d, s)
  if s.kind == 'sent' or s.kind == 'dead' or s.kind == 'gone' then call('ZREM', waiting, id) end
  if s.kind == 'gone' then
    for _, other in ipairs(call('ZRANGE', waiting, 0, -1)) do
      become(other, deliveryOf(other), 'gone')
      set(other, 'lastReason', s.reason)
    end
    call('DEL', waiting)
    closeLane(d.conversation)
  elseif isHeld then
    if s.nextAt <= at and call('EXISTS', waiting) == 0 then closeLane(d.conversation)
    else
      call('HDEL', K .. 'holders', d.conversation)
      call('ZADD', K .. 'lanes:' .. platformOf(d.conversation), 'XX', s.nextAt, d.conversation)
    end
  end
  return 1
end
local settled = {}
for index, ending in ipairs(a.endings) do settled[index] = settle(ending.id, ending.settlement) end
return settled`,
);

const readyAtScript = inEach('ready_at', `return call('ZRANGE', K .. 'lanes:' .. a.platform, 0, 0, 'WITHSCORES')[2]`);

const shardScript = inEach('shard_of_delivery', `return call('EXISTS', K .. 'delivery:' .. a.id)`);

const redeliverScript = promise(
  'redeliver',
  `${moveLua}
local d, at = deliveryOf(a.id), now()
if not d or (d.state ~= 'dead' and d.state ~= 'gone') then return 0 end
become(a.id, d, 'planned')
set(a.id, 'attempts', 0, 'dueAt', at)
call('ZADD', K .. 'waiting:' .. d.conversation, d.number, a.id)
openLane(d.conversation, at)
return 1`,
);

export function redisLanes(rooms: Rooms): Lanes {
  /** In which shard the turns are that this process has; of others it asks. */
  const taken = new Map<string, Room>();

  return {
    async enter(deliveries) {
      const byRoom = Map.groupBy(deliveries, ({ workspace }) => rooms.of(workspace));
      const entering = Array.from(byRoom, ([room, group]) => {
        const texts = textsOf();
        const args = { deliveries: group.map(delivery => toEntry(delivery, texts)) };
        return room.run(enterScript, args, texts.all);
      });
      await Promise.all(entering);
    },

    async lease(platform, holder, { max, ttlMs }) {
      const turns: Turn[] = [];
      let wasQuicker = true;
      // What another took meanwhile is made up for: fewer than `max` means that there are no more.
      while (wasQuicker && turns.length < max) {
        const ready = await rooms.across<Ready[]>(readyScript, { platform, max: max - turns.length });
        const taking = Array.from(
          Map.groupBy(ready, ([shard]) => shard),
          async ([shard, group]) => {
            const room = rooms.shards[shard - 1] as Room;
            const conversations = group.map(([, conversation]) => conversation);
            const rows = await room.run<Whole[]>(takeScript, { platform, holder, ttlMs, conversations });
            for (const turn of rows.map(toTurn)) {
              taken.set(turn.id, room);
              turns.push(turn);
            }
            return rows.length;
          },
        );
        const count = (await Promise.all(taking)).reduce((sum, one) => sum + one, 0);
        wasQuicker = count < ready.length;
      }
      return turns;
    },

    async settle(holder, endings) {
      const rows = await Promise.all(
        endings.map(async ({ id, settlement }, index) => ({ index, id, settlement, room: await shardOf(id) })),
      );
      const settled = endings.map(() => false);
      const ending = Array.from(
        Map.groupBy(rows, row => row.room),
        async ([room, group]) => {
          if (room === null) return;
          const args = { holder, endings: group.map(({ id, settlement }) => ({ id, settlement: toArgs(settlement) })) };
          const outcomes = await room.run<number[]>(settleScript, args);
          for (const [number, { index, id }] of group.entries()) {
            settled[index] = outcomes[number] === 1;
            taken.delete(id);
          }
        },
      );
      await Promise.all(ending);
      return settled;
    },

    async readyAt(platform) {
      const all = await rooms.inEach<string | null>(readyAtScript, { platform });
      const ats = all.filter(at => at !== null).map(Number);
      return ats.length === 0 ? null : Math.min(...ats);
    },

    async redeliver(id) {
      const room = await shardOf(id);
      return room !== null && (await room.run(redeliverScript, { id })) === 1;
    },
  };

  async function shardOf(id: string): Promise<Room | null> {
    const known = taken.get(id);
    if (known !== undefined) return known;
    const index = (await rooms.inEach<number>(shardScript, { id })).indexOf(1);
    return rooms.shards[index] ?? null;
  }
}

/** Shards are counted from one, as in Lua. */
type Ready = readonly [shard: number, conversation: string];

function toTurn(row: Whole): Turn {
  const {
    events: _events,
    told: _told,
    state: _state,
    ref: _ref,
    sentAt: _sentAt,
    dueAt: _dueAt,
    ...turn
  } = toDelivery(row);
  return turn;
}

/** Scripts know no null: what is not begun is empty. */
function toArgs(settlement: Settlement): object {
  return settlement.kind === 'postponed' ? { ...settlement, begunAt: settlement.begunAt ?? '' } : settlement;
}
