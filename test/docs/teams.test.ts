import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import { keys } from '../../src/config.ts';

const docs = new URL('../../docs/', import.meta.url);
const pictureBytesMax = 150_000;

for (const name of ['teams.md', 'teams.ja.md']) {
  const text = readFileSync(new URL(name, docs), 'utf8');

  describe(`docs/${name}`, () => {
    test('names keys that are there, and shows pictures that are there and small', () => {
      const named = [...text.matchAll(/KAIRAN_[A-Z_]+/g)].map(([key]) => key);
      expect(named.filter(key => !(key in keys))).toEqual([]);
      const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => new URL(path, docs));
      expect(pictures.length).toBe(8);
      expect(pictures.filter(path => !existsSync(path) || statSync(path).size > pictureBytesMax)).toEqual([]);
    });

    test('names commands that are understood', () => {
      const typed = [...text.matchAll(/`@Kairan ([^`]+)`/g)].map(([, words = '']) => words);
      expect(typed.length).toBeGreaterThan(4);
      const known = typed.filter(words => !/[?？]|か$/.test(words));
      expect(known.filter(words => parse(words, commands).kind !== 'call')).toEqual([]);
    });
  });
}
