import { OperatorError } from '../../domain/operator-error.ts';
import { type Kind, kindNames } from '../records.ts';
import type { Store } from '../store.ts';
import { createTally, differences, type Tally } from './tally.ts';

/** A store with the name under which people know it: its path, or its server. */
export interface Named {
  readonly store: Pick<Store, 'records' | 'marks' | 'processes'>;
  readonly name: string;
}

export interface Copied {
  readonly sums: ReturnType<Tally['sums']>;
  /** Records that this run did not have to write, because an earlier one had. */
  readonly wasResumed: boolean;
}

/**
 * Moves everything into an empty store, and closes the one that it comes from: whatever still went to it would be told to
 * people by both. Where it was cut off it may be done again, and goes on.
 * @param tell What is copied, as it comes along.
 * @throws OperatorError where a process works with either, or the target holds something else.
 */
export async function copyStore(from: Named, to: Named, tell: (kind: Kind, count: number) => void): Promise<Copied> {
  const origin = await from.store.marks.id();
  if ((await to.store.marks.id()) === origin)
    throw new OperatorError(`${from.name} and ${to.name} are the same store.`);
  await refuseOther(to, origin);
  await refuseWorking(to);
  await close(from, `${from.name} was moved to ${to.name}; set KAIRAN_STORE or KAIRAN_DB to that. ${reopening(from)}`);
  try {
    await refuseWorking(from);
  } catch (error) {
    await from.store.marks.write('closed', null);
    throw error;
  }
  await to.store.marks.write('origin', origin);
  await close(to, `${to.name} is being filled from ${from.name}; "kairan store copy" was not finished. Run it again.`);
  const progress = readProgress(await to.store.marks.read('progress'));
  await pour(from, to, progress, tell);
  const [sums, found] = [await sumsOf(from), await sumsOf(to)];
  const wrong = differences(sums, found);
  if (wrong.length > 0)
    throw new OperatorError(
      `${to.name} does not hold what ${from.name} holds (${wrong.join(', ')}): something wrote to one of them meanwhile. ` +
        `Stop every Kairan, empty ${to.name}, and copy again.`,
    );
  await to.store.marks.write('progress', JSON.stringify({ isDone: true } satisfies Progress));
  await to.store.marks.write('closed', null);
  return { sums, wasResumed: progress !== null };
}

/** Lets a store be used again that was moved away. */
export async function reopenStore({ store }: Named): Promise<boolean> {
  const isClosed = (await store.marks.read('closed')) !== null;
  const progress = readProgress(await store.marks.read('progress'));
  if (isClosed && progress !== null && progress.isDone !== true)
    throw new OperatorError('It is only half filled: run what fills it again, or empty it.');
  await store.marks.write('closed', null);
  return isClosed;
}

/** How far a target has come: within a kind, or through it. */
export interface Progress {
  readonly kind?: Kind;
  /** Null at the beginning of the kind. */
  readonly cursor?: string | null;
  readonly isDone?: true;
}

export function readProgress(mark: string | null): Progress | null {
  return mark === null ? null : (JSON.parse(mark) as Progress);
}

async function pour(from: Named, to: Named, progress: Progress | null, tell: (kind: Kind, count: number) => void) {
  const begun = Math.max(0, kindNames.indexOf(progress?.kind ?? ('' as Kind)));
  for (const kind of kindNames.slice(begun)) {
    const after = kind === progress?.kind ? (progress.cursor ?? null) : null;
    let count = 0;
    for await (const { records, cursor } of from.store.records.read(kind, after)) {
      if (records.length === 0) continue;
      // What cannot go on begins the kind anew: what is there already is written once more.
      await to.store.records.write(kind, records, JSON.stringify({ kind, cursor } satisfies Progress));
      count += records.length;
      tell(kind, count);
    }
  }
}

export async function sumsOf({ store }: Named): Promise<ReturnType<Tally['sums']>> {
  const tally = createTally();
  for (const kind of kindNames)
    for await (const { records } of store.records.read(kind)) for (const record of records) tally.add(kind, record);
  return tally.sums();
}

async function close({ store }: Named, why: string): Promise<void> {
  await store.marks.write('closed', why);
}

function reopening({ name }: Named): string {
  return `To use ${name} after all, once nothing uses the other: kairan store reopen ${name}`;
}

/** @throws OperatorError where a store holds what did not come from there, or all that came from there. */
export async function refuseOther({ store, name }: Named, origin: string): Promise<void> {
  const [known, progress] = [await store.marks.read('origin'), readProgress(await store.marks.read('progress'))];
  if (known === origin && progress?.isDone === true)
    throw new OperatorError(`${name} holds a whole copy of it already; nothing was written.`);
  if (known === origin) return;
  if (known !== null || !(await store.records.isEmpty()))
    throw new OperatorError(`${name} is not empty: name an empty store, or empty it. Nothing was written.`);
}

/** @throws OperatorError where a process works with it. */
export async function refuseWorking({ store, name }: Named): Promise<void> {
  const present = await store.processes.present();
  if (present.length > 0)
    throw new OperatorError(
      `Kairan works with ${name}: ${present.map(holder => holder.replace(/#.*/, '')).join(', ')} (process@machine). ` +
        'Stop it; one that was killed elsewhere counts as gone after three minutes.',
    );
}
