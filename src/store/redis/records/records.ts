import type { Kind, Piece, Records } from '../../records.ts';
import type { Rooms } from '../rooms.ts';
import { archiveShelves } from './archive.ts';
import { auditShelves } from './audit.ts';
import { deliveryShelves } from './deliveries.ts';
import { houseShelves } from './house.ts';
import { pieceMax, type Shelves } from './shelf.ts';
import { workspaceShelves } from './workspaces.ts';

/** Keys that do not move, and why. */
export const keysThatStay: readonly (readonly [RegExp, string])[] = [
  [/^\{house\}:(schema|id|marks)$/, 'they are what this store says of itself'],
  [/^\{house\}:processes$/, 'they are those of this store'],
  [/^\{house\}:lease:/, 'nobody holds anything of a store that moves'],
  [/^\{w\d+\}:holders$/, 'nobody holds anything of a store that moves'],
  [/^\{archive\}:run$/, 'it names the run of this server'],
  [/:token:/, 'they end within ten minutes'],
];

/**
 * How everything stands in the rooms, for moving it: a shelf a kind.
 * @param writeProgress Keeps the mark of what was written.
 */
export function redisRecords(rooms: Rooms, writeProgress: (mark: string) => Promise<void>): Records {
  const shelves: Shelves<Kind> = {
    ...houseShelves(rooms),
    ...workspaceShelves(rooms),
    ...archiveShelves(rooms),
    ...deliveryShelves(rooms),
    ...auditShelves(rooms),
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
}
