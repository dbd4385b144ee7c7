import { createHash } from 'node:crypto';
import type { WorkspaceId } from '../../domain/workspace.ts';
import type { Connection } from './connection.ts';
import { type Script, script } from './script.ts';

/** Keys within which a step is atomic; a hash tag keeps them in one slot. */
export interface Room {
  /** @param texts Long texts, which the script takes as they are, beside its arguments. */
  run<Result>(script: Script, args: object, texts?: readonly string[]): Promise<Result>;
}

export interface Rooms {
  /** What was published. */
  readonly archive: Room;
  /** What belongs to no workspace: leases, sessions, tokens, positions, installations, added sources. */
  readonly house: Room;
  /** Everything of a workspace is in one of the shards. */
  of(workspace: WorkspaceId): Room;
  /** Where something of an unknown workspace is looked for: every shard, in their order. */
  readonly shards: readonly Room[];
  /** Runs one script over all shards, or those whose number is meant. */
  across<Result>(script: Script, args: object, isMeant?: (shard: number) => boolean): Promise<Result>;
  /** Runs one in each of all shards. */
  inEach<Result>(script: Script, args: object): Promise<readonly Result[]>;
  /**
   * Looks through the whole server for keys of this store that begin so, each once, with the room that it is in: what is
   * there from beginning to end is found, whatever is written meanwhile.
   */
  keys(beginning: string): AsyncGenerator<readonly RoomKey[]>;
}

export interface RoomKey {
  readonly room: Room;
  /** `archive`, `house`, `w12`. */
  readonly name: string;
  /** The key within the room, with what it begins with. */
  readonly key: string;
}

/** Keys that the server looks at before it answers. */
const keysAtOnce = 1_000;
const keysScript = script('keys', `return call('SCAN', a.cursor, 'MATCH', a.pattern, 'COUNT', ${keysAtOnce})`);

/** Part of the schema: another number would look for workspaces where they are not. */
const shardCount = 64;

/** @param prefix What every key begins with, its colon included. */
export function createRooms(connection: Connection, prefix: string): Rooms {
  const room = (name: string): Room & { readonly key: string } => {
    const key = `${prefix}{${name}}:`;
    return { key, run: (script, args, texts = []) => connection.run(script, [key], args, texts) };
  };
  const shards = Array.from({ length: shardCount }, (_, number) => room(`w${number}`));
  const shardKeys = shards.map(({ key }) => key);
  const [archive, house] = [room('archive'), room('house')];
  const named = new Map([
    ['archive', archive],
    ['house', house],
    ...shards.map((one, number) => [`w${number}`, one] as const),
  ]);
  return {
    archive,
    house,
    async *keys(beginning) {
      const seen = new Set<string>();
      const pattern = `${literally(prefix)}{*}:${literally(beginning)}*`;
      for (let cursor = '0'; ; ) {
        const [next, page] = await connection.run<[string, string[]]>(keysScript, [], { cursor, pattern }, []);
        const fresh = page.filter(key => !seen.has(key));
        for (const key of fresh) seen.add(key);
        yield fresh.flatMap(whole => {
          const name = whole.slice(prefix.length + 1, whole.indexOf('}', prefix.length));
          const found = named.get(name);
          return found === undefined ? [] : [{ room: found, name, key: whole.slice(found.key.length) }];
        });
        if (next === '0') return;
        cursor = next;
      }
    },
    of: workspace => shards[shardOf(workspace)] as Room,
    shards,
    across: (script, args, isMeant = () => true) =>
      connection.run(
        script,
        shardKeys.filter((_, number) => isMeant(number)),
        args,
        [],
      ),
    inEach: (script, args) => connection.run(script, shardKeys, args, []),
  };
}

/** The number of a workspace's shard. */
function shardOf(workspace: WorkspaceId): number {
  return createHash('sha256').update(workspace).digest().readUInt16BE(0) % shardCount;
}

function literally(words: string): string {
  return words.replace(/[\\*?[\]]/g, '\\$&');
}
