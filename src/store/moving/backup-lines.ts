import { createHash } from 'node:crypto';
import { OperatorError } from '../../domain/operator-error.ts';
import { type Kind, kinds, type RecordOf } from '../records.ts';
import { shapes } from './shapes.ts';
import { createTally, differences, type Tally } from './tally.ts';

/** The shape of the file; another that reads these too comes with the next. */
export const backupFormat = 1;

/** The first line. */
export interface BackupHead {
  readonly kairan: 'backup';
  readonly format: number;
  readonly madeAt: string;
  /** The name of the store that it was made of. */
  readonly store: string;
  readonly leftOut: readonly Kind[];
}

/** The last line: counts and digests of the records, and the SHA-256 of every byte before it. */
export interface BackupEnd {
  readonly kairan: 'end';
  readonly sums: ReturnType<Tally['sums']>;
  readonly sha256: string;
}

/** Between them, one record a line. */
export type BackupLine = { readonly [Name in Kind]: readonly [Name, RecordOf[Name]] }[Kind];

/** A file that was read to its end, and found whole. */
export interface Checked {
  readonly head: BackupHead;
  readonly end: BackupEnd;
}

/** Longest that a line may be, in bytes. */
const lineBytesMax = 64 * 1_024 * 1_024;

/**
 * Reads a backup from its first byte to its last. Whoever takes its records has to read it to the end before anything is
 * done with them.
 * @throws OperatorError where it is none, was cut off or changed, or a newer program made it.
 */
export async function readBackup(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  take: (line: BackupLine, number: number) => Promise<void> | void,
): Promise<Checked> {
  const refuse = (why: string): never => {
    throw new OperatorError(`${name} cannot be restored: ${why} Nothing was written.`);
  };
  const [hash, tally] = [createHash('sha256'), createTally()];
  const changes = new Map<number, string>();
  let last = -1;
  let head: BackupHead | null = null;
  let end: BackupEnd | null = null;
  let number = 0;
  for await (const line of linesOf(bytes, () => refuse(`line ${number + 1} is longer than any of Kairan's.`))) {
    number++;
    if (end !== null) refuse('something stands behind its end.');
    const value = parsed(line.toString('utf8'));
    if (head === null) {
      head = isHead(value) ? value : refuse('it is no backup of Kairan.');
      if (head.format > backupFormat)
        refuse(`a newer Kairan made it (format ${head.format}; this one knows ${backupFormat}). Update Kairan.`);
    } else if (isEnd(value)) {
      end = value;
      if (end.sha256 !== hash.digest('hex')) refuse('it is damaged, or was changed: its digest does not fit.');
      continue;
    } else {
      const record = isLine(value) ? value : refuse(`line ${number} is no record that this Kairan knows.`);
      const [kind, content] = record;
      try {
        tally.add(kind, content as never);
      } catch {
        refuse(`line ${number} is nested deeper than any of Kairan's.`);
      }
      if (record[0] === 'publication') {
        const { change, id } = record[1];
        if ((changes.get(change) ?? id) !== id) refuse(`line ${number} has the change number of another.`);
        changes.set(change, id);
      }
      if (record[0] === 'change') last = Math.max(last, record[1].last);
      await take(record, number);
    }
    hash.update(line).update('\n');
  }
  if (head === null) return refuse('it is empty.');
  if (end === null) return refuse('it is cut off: its last line is missing.');
  // From a lower one on, what followers have read already would come again.
  if (last < changes.keys().reduce((most, change) => Math.max(most, change), 0))
    refuse('it does not say from which change on the archive goes on.');
  const wrong = differences(tally.sums(), end.sums);
  if (wrong.length > 0) refuse(`it does not hold what its end says (${wrong.join(', ')}).`);
  return { head, end };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHead(value: unknown): value is BackupHead {
  const { kairan, format } = (value ?? {}) as Partial<BackupHead>;
  return kairan === 'backup' && typeof format === 'number';
}

function isEnd(value: unknown): value is BackupEnd {
  const { kairan, sums, sha256 } = (value ?? {}) as Partial<BackupEnd>;
  return kairan === 'end' && typeof sha256 === 'string' && typeof sums === 'object' && sums !== null;
}

function isLine(value: unknown): value is BackupLine {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== 'string') return false;
  return Object.hasOwn(kinds, value[0]) && shapes[value[0] as Kind].safeParse(value[1]).success;
}

/** Lines without their ends; what stands behind the last end is a line too, unless it is empty. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>, tooLong: () => never): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]);
      [rest, size, from] = [[], 0, at + 1];
    }
    rest.push(Buffer.from(chunk.subarray(from)));
    size += chunk.length - from;
    if (size > lineBytesMax) tooLong();
  }
  if (size > 0) yield Buffer.concat(rest);
}
