import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Rooms from the ground up; a file imports from its own room and from lower layers only. */
const layers: Record<string, number> = {
  'src/domain': 0,
  // Below the rest of its layer: the calendar reads folded text.
  'src/text': 0.5,
  'src/calendar': 1,
  'src/message': 1,
  'src/thread': 1,
  'src/demo': 1,
  'src/taxonomy': 2,
  'src/measures': 2,
  'src/store': 3,
  'src/ingest': 4,
  'src/library': 4,
  'src/people': 4,
  'src/watch': 5,
  'src/digest': 5,
  'src/deliver': 5,
  'src/llm': 5,
  // Above the rest of their layer: answers say deadlines as digests do.
  'src/ask': 5.4,
  // Above the rest of its layer: events are exported as digests tell of them.
  'src/export': 5.5,
  'src/commands': 6,
  'src/cli': 7,
};
/** Beside the house: what each may import of it; `feeds` is one room, each folder of `adapters` another. */
const beside: Record<string, number> = { feeds: 1, adapters: 6 };
const topLevel = [
  '.ci',
  '.env.example',
  '.gitignore',
  '.npmrc',
  'ARCHITECTURE.md',
  'LICENSE',
  'README.ja.md',
  'README.md',
  'adapters',
  'biome.json',
  'deploy',
  'docs',
  'feeds',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
];
const notTracked = ['.git', 'node_modules', 'data', '.env'];

const sourceFiles = ['src', 'feeds', 'adapters'].flatMap(top =>
  filesBelow(join(root, top)).filter(file => /\.(ts|mjs)$/.test(file)),
);
const testFiles = filesBelow(join(root, 'test')).filter(file => file.endsWith('.ts'));

describe('the tree', () => {
  test('its top level holds what the list names and nothing else', () => {
    const there = readdirSync(root).filter(name => !notTracked.includes(name));
    expect(there.filter(name => !topLevel.includes(name))).toEqual([]);
  });

  test('every test that ARCHITECTURE.md names for an invariant is there', () => {
    const named = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/`(test\/[\w/.-]+\.ts)`/g);
    const missing = Array.from(named, ([, path = '']) => path).filter(path => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test('imports go downwards only', () => {
    expect(sourceFiles.flatMap(file => importsOf(file).map(target => complaint(file, target))).filter(Boolean)).toEqual(
      [],
    );
  });

  test('no imports run in a circle, those of types included', () => {
    expect(circlesAmong([...sourceFiles, ...testFiles])).toEqual([]);
  });

  test('the environment is read in src/config.ts alone', () => {
    // The launcher hands it on.
    expect(filesWith(/process\.env\b/)).toEqual(['src/config.ts', 'src/kairan.mjs']);
  });

  test('the machine’s clock is read in src/clock.ts alone', () => {
    expect(filesWith(/Date\.now\(|new Date\(\)|Temporal\.Now|performance\.now\(/)).toEqual(['src/clock.ts']);
  });
});

function complaint(file: string, target: string): string {
  const from = roomOf(file);
  const to = roomOf(target);
  const said = `${file} imports ${target}`;
  if (from === to || from === 'src') return '';
  if (to === 'src') return `${said}: only the files beside it may`;
  const limit = beside[topOf(from)];
  if (limit !== undefined) {
    if (topOf(to) in beside) return `${said}: the rooms beside the house do not know each other`;
    return (layers[to] ?? 99) <= limit ? '' : said;
  }
  if (!(from in layers)) return `${file} stands in a room that no layer names`;
  return to in layers && (layers[to] ?? 99) < (layers[from] ?? -1) ? '' : said;
}

/** `src/store` for src/store/sqlite/archive.ts, `feeds`, `adapters/http`, `src` for the files directly in it. */
function roomOf(file: string): string {
  const [top = '', room = ''] = file.split('/');
  return top !== 'feeds' && !room.includes('.') ? `${top}/${room}` : top;
}

function topOf(room: string): string {
  return room.split('/')[0] ?? '';
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(root, resolve(root, dirname(file), path)),
  );
}

/** `a.ts → b.ts → a.ts`, one for each import that leads back to a file on the way to it. */
function circlesAmong(files: readonly string[]): string[] {
  const targetsOf = new Map(files.map(file => [file, importsOf(file)]));
  const done = new Set<string>();
  return files.flatMap(file => circlesFrom(file, []));

  function circlesFrom(file: string, way: readonly string[]): string[] {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' → ')];
    if (done.has(file)) return [];
    const circles = (targetsOf.get(file) ?? []).flatMap(target => circlesFrom(target, [...way, file]));
    done.add(file);
    return circles;
  }
}

function filesWith(pattern: RegExp): string[] {
  return sourceFiles.filter(file => pattern.test(readFileSync(join(root, file), 'utf8')));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}
