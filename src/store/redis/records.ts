import type { AuditEntry } from '../../domain/audit.ts';
import { type Conversation, conversationKey, platforms, readConversation } from '../../domain/chat.ts';
import type { Publication } from '../../domain/publication.ts';
import type { WorkspaceId } from '../../domain/workspace.ts';
import type { Kind, Piece, RecordOf, Records } from '../records.ts';
import { toRow } from './archive.ts';
import { pageScript, toLine } from './audit.ts';
import { placeKey } from './conversations.ts';
import { type Texts, textsOf, toDelivery, toEntry, type Whole } from './deliveries.ts';
import { sweptAfterMs } from './house.ts';
import { type Kept, toPublication } from './publications.ts';
import * as lua from './records-lua.ts';
import { toReviewIndex } from './reviews.ts';
import type { Room, RoomKey, Rooms } from './rooms.ts';
import type { Script } from './script.ts';
import { toSubscriptionIndex } from './subscriptions.ts';
import { type KeptToken, tokensScript, toToken } from './tokens.ts';

/** Records of a piece. */
const pieceMax = 200;

/** Keys that do not move, and why. */
export const keysThatStay: readonly (readonly [RegExp, string])[] = [
  [/^\{house\}:(schema|id|marks)$/, 'they are what this store says of itself'],
  [/^\{house\}:processes$/, 'they are those of this store'],
  [/^\{house\}:lease:/, 'nobody holds anything of a store that moves'],
  [/^\{w\d+\}:holders$/, 'nobody holds anything of a store that moves'],
  [/^\{archive\}:run$/, 'it names the run of this server'],
  [/:token:/, 'they end within ten minutes'],
];

interface Shelf<Record> {
  read(after: string | null): AsyncGenerator<{ readonly records: readonly Record[]; readonly cursor: string | null }>;
  write(records: readonly Record[]): Promise<void>;
}

