import { type Conversation, readConversation } from '../../../domain/chat.ts';
import type { Kind, RecordOf } from '../../records.ts';
import type { Database, Row } from '../database.ts';

/** How records of a kind stand in the tables. */
interface Shelf<Record> {
  /** What is read, row by row in the order of `key`. */
  readonly from: string;
  readonly where?: string;
  readonly key: readonly string[];
  readonly read: (row: Row) => Record;
  readonly write: (record: Record) => void;
}

export type Shelves<Name extends Kind> = { readonly [One in Name]: Shelf<RecordOf[One]> };

/** Writes a whole row, its values in the order of the columns; one of the same key gives way. */
export function putRow(database: Database, table: string, ...values: readonly (string | number | null)[]): void {
  database.run(`INSERT OR REPLACE INTO ${table} VALUES (${values.map(() => '?').join(', ')})`, ...values);
}

/** What a record is kept as, where it is kept as one text. */
export function bodyOf<Value>({ body }: Row): Value {
  return JSON.parse(String(body)) as Value;
}

/** The conversation whose row it is. */
export function placeOf({ workspace, conversation }: Row) {
  return {
    workspace: String(workspace),
    conversation: readConversation(String(conversation)) as Conversation,
  };
}
