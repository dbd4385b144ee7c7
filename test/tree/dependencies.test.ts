import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Readonly<Record<string, string>>
>;
test('docs/dependencies.md says of every package what it is for, and of no other', () => {
  const page = readFileSync(resolve(root, 'docs/dependencies.md'), 'utf8');
  const named = new Set(Array.from(page.matchAll(/`([^`\s]+)`/g), ([, name = '']) => name));
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(names.filter(name => !named.has(name))).toEqual([]);
  const rows = Array.from(page.matchAll(/^\| (`[^|]+) \|/gm), ([, cell = '']) => cell.match(/[^`, ]+/g) ?? []).flat();
  expect(rows.filter(name => !names.includes(name))).toEqual([]);
});

test('every package that Kairan runs with is imported by it', () => {
  const files = globSync('{src,adapters,feeds}/**/*.{ts,mjs}', { cwd: root });
  const imported = new Set(
    files.flatMap(file =>
      Array.from(
        readFileSync(resolve(root, file), 'utf8').matchAll(
          /(?:from |import\(|import |resolve\()'((?:@[\w.-]+\/)?[\w.-]+)/g,
        ),
        ([, name = '']) => name,
      ),
    ),
  );
  expect(Object.keys(manifest.dependencies).filter(name => !imported.has(name))).toEqual([]);
});
