import { type Conversation, conversationKey, readConversation } from '../../../domain/chat.ts';
import type { WorkspaceId } from '../../../domain/workspace.ts';
import { placeKey } from '../conversations.ts';
import { toReviewIndex, writeReviewLua } from '../reviews.ts';
import type { Rooms } from '../rooms.ts';
import { promise, script } from '../script.ts';
import { toSubscriptionIndex, writeSubscriptionLua } from '../subscriptions.ts';
import { filled, type Pushed, putInShards } from './shards.ts';
import { hashScript, pairsIn, pairsOf, pieceMax, type Shelves, valuesIn, whole } from './shelf.ts';

const placesScript = script('places', `return call('ZRANGE', K .. 'threads', 0, -1, 'WITHSCORES')`);
const turnsScript = script(
  'all_turns',
  `
local found = {}
for index, place in ipairs(a.places) do found[index] = call('LRANGE', K .. 'thread:' .. place, 0, -1) end
return found`,
);

const threadsScript = promise(
  'put_threads',
  `
for _, one in ipairs(a.records) do
  local key = K .. 'thread:' .. one.place
  call('DEL', key)
  for index = one.from, one.to do call('RPUSH', key, text(index)) end
  call('ZADD', K .. 'threads', one.at, one.place)
end`,
);

// What is written is taken for the one after the version before.
const subscriptionsScript = promise(
  'put_subscriptions',
  `${writeSubscriptionLua}
for index, one in ipairs(a.records) do
  call('HSET', K .. 'subscriptions:version', join(one.workspace, one.id), one.version - 1)
  writeSubscription(one, text(index))
end`,
);

const reviewsScript = promise(
  'put_reviews',
  `${writeReviewLua}
for index, one in ipairs(a.records) do
  call('HSET', K .. 'reviews:' .. one.workspace .. ':version', one.event, one.version - 1)
  writeReview(one, text(index))
end`,
);

/** What a workspace and its conversations chose, ordered, asked and did. */
export function workspaceShelves(rooms: Rooms): Shelves<'setting' | 'numbered' | 'thread' | 'subscription' | 'review'> {
  return {
    setting: {
      read: () => chosen('settings', (place, body) => ({ ...place, settings: JSON.parse(body) })),
      write: records => putChosen(records, 'settings', ({ settings }) => settings),
    },
    numbered: {
      read: () => chosen('numbered', (place, body) => ({ ...place, list: JSON.parse(body) })),
      write: records => putChosen(records, 'numbered', ({ list }) => list),
    },
    thread: {
      async *read() {
        for (const room of await filled(rooms, 'threads')) {
          const all = pairsOf(await room.run<string[]>(placesScript, {}));
          for (let from = 0; from < all.length; from += pieceMax) {
            const some = all.slice(from, from + pieceMax);
            const turns = await room.run<string[][]>(turnsScript, { places: some.map(([place]) => place) });
            const records = some.map(([key, at], index) => {
              const [workspace = '', conversation = '', thread = ''] = key.split('\0');
              const place = { ...placeOf(workspace, conversation), thread: thread === '' ? null : thread };
              return { ...place, at: Number(at), turns: (turns[index] ?? []).map(turn => JSON.parse(turn)) };
            });
            // Its turns are gone where it was forgotten just now.
            yield whole(records.filter(one => one.turns.length > 0));
          }
        }
      },
      write: records =>
        putInShards(rooms, records, threadsScript, (one, texts) => {
          const from = texts.all.length + 1;
          for (const turn of one.turns) texts.push(JSON.stringify(turn));
          return { place: placeKey(one), at: one.at, from, to: texts.all.length };
        }),
    },
    subscription: {
      async *read() {
        for (const room of await filled(rooms, 'subscriptions')) yield whole(await valuesIn(room, 'subscriptions'));
      },
      write: records => putInShards(rooms, records, subscriptionsScript, withText(toSubscriptionIndex)),
    },
    review: {
      async *read() {
        for await (const page of rooms.keys('reviews:'))
          for (const { room, key } of page) if (!key.endsWith(':version')) yield whole(await valuesIn(room, key));
      },
      write: records => putInShards(rooms, records, reviewsScript, withText(toReviewIndex)),
    },
  };

  async function* chosen<Record>(key: string, toRecord: (place: Place, body: string) => Record) {
    for (const room of await filled(rooms, key)) {
      const all = await pairsIn(room, key);
      yield whole(
        all.map(([where, body]) => {
          const [workspace = '', conversation = ''] = where.split('\0');
          return toRecord(placeOf(workspace, conversation), body);
        }),
      );
    }
  }

  function putChosen<Record extends Place>(
    records: readonly Record[],
    hash: string,
    toBody: (record: Record) => object,
  ): Promise<void> {
    return putInShards(rooms, records, hashScript, (one, texts) => {
      texts.push(JSON.stringify(toBody(one)));
      return { hash, field: `${one.workspace}\0${conversationKey(one.conversation)}` };
    });
  }
}

interface Place {
  readonly workspace: WorkspaceId;
  readonly conversation: Conversation;
}

function placeOf(workspace: string, conversation: string): Place {
  return { workspace, conversation: readConversation(conversation) as Conversation };
}

function withText<Record>(toIndex: (record: Record) => object) {
  return (record: Record, texts: Pushed) => {
    texts.push(JSON.stringify(record));
    return toIndex(record);
  };
}
