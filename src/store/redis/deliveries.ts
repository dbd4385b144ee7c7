// How deliveries stand in a workspace's shard, for the ports that touch them.
//   delivery:ID              hash  what it is, as JSON, and what becomes of it; empty for null
//   text:HASH                a message, or what it tells, kept once however many get it;  texts  hash  HASH → how many
//   workspaces               set   of those that were ever written to
//   number                   the last delivery's: when it was planned, in µs, so that those of all shards are in order
//   waiting:CONVERSATION     zset  id by number
//   lanes:PLATFORM           zset  conversation by when it may be served;  holders  hash  who serves it until then
//   state:WORKSPACE, STATE   zset  id by number
//   mentions                 zset  event or lead, subscription, number, id
//   refs                     hash  workspace, conversation, ref → id
//   sent:CONVERSATION, lists:WORKSPACE, CONVERSATION   zsets  number, id by when it was sent; lists are those with numbers
import { createHash } from 'node:crypto';
import { conversationKey, readConversation } from '../../domain/chat.ts';
import type { Delivery, Told } from '../../domain/delivery.ts';

/** A text is kept for as long as somebody carries it. */
export const textsLua = `
local function holdText(hash, body)
  call('SET', K .. 'text:' .. hash, body, 'NX')
  call('HINCRBY', K .. 'texts', hash, 1)
end
local function letTextGo(hash, times)
  if call('HINCRBY', K .. 'texts', hash, -times) > 0 then return end
  call('HDEL', K .. 'texts', hash)
  call('DEL', K .. 'text:' .. hash)
end
`;

/** Counts who carries which text, from the deliveries alone. */
export const countTextsLua = `
call('DEL', K .. 'texts')
for _, workspace in ipairs(call('SMEMBERS', K .. 'workspaces')) do
  for _, state in ipairs({'planned', 'leased', 'sent', 'gone', 'dead'}) do
    for _, id in ipairs(call('ZRANGE', K .. 'state:' .. join(workspace, state), 0, -1)) do
      for _, hash in ipairs(call('HMGET', K .. 'delivery:' .. id, 'message', 'told')) do
        if hash then call('HINCRBY', K .. 'texts', hash, 1) end
      end
    end
  end
end
`;

/** `enter` writes a planned delivery and makes its conversation's lane; one that is there already stays as it is. */
export const enterLua = `${textsLua}
local function stateKey(workspace, state) return K .. 'state:' .. join(workspace, state) end
local function platformOf(conversation) return string.match(conversation, '^[^:]*') end
local function openLane(conversation, readyAt)
  call('ZADD', K .. 'lanes:' .. platformOf(conversation), 'NX', readyAt, conversation)
end
local function keep(d, number)
  local key = K .. 'delivery:' .. d.id
  holdText(d.messageHash, text(d.message))
  holdText(d.toldHash, text(d.told))
  call('HSET', key, 'number', number, 'workspace', d.workspace, 'conversation', d.conversation,
    'subscription', d.subscription, 'fixed', text(d.fixed), 'message', d.messageHash, 'told', d.toldHash,
    'isList', d.isList and 1 or 0, 'state', 'planned', 'dueAt', d.dueAt, 'attempts', 0, 'begunAt', '',
    'lastReason', '', 'ref', '', 'sentAt', '')
  call('SADD', K .. 'workspaces', d.workspace)
  call('ZADD', K .. 'waiting:' .. d.conversation, number, d.id)
  call('ZADD', stateKey(d.workspace, 'planned'), number, d.id)
  for _, id in ipairs(d.mentions) do
    call('ZADD', K .. 'mentions', 0, join(id, d.subscription, string.format('%016.0f', number), d.id))
  end
end
local function enter(d)
  if call('EXISTS', K .. 'delivery:' .. d.id) == 1 then return end
  local time = call('TIME')
  local number = math.max(time[1] * 1000000 + time[2], tonumber(call('GET', K .. 'number') or 0) + 1)
  call('SET', K .. 'number', number)
  keep(d, number)
  openLane(d.conversation, d.dueAt)
end
-- A message that stands in its conversation.
local function noteSent(id, d, ref, at)
  call('HSETNX', K .. 'refs', join(d.workspace, d.conversation, ref), id)
  local member = join(string.format('%016.0f', d.number), id)
  call('ZADD', K .. 'sent:' .. d.conversation, at, member)
  if d.isList then call('ZADD', K .. 'lists:' .. join(d.workspace, d.conversation), at, member) end
end
`;

/** A whole delivery for `toDelivery`; nothing where there is none. */
export const wholeLua = `
local function whole(id)
  local fields = call('HMGET', K .. 'delivery:' .. id, 'fixed', 'state', 'dueAt', 'attempts', 'begunAt', 'lastReason',
    'ref', 'sentAt', 'message', 'told', 'number')
  if not fields[1] then return false end
  fields[9] = call('GET', K .. 'text:' .. fields[9])
  fields[10] = call('GET', K .. 'text:' .. fields[10])
  return fields
end
local function wholes(ids)
  local found = {}
  for index, id in ipairs(ids) do found[index] = whole(id) end
  return found
end
`;

/** As `whole` returns it. */
export type Whole = readonly [
  fixed: string,
  state: string,
  dueAt: string,
  attempts: string,
  begunAt: string,
  lastReason: string,
  ref: string,
  sentAt: string,
  message: string,
  told: string,
  number: string,
];

type Fixed = Pick<Delivery, 'id' | 'workspace' | 'subscription' | 'kind' | 'events' | 'inReplyTo' | 'plannedAt'> & {
  readonly to: string;
};

export function toDelivery(row: Whole): Delivery {
  const [fixed, state, dueAt, attempts, begunAt, lastReason, ref, sentAt, message, told] = row;
  const { to, ...kept } = JSON.parse(fixed) as Fixed;
  return {
    ...kept,
    conversation: readConversation(to) as Delivery['conversation'],
    message,
    told: JSON.parse(told) as Told[],
    state: state as Delivery['state'],
    dueAt: Number(dueAt),
    attempts: Number(attempts),
    begunAt: numberOrNull(begunAt),
    lastReason: lastReason || null,
    ref: ref || null,
    sentAt: numberOrNull(sentAt),
  };
}

/** What `enter` takes; its texts go apart. */
export function toEntry(delivery: Delivery, texts: Texts) {
  const { id, workspace, subscription, kind, events, inReplyTo, plannedAt, message, told, dueAt } = delivery;
  const conversation = conversationKey(delivery.conversation);
  const toldText = JSON.stringify(told);
  const fixed: Fixed = { id, workspace, subscription, to: conversation, kind, events, inReplyTo, plannedAt };
  return {
    id,
    workspace,
    subscription,
    conversation,
    dueAt,
    fixed: texts.add(JSON.stringify(fixed)),
    isList: events.length > 0,
    message: texts.add(message),
    messageHash: hashOf(message),
    told: texts.add(toldText),
    toldHash: hashOf(toldText),
    mentions: [...new Set(told.flatMap(({ event, lead }) => [event, lead]))],
  };
}

/** Texts of one step, each once. */
export interface Texts {
  readonly all: readonly string[];
  /** @returns The number by which the script finds it. */
  add(text: string): number;
}

export function textsOf(): Texts {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  return {
    all,
    add(text) {
      const known = numbers.get(text) ?? all.push(text);
      numbers.set(text, known);
      return known;
    },
  };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function numberOrNull(written: string): number | null {
  return written === '' ? null : Number(written);
}
