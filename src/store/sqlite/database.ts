import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { OperatorError } from '../../domain/operator-error.ts';
import { reasonOf } from '../../text/reason-of.ts';

export type Row = Record<string, unknown>;

/** SQLite as the store uses it; node:sqlite is still settling, so only this file knows it. */
export interface Database {
  /** Runs a statement; how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** Row by row, where all at once would fill the memory. */
  each(sql: string, ...values: SQLInputValue[]): Iterable<Row>;
  /** One atomic step, on the disk when it returns: all of it or nothing. Not nested. */
  step<Result>(work: () => Result): Result;
  /**
   * An atomic step that does not wait for the disk: a power cut may undo it, but never one before it without it. The next
   * `step` puts it on the disk too.
   */
  lightStep<Result>(work: () => Result): Result;
  /** What is read from now on is of this moment, until the returned function is called; nothing is written meanwhile. */
  still(): () => void;
  close(): void;
}

/** Pages (of 4 KB) that the log may hold before they are copied into the file. */
const walPagesMax = 8_000;

/** How long a step waits for another process's, in ms. */
const busyMsMax = 10_000;

/**
 * Opens a database file and brings its schema up to date.
 * @param path `:memory:` for one that ends with the process.
 * @param migrations One SQL script a schema version, from version 1 on; a released one never changes.
 * @throws OperatorError where a newer program wrote the file, or it cannot be opened.
 */
export function openDatabase(path: string, migrations: readonly string[]): Database {
  const handle = openFile(path);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = handle.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let waitsForDisk = true;
  const stepWaiting = <Result>(waits: boolean, work: () => Result): Result => {
    if (waits !== waitsForDisk) {
      handle.exec(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
      waitsForDisk = waits;
    }
    handle.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      handle.exec('COMMIT');
      return result;
    } catch (error) {
      if (handle.isTransaction) handle.exec('ROLLBACK');
      throw error;
    }
  };
  const step = <Result>(work: () => Result): Result => stepWaiting(true, work);
  const run: Database['run'] = (sql, ...values) => {
    const statement = prepared(sql);
    // A full-text table's inner rows have ids beyond what a number holds, and the last of them comes back unasked.
    statement.setReadBigInts(true);
    return Number(statement.run(...values).changes);
  };
  step(() => migrate(handle, path, migrations));

  return {
    // By itself a statement is a step like any other.
    run: (sql, ...values) => (handle.isTransaction ? run(sql, ...values) : step(() => run(sql, ...values))),
    all: (sql, ...values) => prepared(sql).all(...values),
    get: (sql, ...values) => prepared(sql).get(...values),
    each: (sql, ...values) => prepared(sql).iterate(...values),
    step,
    lightStep: work => stepWaiting(false, work),
    still() {
      handle.exec('BEGIN; SELECT 1 FROM sqlite_schema');
      return () => handle.exec('COMMIT');
    },
    close: () => handle.close(),
  };
}

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    // A new file is its owner's alone, and so is what SQLite puts beside it.
    if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
    const handle = new DatabaseSync(path, { timeout: busyMsMax });
    handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    // Pages that are written again and again are copied back once: a first round copies 3 times instead of 25.
    handle.exec(`PRAGMA wal_autocheckpoint = ${walPagesMax}`);
    return handle;
  } catch (error) {
    const why = reasonOf(error);
    throw new OperatorError(`The store ${path} cannot be opened: ${why}. Name another with --db or KAIRAN_DB.`);
  }
}

function migrate(handle: DatabaseSync, path: string, migrations: readonly string[]): void {
  const version = Number(handle.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > migrations.length) {
    throw new OperatorError(
      `The store ${path} was written by a newer Kairan (schema ${version}; this one knows ${migrations.length}). ` +
        'Update Kairan, or name another store with --db or KAIRAN_DB.',
    );
  }
  for (const script of migrations.slice(version)) handle.exec(script);
  handle.exec(`PRAGMA user_version = ${migrations.length}`);
}
