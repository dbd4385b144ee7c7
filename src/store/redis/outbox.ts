import { conversationKey } from '../../domain/chat.ts';
import { type Delivery, deliveryStates, type Telling } from '../../domain/delivery.ts';
import type { Outbox } from '../outbox.ts';
import { hashOf, textsLua, toDelivery, type Whole, wholeLua } from './deliveries.ts';
import type { Rooms } from './rooms.ts';
import { inEach, promise, script } from './script.ts';

const deliveryScript = inEach('delivery', 'return whole(a.id)', wholeLua);

const sentAsScript = script(
  'sent_as',
  `${wholeLua}
local id = call('HGET', K .. 'refs', join(a.workspace, a.conversation, a.ref))
return id and whole(id)`,
);

const latestLua = `
local function latest(key, max)
  local found = {}
  for index, member in ipairs(call('ZRANGE', key, 0, max - 1, 'REV')) do found[index] = parts(member)[2] end
  return found
end
`;
const lastNumberedScript = script(
  'last_numbered',
  `${wholeLua} ${latestLua} return wholes(latest(K .. 'lists:' .. join(a.workspace, a.conversation), 1))`,
);
const sentToScript = inEach(
  'sent_to',
  `return wholes(latest(K .. 'sent:' .. a.conversation, a.max))`,
  wholeLua + latestLua,
);

const tellingsLua = `${wholeLua}
local function mentioned(prefixes)
  local found, seen = {}, {}
  for _, prefix in ipairs(prefixes) do
    for _, member in ipairs(beginning('mentions', prefix)) do
      local id = parts(member)[4]
      if not seen[id] then seen[id] = true; found[#found + 1] = whole(id) end
    end
  end
  return found
end
`;
const toldScript = script(
  'told',
  `${tellingsLua}
local prefixes = {}
for index, id in ipairs(a.ids) do prefixes[index] = join(id, a.subscription) end
return mentioned(prefixes)`,
);
const tellingsScript = inEach('tellings', 'return mentioned(a.ids)', tellingsLua);

const listScript = inEach(
  'deliveries',
  `
local found = {}
for _, workspace in ipairs(a.workspace and {a.workspace} or call('SMEMBERS', K .. 'workspaces')) do
  for _, state in ipairs(a.states) do
    local ids = call('ZRANGE', K .. 'state:' .. join(workspace, state), 0, a.max - 1, 'REV')
    for _, one in ipairs(wholes(ids)) do found[#found + 1] = one end
  end
end
return found`,
  wholeLua,
);

const namingScript = script(
  'naming',
  `
local found, seen = {}, {}
for _, state in ipairs(a.states) do
  for _, id in ipairs(call('ZRANGE', K .. 'state:' .. join(a.workspace, state), 0, -1)) do
    local hash = call('HGET', K .. 'delivery:' .. id, 'message')
    if not seen[hash] then
      seen[hash] = true
      local body = call('GET', K .. 'text:' .. hash)
      if body and string.find(body, a.words, 1, true) then found[#found + 1] = body end
    end
  end
end
return found`,
);
const rewordScript = promise(
  'reword',
  `${textsLua}
local changed = 0
for _, state in ipairs(a.states) do
  for _, id in ipairs(call('ZRANGE', K .. 'state:' .. join(a.workspace, state), 0, -1)) do
    local key = K .. 'delivery:' .. id
    if call('HGET', key, 'message') == a.before then
      call('HSET', key, 'message', a.after)
      holdText(a.after, text(1))
      changed = changed + 1
    end
  end
end
if changed > 0 then letTextGo(a.before, changed) end`,
);

