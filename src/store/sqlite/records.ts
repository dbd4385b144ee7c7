// How everything stands in the tables, for moving it: one entry a kind, and which tables it takes with it.
import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import { dayAhead } from '../../calendar/effect-day.ts';
import { type Conversation, conversationKey, readConversation } from '../../domain/chat.ts';
import type { Publication } from '../../domain/publication.ts';
import { isOpen } from '../../domain/review.ts';
import { type Kind, kindNames, type RecordOf, type Records } from '../records.ts';
import { tiesOf } from '../ties.ts';
import { toEntry } from './audit.ts';
import type { Database, Row } from './database.ts';
import { keepDelivery, openLane, toDelivery, wholeDelivery } from './deliveries.ts';
import { writeMark } from './marks.ts';
import { toSubscription } from './subscriptions.ts';

/** Records of a piece. */
const pieceMax = 500;

interface Shelf<Record> {
  /** What is read, row by row in the order of `key`. */
  readonly from: string;
  readonly where?: string;
  readonly key: readonly string[];
  readonly read: (row: Row) => Record;
  readonly write: (record: Record) => void;
}

/** Tables that do not move, and why. */
export const tablesThatStay: Readonly<Record<string, string>> = {
  leases: 'nobody holds anything of a store that moves',
  processes: 'they are those of this store',
  marks: 'they are what this store says of itself',
  sqlite_sequence: 'SQLite’s own: numbers go on behind the last',
};

/** Which tables move with which kind. */
export const tablesThatMove: Readonly<Record<Kind, readonly string[]>> = {
  position: ['positions'],
  installation: ['installations'],
  added: ['added_sources'],
  token: ['tokens'],
  session: ['sessions'],
  once: ['once'],
  setting: ['settings'],
  numbered: ['numbered'],
  thread: ['threads'],
  subscription: ['subscriptions'],
  review: ['reviews'],
  source: ['sources'],
  publication: ['publications', 'revisions', 'identities', 'ties', 'absorbed'],
  change: ['counters'],
  delivery: ['deliveries', 'texts', 'mentions', 'lanes'],
  audit: ['audit'],
};

