import { createHash } from 'node:crypto';
import type { WorkspaceId } from '../../domain/workspace.ts';
import type { Connection } from './connection.ts';
import type { Script } from './script.ts';

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
  /** Runs one script over all shards. */
  inEach<Result>(script: Script, args: object): Promise<readonly Result[]>;
}

/** Part of the schema: another number would look for workspaces where they are not. */
export const shardCount = 64;

/** @param prefix What every key begins with, its colon included. */
export function createRooms(connection: Connection, prefix: string): Rooms {
  const room = (name: string): Room & { readonly key: string } => {
    const key = `${prefix}{${name}}:`;
    return { key, run: (script, args, texts = []) => connection.run(script, [key], args, texts) };
  };
  const shards = Array.from({ length: shardCount }, (_, number) => room(`w${number}`));
  const shardKeys = shards.map(({ key }) => key);
  return {
    archive: room('archive'),
    house: room('house'),
    of: workspace => shards[shardOf(workspace)] as Room,
    shards,
    inEach: (script, args) => connection.run(script, shardKeys, args, []),
  };
}

/** The number of a workspace's shard. */
export function shardOf(workspace: WorkspaceId): number {
  return createHash('sha256').update(workspace).digest().readUInt16BE(0) % shardCount;
}
