// The small ports of a workspace's shard: what a conversation has chosen, was shown, and spoke of.
import { randomUUID } from 'node:crypto';
import { type Conversation, conversationKey, readConversation } from '../../domain/chat.ts';
import type { ConversationSettings } from '../../domain/settings.ts';
import type { Turn } from '../../domain/turn.ts';
import type { Numbered, NumberedList } from '../numbered.ts';
import type { Settings } from '../settings.ts';
import { type ThreadPlace, type Threads, turnsMax } from '../threads.ts';
import type { Rooms } from './rooms.ts';
import { inEach, promise, script } from './script.ts';

const getScript = script('chosen', `return call('HGET', K .. a.what, join(a.workspace, a.conversation))`);
const setScript = promise('choose', `call('HSET', K .. a.what, join(a.workspace, a.conversation), text(1))`);

const chosenScript = script(
  'all_chosen',
  `
local found = {}
local all = call('HGETALL', K .. 'settings')
for index = 1, #all, 2 do
  local part = parts(all[index])
  if part[1] == a.workspace then found[#found + 1] = {part[2], all[index + 1]} end
end
return found`,
);

export function redisSettings(rooms: Rooms): Settings {
  return {
    async of(workspace, conversation) {
      const args = { what: 'settings', workspace, conversation: conversationKey(conversation) };
      const body = await rooms.of(workspace).run<string | null>(getScript, args);
      return body === null ? null : (JSON.parse(body) as ConversationSettings);
    },
    async list(workspace) {
      const all = await rooms.of(workspace).run<[string, string][]>(chosenScript, { workspace });
      return all
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([conversation, body]) => ({
          conversation: readConversation(conversation) as Conversation,
          settings: JSON.parse(body) as ConversationSettings,
        }));
    },
    async save(workspace, conversation, settings) {
      const args = { what: 'settings', workspace, conversation: conversationKey(conversation) };
      await rooms.of(workspace).run(setScript, args, [JSON.stringify(settings)]);
    },
  };
}

export function redisNumbered(rooms: Rooms): Numbered {
  return {
    async of(workspace, conversation) {
      const args = { what: 'numbered', workspace, conversation: conversationKey(conversation) };
      const body = await rooms.of(workspace).run<string | null>(getScript, args);
      return body === null ? null : (JSON.parse(body) as NumberedList);
    },
    async keep(workspace, conversation, list) {
      const args = { what: 'numbered', workspace, conversation: conversationKey(conversation) };
      await rooms.of(workspace).run(setScript, args, [JSON.stringify(list)]);
    },
  };
}

// thread:PLACE is a list of turns as JSON; threads, a zset, says when each was last spoken in.
const threadScript = script(
  'thread',
  `
local at = call('ZSCORE', K .. 'threads', a.place)
return at and {at, call('LRANGE', K .. 'thread:' .. a.place, 0, -1)}`,
);
const addScript = script(
  'add_turns',
  `
if not call('SET', K .. 'token:' .. a.token, 1, 'NX', 'EX', 600) then return end
local key = K .. 'thread:' .. a.place
for index = 1, a.turns do call('RPUSH', key, text(index)) end
call('LTRIM', key, -${turnsMax}, -1)
call('ZADD', K .. 'threads', a.at, a.place)`,
);
const forgetScript = inEach(
  'forget_threads',
  `
local old = call('ZRANGE', K .. 'threads', '-inf', '(' .. a.before, 'BYSCORE')
for _, place in ipairs(old) do
  call('DEL', K .. 'thread:' .. place)
  call('ZREM', K .. 'threads', place)
end
return #old`,
);

export function redisThreads(rooms: Rooms): Threads {
  return {
    async of(place) {
      const args = { place: placeKey(place) };
      const found = await rooms.of(place.workspace).run<[string, string[]] | null>(threadScript, args);
      if (found === null) return null;
      const [at, turns] = found;
      return { turns: turns.map(turn => JSON.parse(turn) as Turn), at: Number(at) };
    },
    async add(place, turns, at) {
      const args = { place: placeKey(place), at, turns: turns.length, token: randomUUID() };
      await rooms.of(place.workspace).run(
        addScript,
        args,
        turns.map(turn => JSON.stringify(turn)),
      );
    },
    async forget(before) {
      return (await rooms.inEach<number>(forgetScript, { before })).reduce((sum, count) => sum + count, 0);
    },
  };
}

/** A thread's reference is never empty. */
export function placeKey({ workspace, conversation, thread }: ThreadPlace): string {
  return [workspace, conversationKey(conversation), thread ?? ''].join('\0');
}