export function sqliteRecords(database: Database): Records {
  const run = database.run;
  const json = (value: unknown) => JSON.stringify(value);
  const read = <Value>(text: unknown) => JSON.parse(String(text)) as Value;
  const place = ({ workspace, conversation }: Row) => ({
    workspace: String(workspace),
    conversation: readConversation(String(conversation)) as Conversation,
  });
  const body = <Value>({ body: text }: Row) => read<Value>(text);

  const shelves: { readonly [Name in Kind]: Shelf<RecordOf[Name]> } = {
    position: {
      from: 'SELECT * FROM positions',
      key: ['name'],
      read: ({ name, change }) => ({ name: String(name), change: Number(change) }),
      write: ({ name, change }) => void run('INSERT OR REPLACE INTO positions VALUES (?, ?)', name, change),
    },
    installation: {
      from: 'SELECT * FROM installations',
      key: ['platform', 'tenant'],
      read: body,
      write: one =>
        void run('INSERT OR REPLACE INTO installations VALUES (?, ?, ?)', one.platform, one.tenant, json(one)),
    },
    added: {
      from: 'SELECT * FROM added_sources',
      key: ['workspace', 'id'],
      read: body,
      write: one =>
        void run('INSERT OR REPLACE INTO added_sources VALUES (?, ?, ?)', one.source.owner, one.source.id, json(one)),
    },
    token: {
      from: 'SELECT * FROM tokens',
      key: ['id'],
      read: body,
      write: one =>
        void run('INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?)', one.id, one.workspace, one.createdAt, json(one)),
    },
    session: {
      from: 'SELECT * FROM sessions',
      key: ['id'],
      read: ({ id, viewer, expires_at }) => ({ id: String(id), viewer: read(viewer), expiresAt: Number(expires_at) }),
      write: ({ id, viewer, expiresAt }) =>
        void run('INSERT OR REPLACE INTO sessions VALUES (?, ?, ?)', id, expiresAt, json(viewer)),
    },
    once: {
      from: 'SELECT * FROM once',
      key: ['key'],
      read: ({ key, until }) => ({ key: String(key), until: Number(until) }),
      write: ({ key, until }) => void run('INSERT OR REPLACE INTO once VALUES (?, ?)', key, until),
    },
    setting: {
      from: 'SELECT * FROM settings',
      key: ['workspace', 'conversation'],
      read: row => ({ ...place(row), settings: body(row) }),
      write: ({ workspace, conversation, settings }) =>
        void run(
          'INSERT OR REPLACE INTO settings VALUES (?, ?, ?)',
          workspace,
          conversationKey(conversation),
          json(settings),
        ),
    },
    numbered: {
      from: 'SELECT * FROM numbered',
      key: ['workspace', 'conversation'],
      read: row => ({ ...place(row), list: body(row) }),
      write: ({ workspace, conversation, list }) =>
        void run(
          'INSERT OR REPLACE INTO numbered VALUES (?, ?, ?)',
          workspace,
          conversationKey(conversation),
          json(list),
        ),
    },
    thread: {
      from: 'SELECT * FROM threads',
      key: ['workspace', 'conversation', 'thread'],
      read: row => ({
        ...place(row),
        thread: row.thread === '' ? null : String(row.thread),
        turns: read(row.turns),
        at: Number(row.at),
      }),
      write: ({ workspace, conversation, thread, at, turns }) =>
        void run(
          'INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?)',
          workspace,
          conversationKey(conversation),
          thread ?? '',
          at,
          json(turns),
        ),
    },
    subscription: {
      from: 'SELECT * FROM subscriptions',
      key: ['workspace', 'id'],
      read: toSubscription,
      write: one =>
        void run(
          'INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?)',
          one.workspace,
          one.id,
          one.version,
          one.nextDueAt,
          json(one),
        ),
    },
    review: {
      from: 'SELECT * FROM reviews',
      key: ['workspace', 'event'],
      read: body,
      write: one =>
        void run(
          'INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?)',
          one.workspace,
          one.event,
          one.version,
          one.changedAt,
          isOpen(one) ? 1 : 0,
          one.snooze?.until ?? null,
          json(one),
        ),
    },
    source: {
      from: 'SELECT * FROM sources',
      key: ['id'],
      read: ({ state }) => read(state),
      write: one => void run('INSERT OR REPLACE INTO sources VALUES (?, ?, ?)', one.id, one.version, json(one)),
    },
    publication: {
      from: 'SELECT *, id IN (SELECT event FROM absorbed) AS absorbed FROM publications',
      key: ['change'],
      read: readPublication,
      write: writePublication,
    },
    change: {
      from: 'SELECT value FROM counters',
      where: "name = 'change'",
      key: ['value'],
      read: ({ value }) => ({ last: Number(value) }),
      write: ({ last }) => void run("UPDATE counters SET value = ? WHERE name = 'change'", last),
    },
    delivery: {
      from: `SELECT ${wholeDelivery}, (SELECT iif(holder IS NULL, ready_at, 0) FROM lanes l WHERE l.conversation = d.conversation) AS ready_at
        FROM deliveries d`,
      key: ['number'],
      read: row => {
        const delivery = toDelivery(row);
        const waits = delivery.state === 'planned' || delivery.state === 'leased';
        return {
          ...delivery,
          place: { number: Number(row.number), readyAt: waits ? Number(row.ready_at ?? row.due_at) : null },
        };
      },
      write: writeDelivery,
    },
    audit: {
      from: 'SELECT * FROM audit',
      key: ['number'],
      read: row => {
        const { number, ...entry } = toEntry(row);
        return { ...entry, place: { number } };
      },
      write: writeLine,
    },
  };

  return {
    async hold() {
      const release = database.still();
      return async () => release();
    },
    async *read(kind, after = null) {
      const { from, where = 'true', key, read: toRecord } = shelves[kind];
      const columns = key.join(', ');
      for (let cursor = after; ; ) {
        const values = cursor === null ? [] : read<(string | number)[]>(cursor);
        const behind = cursor === null ? '' : `AND (${columns}) > (${key.map(() => '?')})`;
        const sql = `${from} WHERE ${where} ${behind} ORDER BY ${columns} LIMIT ${pieceMax}`;
        const rows = database.all(sql, ...values);
        const last = rows.at(-1);
        if (last === undefined) return;
        cursor = json(key.map(column => last[column]));
        yield { records: rows.map(toRecord), cursor };
        if (rows.length < pieceMax) return;
      }
    },
    async write(kind, records, mark) {
      database.step(() => {
        for (const record of records) shelves[kind].write(record);
        if (mark !== undefined) writeMark(database, 'progress', mark);
      });
    },
    async isEmpty() {
      const tables = kindNames.flatMap(kind => tablesThatMove[kind]).filter(table => table !== 'counters');
      return tables.every(table => database.get(`SELECT 1 FROM ${table} LIMIT 1`) === undefined);
    },
  };

  function readPublication({
    id,
    change,
    born,
    said,
    owner,
    source,
    event,
    absorbed,
    body: text,
  }: Row): RecordOf['publication'] {
    const revisions = database.all('SELECT body FROM revisions WHERE publication = ? ORDER BY revision', String(id));
    const keys = database.all(
      'SELECT owner, source, key FROM identities WHERE publication = ? ORDER BY owner, source, key',
      String(id),
    );
    return {
      id: String(id),
      change: Number(change),
      born: Number(born),
      said: Number(said),
      owner: String(owner),
      source: String(source),
      // Withdrawn before events were kept: it led to nothing but itself.
      event: event === null ? String(id) : String(event),
      isAbsorbed: absorbed === 1,
      publication: text === null ? null : read<Publication>(text),
      revisions: revisions.map(body<Publication>),
      identities: keys.map(one => ({ owner: String(one.owner), source: String(one.source), key: String(one.key) })),
    };
  }

  function writePublication(record: RecordOf['publication']): void {
    const { id, change, born, said, owner, source, event, isAbsorbed, publication, revisions, identities } = record;
    const day = publication === null ? null : dayOfPublication(publication);
    for (const [table, column] of publicationTables) run(`DELETE FROM ${table} WHERE ${column} = ?`, id);
    run(
      `INSERT INTO publications (id, change, born, said, owner, source, url, event, deadline, day, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      change,
      born,
      said,
      owner,
      source,
      publication?.url ?? null,
      event,
      publication === null ? null : dayAhead(publication),
      day,
      publication === null ? null : json(publication),
    );
    if (isAbsorbed) run('INSERT INTO absorbed VALUES (?)', id);
    for (const one of revisions) run('INSERT INTO revisions VALUES (?, ?, ?)', id, one.revision, json(one));
    for (const one of identities)
      run('INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?)', one.owner, one.source, one.key, id);
    for (const tie of publication === null || day === null ? [] : tiesOf(publication))
      run('INSERT INTO ties VALUES (?, ?, ?, ?)', owner, tie, day, id);
  }

  /** Its number is the one that it had, or the first free one behind it. */
  function writeDelivery({ place: { number: wanted, readyAt }, ...delivery }: RecordOf['delivery']): void {
    const { id, state, attempts, begunAt, lastReason, ref, sentAt } = delivery;
    if (database.get('SELECT 1 FROM deliveries WHERE id = ?', id) === undefined) {
      let number = wanted;
      while (database.get('SELECT 1 FROM deliveries WHERE number = ?', number) !== undefined) number++;
      keepDelivery(database, delivery, number);
    }
    run(
      `UPDATE deliveries SET state = ?, attempts = ?, begun_at = ?, last_reason = ?, ref = ?, sent_at = ?, due_at = ?
       WHERE id = ?`,
      state,
      attempts,
      begunAt,
      lastReason,
      ref,
      sentAt,
      delivery.dueAt,
      id,
    );
    if (readyAt === null) return;
    const conversation = conversationKey(delivery.conversation);
    openLane(database, conversation, readyAt);
    run('UPDATE lanes SET ready_at = max(ready_at, ?) WHERE conversation = ?', readyAt, conversation);
  }

  /** Lines of a workspace stay in their order; a number that another workspace has goes on behind the last. */
  function writeLine({ place: { number }, workspace, at, by, act, about, details, from }: RecordOf['audit']): void {
    run(
      `INSERT INTO audit (number, workspace, at, person, act, about, details, conversation)
       VALUES (max(?, (SELECT coalesce(max(number), 0) + 1 FROM audit)), ?, ?, ?, ?, ?, ?, ?)`,
      number,
      workspace,
      at,
      by,
      act,
      about,
      json(details),
      json(from),
    );
  }
}

const publicationTables = [
  ['publications', 'id'],
  ['revisions', 'publication'],
  ['identities', 'publication'],
  ['ties', 'publication'],
  ['absorbed', 'event'],
] as const;
