import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { historyScopes, leastScopes, unfurlScopes } from '../../adapters/slack/scopes.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import { keys } from '../../src/config.ts';

const docs = new URL('../../docs/', import.meta.url);

for (const [name, language] of [
  ['slack.md', 'en'],
  ['slack.ja.md', 'ja'],
] as const) {
  const text = readFileSync(new URL(name, docs), 'utf8');

  describe(`docs/${name}`, () => {
    test('explains every scope as the code does', () => {
      for (const { scope, why } of [...leastScopes, ...historyScopes, ...unfurlScopes]) {
        const row = text.split('\n').find(line => line.startsWith(`| \`${scope}\``));
        expect(row, scope).toContain(why[language]);
      }
    });

    test('names keys that are there, and shows pictures that are there', () => {
      const named = [...text.matchAll(/KAIRAN_[A-Z_]+/g)].map(([key]) => key);
      expect(named.filter(key => !(key in keys))).toEqual([]);
      const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);
      expect(pictures.length).toBeGreaterThan(2);
      expect(pictures.filter(path => !existsSync(new URL(path, docs)))).toEqual([]);
    });

    test('names commands that are understood', () => {
      const typed = [...text.matchAll(/`\/kairan ([^`]+)`/g)].map(([, words = '']) => words);
      expect(typed.length).toBeGreaterThan(4);
      expect(typed.filter(words => parse(words, commands).kind !== 'call')).toEqual([]);
    });
  });
}
