import { OperatorError } from '../../domain/operator-error.ts';
import type { Kind, RecordOf } from '../records.ts';
import { type BackupHead, readBackup } from './backup-lines.ts';
import { type Named, type Progress, readProgress, refuseOther, refuseWorking, sumsOf } from './copy.ts';
import { differences, type Tally } from './tally.ts';

/** A backup that can be read more than once. */
export interface BackupFile {
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

export interface Restored {
  readonly head: BackupHead;
  readonly sums: ReturnType<Tally['sums']>;
}

/** Records that are written together. */
const atOnce = 500;

/**
 * Puts a backup into an empty store. Where it was cut off it may be done again with the same file, and goes on.
 * @throws OperatorError where the file is not whole (then nothing is written), or the store holds something else.
 */
export async function restoreBackup(file: BackupFile, to: Named): Promise<Restored> {
  const { head, end } = await readBackup(file.bytes(), file.name, () => {});
  const { records, marks } = to.store;
  const origin = `backup ${end.sha256}`;
  await refuseOther(to, origin);
  await refuseWorking(to);
  await marks.write('origin', origin);
  await marks.write(
    'closed',
    `${to.name} is being filled from a backup that was not restored to its end. Restore it again.`,
  );
  const written = Number(readProgress(await marks.read('progress'))?.cursor ?? 0);
  let kind: Kind | null = null;
  let waiting: RecordOf[Kind][] = [];
  let last = 0;
  const write = async () => {
    const mark: Progress = { cursor: String(last) };
    if (kind !== null) await records.write(kind, waiting as never, JSON.stringify(mark));
    waiting = [];
  };
  const again = await readBackup(file.bytes(), file.name, async ([name, record], number) => {
    if (number <= written) return;
    if (name !== kind || waiting.length === atOnce) await write();
    [kind, last] = [name, number];
    waiting.push(record);
  });
  await write();
  const found = await sumsOf(to);
  const wrong = again.end.sha256 === end.sha256 ? differences(end.sums, found) : ['the file'];
  if (wrong.length > 0)
    throw new OperatorError(
      `${to.name} does not hold what the backup holds (${wrong.join(', ')}): something wrote to it meanwhile. ` +
        'Empty it, and restore again.',
    );
  await marks.write('progress', JSON.stringify({ isDone: true } satisfies Progress));
  await marks.write('closed', null);
  return { head, sums: found };
}
