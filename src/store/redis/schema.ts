import { randomUUID } from 'node:crypto';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Rooms } from './rooms.ts';
import { script } from './script.ts';

/** The version of what stands in the rooms; a step that brings an older store up to date comes with the next. */
const schema = 1;

const openScript = script(
  'open',
  `
call('SETNX', K .. 'schema', a.schema)
call('SETNX', K .. 'id', a.id)
return {tonumber(call('GET', K .. 'schema')), call('GET', K .. 'id')}`,
);

/**
 * Makes a fresh store's marks, and reads those of one that is there.
 * @returns The store's id.
 * @throws OperatorError where a newer program wrote it.
 */
export async function openSchema({ house }: Rooms, shown: string): Promise<string> {
  const [written, id] = await house.run<[number, string]>(openScript, { schema, id: randomUUID().slice(0, 8) });
  if (written > schema)
    throw new OperatorError(
      `The store in the Redis at ${shown} was written by a newer Kairan (schema ${written}; this one knows ${schema}). ` +
        'Update Kairan, or name another store with KAIRAN_STORE (?prefix= sets several apart).',
    );
  return id;
}