export function redisRecords(rooms: Rooms, writeProgress: (mark: string) => Promise<void>): Records {
  const { archive, house } = rooms;
  const read = <Value>(text: string) => JSON.parse(text) as Value;
  const json = (value: unknown) => JSON.stringify(value);
  const values = async <Value>(room: Room, key: string) =>
    (await room.run<string[]>(lua.valuesScript, { key })).map(read<Value>);

  const shelves: { readonly [Name in Kind]: Shelf<RecordOf[Name]> } = {
    position: {
      async *read() {
        const all = pairsOf(await house.run<string[]>(lua.pairsScript, { key: 'positions' }));
        yield whole(all.map(([name, change]) => ({ name, change: Number(change) })));
      },
      write: records =>
        inHash(house, records, ({ name, change }) => ({ hash: 'positions', field: name, text: String(change) })),
    },
    installation: {
      async *read() {
        for (const platform of platforms) yield whole(await values(house, `installations:${platform}`));
      },
      write: records =>
        inHash(house, records, one => ({
          hash: `installations:${one.platform}`,
          field: one.tenant,
          text: json(one),
        })),
    },
    added: {
      async *read() {
        yield whole(await values(house, 'added'));
      },
      write: records =>
        inHash(house, records, one => ({
          hash: 'added',
          field: `${one.source.owner}\0${one.source.id}`,
          text: json(one),
        })),
    },
    token: {
      async *read() {
        yield whole((await house.run<KeptToken[]>(tokensScript, {})).flatMap(toToken));
      },
      async write(records) {
        await inHash(house, records, one => ({ hash: 'tokens', field: one.id, text: json(one) }));
        const used = records.filter(({ lastUsedAt }) => lastUsedAt !== null);
        await inHash(house, used, one => ({ hash: 'tokens:used', field: one.id, text: String(one.lastUsedAt) }));
      },
    },
    session: {
      async *read() {
        yield whole(await values(house, 'sessions'));
      },
      async write(records) {
        const args = { records: records.map(({ id, expiresAt }) => ({ id, expiresAt })) };
        await house.run(lua.sessionsScript, args, records.map(json));
      },
    },
    once: {
      async *read() {
        for await (const page of rooms.keys('once:')) {
          const keys = page.filter(({ room }) => room === house).map(({ key }) => key);
          const until = await house.run<(string | null)[]>(lua.untilScript, { keys });
          yield whole(
            keys.flatMap((key, index) => {
              const at = until[index] ?? null;
              return at === null ? [] : [{ key: key.slice('once:'.length), until: Number(at) }];
            }),
          );
        }
      },
      async write(records) {
        await house.run(lua.onceScript, { records, sweptAfterMs });
      },
    },
    setting: {
      read: () => chosen('settings', (place, body) => ({ ...place, settings: read(body) })),
      write: records => inEachHash(records, 'settings', ({ settings }) => json(settings)),
    },
    numbered: {
      read: () => chosen('numbered', (place, body) => ({ ...place, list: read(body) })),
      write: records => inEachHash(records, 'numbered', ({ list }) => json(list)),
    },
    thread: {
      async *read() {
        for (const room of await filled('threads')) {
          const all = pairsOf(await room.run<string[]>(lua.placesScript, {}));
          for (let from = 0; from < all.length; from += pieceMax) {
            const some = all.slice(from, from + pieceMax);
            const turns = await room.run<string[][]>(lua.turnsScript, { places: some.map(([place]) => place) });
            const records = some.map(([key, at], index) => {
              const [workspace = '', conversation = '', thread = ''] = key.split('\0');
              const place = { ...placeOf(workspace, conversation), thread: thread === '' ? null : thread };
              return { ...place, at: Number(at), turns: (turns[index] ?? []).map(turn => read<never>(turn)) };
            });
            // Its turns are gone where it was forgotten just now.
            yield whole(records.filter(one => one.turns.length > 0));
          }
        }
      },
      write: records =>
        inShards(records, lua.threadsScript, (one, texts) => {
          const from = texts.all.length + 1;
          for (const turn of one.turns) texts.push(json(turn));
          return { place: placeKey(one), at: one.at, from, to: texts.all.length };
        }),
    },
    subscription: {
      async *read() {
        for (const room of await filled('subscriptions')) yield whole(await values(room, 'subscriptions'));
      },
      write: records => inShards(records, lua.subscriptionsScript, withText(toSubscriptionIndex)),
    },
    review: {
      async *read() {
        for await (const page of rooms.keys('reviews:'))
          for (const { room, key } of page) if (!key.endsWith(':version')) yield whole(await values(room, key));
      },
      write: records => inShards(records, lua.reviewsScript, withText(toReviewIndex)),
    },
    source: {
      async *read() {
        yield whole(await values(archive, 'sources'));
      },
      async write(records) {
        const args = { records: records.map(({ id, version }) => ({ id, version })) };
        await archive.run(lua.sourcesScript, args, records.map(json));
      },
    },
    publication: {
      async *read(cursor) {
        for (let after = Number(cursor ?? 0); ; ) {
          const rows = await archive.run<KeptRow[]>(lua.publicationsScript, { after, limit: pieceMax });
          if (rows.length === 0) return;
          after = rows.at(-1)?.[1] ?? after;
          yield { records: rows.map(toRecord), cursor: String(after) };
        }
      },
      async write(records) {
        const texts = textsOf();
        const args = { records: records.map(one => toPut(one, texts)) };
        await archive.run(lua.putPublicationsScript, args, texts.all);
      },
    },
    change: {
      async *read() {
        yield whole([{ last: await archive.run<number>(lua.lastScript, {}) }]);
      },
      async write([record]) {
        if (record !== undefined) await archive.run(lua.putLastScript, record);
      },
    },
    delivery: {
      async *read() {
        for await (const page of rooms.keys('delivery:'))
          for (const [room, keys] of Map.groupBy(page, one => one.room))
            for (let from = 0; from < keys.length; from += pieceMax) {
              const ids = keys.slice(from, from + pieceMax).map(({ key }) => key.slice('delivery:'.length));
              const rows = await room.run<[Whole, string | null][]>(lua.deliveriesScript, { ids });
              yield whole(rows.map(toMoved));
            }
      },
      write: records =>
        inShards(records, lua.putDeliveriesScript, ({ place, ...delivery }, texts) => {
          const { state, attempts, begunAt, lastReason, ref, sentAt } = delivery;
          const fields = { begunAt: begunAt ?? '', lastReason: lastReason ?? '', ref: ref ?? '', sentAt: sentAt ?? '' };
          const at = { number: place.number, readyAt: place.readyAt ?? undefined };
          return { ...toEntry(delivery, texts), ...fields, ...at, state, attempts };
        }),
    },
    audit: {
      async *read(cursor) {
        const logs: RoomKey[] = [];
        for await (const page of rooms.keys('audit:lines:')) logs.push(...page);
        const [log = '', from = 0] = cursor === null ? [] : read<[string, number]>(cursor);
        for (const { room, name, key } of logs.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
          const own = `${name}:${key}`;
          if (own < log) continue;
          const workspace = key.slice('audit:lines:'.length);
          for (let after = own === log ? from : 0; ; ) {
            const args = { workspace, index: `all:${workspace}`, after, max: pieceMax };
            const page = await room.run<[number, string][]>(pageScript, args);
            if (page.length === 0) break;
            after = page.at(-1)?.[0] ?? after;
            const records = page.map(([number, body]) => ({ ...read<AuditEntry>(body), place: { number } }));
            yield { records, cursor: json([own, after]) };
          }
        }
      },
      write: records =>
        inShards(records, lua.putLinesScript, ({ place, ...entry }, texts) => {
          texts.push(json(entry));
          return { ...toLine(entry), number: place.number };
        }),
    },
  };

  return {
    // Others go on writing: the order of kinds makes up for it.
    hold: async () => async () => {},
    read: <Name extends Kind>(kind: Name, after: string | null = null) =>
      shelves[kind].read(after) as AsyncGenerator<Piece<Name>>,
    async write(kind, records, mark) {
      for (let from = 0; from < records.length; from += pieceMax)
        await shelves[kind].write(records.slice(from, from + pieceMax));
      if (mark !== undefined) await writeProgress(mark);
    },
    async isEmpty() {
      for await (const page of rooms.keys(''))
        if (page.some(({ name, key }) => !keysThatStay.some(([pattern]) => pattern.test(`{${name}}:${key}`))))
          return false;
      return true;
    },
  };

  async function filled(key: string): Promise<readonly Room[]> {
    const isThere = await rooms.inEach<number>(lua.filledScript, { key });
    return rooms.shards.filter((_, index) => isThere[index] === 1);
  }

  async function* chosen<Record>(
    key: string,
    toRecord: (place: { workspace: WorkspaceId; conversation: Conversation }, body: string) => Record,
  ) {
    for (const room of await filled(key)) {
      const all = pairsOf(await room.run<string[]>(lua.pairsScript, { key }));
      yield whole(
        all.map(([where, body]) => {
          const [workspace = '', conversation = ''] = where.split('\0');
          return toRecord(placeOf(workspace, conversation), body);
        }),
      );
    }
  }

  async function inHash<Record>(
    room: Room,
    records: readonly Record[],
    toField: (record: Record) => { hash: string; field: string; text: string },
  ): Promise<void> {
    const fields = records.map(toField);
    const args = { records: fields.map(({ hash, field }) => ({ hash, field })) };
    await room.run(
      lua.hashScript,
      args,
      fields.map(({ text }) => text),
    );
  }

  function inEachHash<Record extends { readonly workspace: WorkspaceId; readonly conversation: Conversation }>(
    records: readonly Record[],
    hash: string,
    toText: (record: Record) => string,
  ): Promise<void> {
    return inShards(records, lua.hashScript, (one, texts) => {
      texts.push(toText(one));
      return { hash, field: `${one.workspace}\0${conversationKey(one.conversation)}` };
    });
  }

  async function inShards<Record extends { readonly workspace: WorkspaceId }>(
    records: readonly Record[],
    put: Script,
    toArgs: (record: Record, texts: Pushed) => object,
  ): Promise<void> {
    for (const [room, group] of Map.groupBy(records, ({ workspace }) => rooms.of(workspace))) {
      const texts = pushed();
      const args = { records: group.map(one => toArgs(one, texts)) };
      await room.run(put, args, texts.all);
    }
  }
}

