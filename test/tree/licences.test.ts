import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { installed, isPermissive } from '../licences.ts';

test('every package that runs with Kairan asks for a notice at most', () => {
  const all = installed(resolve(import.meta.dirname, '../..'));
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test('copyleft and licences that nobody knows are refused, a choice of a permissive one is not', () => {
  for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'MPL-2.0', 'unknown', 'SEE LICENSE IN X', 'MIT AND LGPL-3.0'])
    expect(isPermissive(licence), licence).toBe(false);
  for (const licence of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC']) expect(isPermissive(licence), licence).toBe(true);
});
