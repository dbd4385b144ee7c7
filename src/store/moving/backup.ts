import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time.ts';
import { type Kind, kindNames, kinds } from '../records.ts';
import { type BackupEnd, type BackupHead, backupFormat } from './backup-lines.ts';
import type { Named } from './copy.ts';
import { createTally } from './tally.ts';

export interface BackupOptions {
  readonly now: Instant;
  /** Leaves out what opens another door: the sealed tokens of installations. */
  readonly withoutSecrets?: boolean;
}

/**
 * Everything that a store holds, as lines of text, while others work with it: of one moment where the store can, else so
 * that whoever goes on from it does nothing twice and passes nothing over (`kinds` says how).
 * @param told The last line, when it is written.
 */
export async function* backupLines(
  { store }: Named,
  { now, withoutSecrets = false }: BackupOptions,
  told: (end: BackupEnd) => void = () => {},
): AsyncGenerator<string> {
  const leftOut = kindNames.filter(kind => kinds[kind].isFleeting || (withoutSecrets && kinds[kind].isSecret));
  const [hash, tally] = [createHash('sha256'), createTally()];
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const madeAt = new Date(now).toISOString();
  const head: BackupHead = { kairan: 'backup', format: backupFormat, madeAt, store: await store.marks.id(), leftOut };
  yield line(head);
  const release = await store.records.hold();
  try {
    for (const kind of kindNames.filter(one => !leftOut.includes(one)))
      for await (const { records } of store.records.read(kind))
        for (const record of records) {
          tally.add(kind, record);
          yield line([kind, record] satisfies [Kind, object]);
        }
  } finally {
    await release();
  }
  const end: BackupEnd = { kairan: 'end', sums: tally.sums(), sha256: hash.digest('hex') };
  told(end);
  yield `${JSON.stringify(end)}\n`;
}
