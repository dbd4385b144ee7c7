import type { Kind, RecordOf } from '../../records.ts';
import type { Room } from '../rooms.ts';
import { promise, script } from '../script.ts';

/** How records of a kind stand in the rooms. */
export interface Shelf<Record> {
  read(after: string | null): AsyncGenerator<{ readonly records: readonly Record[]; readonly cursor: string | null }>;
  write(records: readonly Record[]): Promise<void>;
}

export type Shelves<Name extends Kind> = { readonly [One in Name]: Shelf<RecordOf[One]> };

/** Records of a piece. */
export const pieceMax = 200;

const pairsScript = script('all_pairs', `return call('HGETALL', K .. a.key)`);
const valuesScript = script('all_values', `return call('HVALS', K .. a.key)`);
export const hashScript = promise(
  'put_in_hash',
  `for index, one in ipairs(a.records) do call('HSET', K .. one.hash, one.field, text(index)) end`,
);

/** A piece that is read whole: a reading that was cut off begins anew. */
export function whole<Record>(records: readonly Record[]) {
  return { records, cursor: null };
}

/** All fields of a hash with their texts. */
export async function pairsIn(room: Room, key: string): Promise<(readonly [field: string, text: string])[]> {
  return pairsOf(await room.run<string[]>(pairsScript, { key }));
}

/** What the texts of a hash say. */
export async function valuesIn<Value>(room: Room, key: string): Promise<Value[]> {
  return (await room.run<string[]>(valuesScript, { key })).map(text => JSON.parse(text) as Value);
}

export async function putInHash<Record>(
  room: Room,
  records: readonly Record[],
  toField: (record: Record) => { hash: string; field: string; text: string },
): Promise<void> {
  const fields = records.map(toField);
  const args = { records: fields.map(({ hash, field }) => ({ hash, field })) };
  const texts = fields.map(({ text }) => text);
  await room.run(hashScript, args, texts);
}

/** What Redis lists one behind the other, two by two. */
export function pairsOf(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}