// Everything of a delivery, and the texts that nobody else carries. The oldest are looked at first.
const endScript = inEach(
  'end_deliveries',
  `
local ended = 0
for _, workspace in ipairs(call('SMEMBERS', K .. 'workspaces')) do
  for _, state in ipairs(a.states) do
    for _, id in ipairs(call('ZRANGE', K .. 'state:' .. join(workspace, state), 0, a.max - 1)) do
      if ended < a.max and endDelivery(id, a.before) then ended = ended + 1 end
    end
  end
end
return ended`,
  `${textsLua}
local function endDelivery(id, before)
  local key = K .. 'delivery:' .. id
  local names = {'number', 'workspace', 'conversation', 'subscription', 'state', 'ref', 'sentAt', 'dueAt', 'message', 'told'}
  local d = {}
  for index, value in ipairs(call('HMGET', key, unpack(names))) do d[names[index]] = value end
  if tonumber(d.sentAt ~= '' and d.sentAt or d.dueAt) >= before then return false end
  for _, told in ipairs(cjson.decode(call('GET', K .. 'text:' .. d.told))) do
    for _, mentioned in ipairs({told.event, told.lead}) do
      call('ZREM', K .. 'mentions', join(mentioned, d.subscription, string.format('%016.0f', d.number), id))
    end
  end
  local ref = join(d.workspace, d.conversation, d.ref)
  if call('HGET', K .. 'refs', ref) == id then call('HDEL', K .. 'refs', ref) end
  local member = join(string.format('%016.0f', d.number), id)
  call('ZREM', K .. 'sent:' .. d.conversation, member)
  call('ZREM', K .. 'lists:' .. join(d.workspace, d.conversation), member)
  call('ZREM', K .. 'state:' .. join(d.workspace, d.state), id)
  letTextGo(d.message, 1)
  letTextGo(d.told, 1)
  call('DEL', key)
  return true
end
`,
);

export function redisOutbox(rooms: Rooms): Outbox {
  return {
    async delivery(id) {
      return first((await rooms.inEach<Whole | null>(deliveryScript, { id })).filter(one => one !== null));
    },
    async sentAs(workspace, conversation, ref) {
      const args = { workspace, conversation: conversationKey(conversation), ref };
      const found = await rooms.of(workspace).run<Whole | null>(sentAsScript, args);
      return found === null ? null : toDelivery(found);
    },
    async lastNumbered(workspace, conversation) {
      const args = { workspace, conversation: conversationKey(conversation) };
      return first(await rooms.of(workspace).run<Whole[]>(lastNumberedScript, args));
    },
    async sentTo(conversation, max) {
      const args = { conversation: conversationKey(conversation), max };
      const found = (await rooms.inEach<Whole[]>(sentToScript, args)).flat();
      return found
        .sort((a, b) => Number(b[7]) - Number(a[7]) || Number(b[10]) - Number(a[10]))
        .slice(0, max)
        .map(toDelivery);
    },
    async told({ workspace, id }, events) {
      const found = await rooms.of(workspace).run<Whole[]>(toldScript, { subscription: id, ids: events });
      const wanted = new Set(events);
      return oldestFirst(found)
        .flatMap(tellingsOf)
        .filter(({ event }) => wanted.has(event));
    },
    async tellings(ids) {
      const found = (await rooms.inEach<Whole[]>(tellingsScript, { ids })).flat();
      const wanted = new Set(ids);
      return oldestFirst(found)
        .flatMap(tellingsOf)
        .filter(({ event, lead }) => wanted.has(event) || wanted.has(lead));
    },
    naming: (workspace, person) =>
      rooms
        .of(workspace)
        .run<string[]>(namingScript, { workspace, states: deliveryStates, words: JSON.stringify(person) }),
    async reword(workspace, before, after) {
      const args = { workspace, states: deliveryStates, before: hashOf(before), after: hashOf(after) };
      await rooms.of(workspace).run(rewordScript, args, [after]);
    },
    async end(before, max) {
      const args = { before, max: Math.ceil(max / rooms.shards.length), states: ['sent', 'gone', 'dead'] };
      return (await rooms.inEach<number>(endScript, args)).reduce((sum, count) => sum + count, 0);
    },
    async list(workspace, states, max) {
      const found = (
        await rooms.inEach<Whole[]>(listScript, { workspace: workspace ?? undefined, states, max })
      ).flat();
      return oldestFirst(found).reverse().slice(0, max);
    },
  };
}

/** In the order in which they were planned. */
function oldestFirst(found: readonly Whole[]): Delivery[] {
  return [...found].sort((a, b) => Number(a[10]) - Number(b[10])).map(toDelivery);
}

function tellingsOf({ id, workspace, subscription, told }: Delivery): Telling[] {
  return told.map(one => ({ ...one, workspace, subscription, delivery: id }));
}

function first([row]: readonly Whole[]): Delivery | null {
  return row === undefined ? null : toDelivery(row);
}
