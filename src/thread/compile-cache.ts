import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Node may keep files whose types it has stripped, and take them from: a folder that only this user can write.
 * @returns Null where there is none: somebody else has made it, or nothing can be made there.
 */
export function compileCacheFolder(within = tmpdir()): string | null {
  const user = process.getuid?.();
  const folder = join(within, `kairan-${user ?? 'compiled'}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // Mostly it is there already.
  }
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return null;
  // Where there are no user numbers (Windows), the folder for what is temporary is each user's own.
  return user === undefined || (found.uid === user && (found.mode & 0o077) === 0) ? folder : null;
}
