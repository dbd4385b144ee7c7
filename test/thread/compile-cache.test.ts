import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compileCacheFolder } from '../../src/thread/compile-cache.ts';
import { kairanProcess } from '../spine/kairan.ts';

const root = mkdtempSync(join(tmpdir(), 'compile-cache-'));
afterAll(() => rmSync(root, { recursive: true }));
const name = `kairan-${process.getuid?.()}`;
function tmp(within: string): string {
  const folder = join(root, within);
  mkdirSync(folder);
  return folder;
}

test('what Node compiles lies in a folder that is its user’s alone, and nowhere else', async () => {
  const folder = tmp('fresh');
  await kairanProcess(['--version'], { environment: { TMPDIR: folder } });
  expect(readdirSync(folder)).toEqual([name]);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, name))).toHaveLength(1);
  expect(compileCacheFolder(folder)).toBe(join(folder, name));
});

const taken: readonly (readonly [string, (path: string) => void])[] = [
  [
    'a folder that others may write',
    path => {
      mkdirSync(path);
      chmodSync(path, 0o777);
    },
  ],
  ['a link to somewhere', path => symlinkSync(tmp('elsewhere'), path)],
];
test.each(taken)('%s in its place is not used', (what, take) => {
  const folder = tmp(what);
  take(join(folder, name));
  expect(compileCacheFolder(folder)).toBeNull();
});

test.runIf(process.getuid?.() === 0)('a folder that another user has made is not used', () => {
  const folder = tmp('foreign');
  mkdirSync(join(folder, name), { mode: 0o700 });
  chownSync(join(folder, name), 65_534, 65_534);
  expect(compileCacheFolder(folder)).toBeNull();
});

test('where nothing can be made there is no cache', () => expect(compileCacheFolder(join(root, 'nowhere'))).toBeNull());