/** Texts of a step: `add` keeps equal ones once, `push` puts one behind the others whatever it is. */
interface Pushed extends Texts {
  push(text: string): void;
}

function pushed(): Pushed {
  const texts = textsOf();
  return { ...texts, push: text => void (texts.all as string[]).push(text) };
}

function withText<Record>(toIndex: (record: Record) => object) {
  return (record: Record, texts: Pushed) => {
    texts.push(JSON.stringify(record));
    return toIndex(record);
  };
}

type KeptRow = readonly [
  id: string,
  change: number,
  born: number,
  said: number,
  owner: string,
  source: string,
  event: string,
  isAbsorbed: 0 | 1,
  body: string | null,
  identities: readonly (readonly [owner: string, source: string, key: string])[],
  revisions: readonly Kept[],
];

function toRecord([id, change, born, said, owner, source, event, absorbed, body, identities, revisions]: KeptRow) {
  return {
    id,
    change,
    born,
    said,
    owner,
    source,
    event,
    isAbsorbed: absorbed === 1,
    publication: body === null ? null : toPublication([body, event, born]),
    revisions: revisions.map(toPublication),
    identities: identities.map(([whose, from, key]) => ({ owner: whose, source: from, key })),
  };
}

function toPut(record: RecordOf['publication'], texts: Texts) {
  const { id, change, born, said, owner, source, event, isAbsorbed, publication, revisions, identities } = record;
  const found = publication === null ? gone : toRow(publication);
  const former = (one: Publication) => ({
    revision: one.revision,
    event: one.event,
    body: texts.add(JSON.stringify(one)),
  });
  return {
    row: { ...found, id, owner, source, event, born, said },
    body: publication === null ? undefined : texts.add(JSON.stringify(publication)),
    change,
    isAbsorbed,
    revisions: revisions.map(former),
    identities,
  };
}

/** What is known of a tombstone. */
const gone = { revision: 1, url: '', deadline: '', day: '', ties: [] };

function toMoved([row, readyAt]: readonly [Whole, string | null]): RecordOf['delivery'] {
  const delivery = toDelivery(row);
  const waits = delivery.state === 'planned' || delivery.state === 'leased';
  return { ...delivery, place: { number: Number(row[10]), readyAt: waits ? Number(readyAt ?? delivery.dueAt) : null } };
}

function nameOf({ name, key }: RoomKey): string {
  return `${name}:${key}`;
}

function placeOf(workspace: string, conversation: string) {
  return { workspace, conversation: readConversation(conversation) as Conversation };
}

function pairsOf(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}

/** A piece that is read whole: a reading that was cut off begins anew. */
function whole<Record>(records: readonly Record[]) {
  return { records, cursor: null };
}
