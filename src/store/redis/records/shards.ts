import type { WorkspaceId } from '../../../domain/workspace.ts';
import { type Texts, textsOf } from '../deliveries.ts';
import type { Room, Rooms } from '../rooms.ts';
import { inEach, type Script } from '../script.ts';

const filledScript = inEach('filled', `return call('EXISTS', K .. a.key)`);

/** Shards in which the key has anything. */
export async function filled(rooms: Rooms, key: string): Promise<readonly Room[]> {
  const isThere = await rooms.inEach<number>(filledScript, { key });
  return rooms.shards.filter((_, index) => isThere[index] === 1);
}

/** Puts each record into the shard of its workspace. */
export async function putInShards<Record extends { readonly workspace: WorkspaceId }>(
  rooms: Rooms,
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

/** Texts of a step: `add` keeps equal ones once, `push` puts one behind the others whatever it is. */
export interface Pushed extends Texts {
  push(text: string): void;
}

function pushed(): Pushed {
  const texts = textsOf();
  return { ...texts, push: text => void (texts.all as string[]).push(text) };
}
