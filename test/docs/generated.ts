// The parts of the documents that are made from the tables of the code; `npm run docs` writes them, a test says when they drift.
import { readFileSync, writeFileSync } from 'node:fs';
import { verbs } from '../../src/cli/registry.ts';
import { commands } from '../../src/commands/registry.ts';
import { exampleEnvironment, keys } from '../../src/config.ts';
import type { Language } from '../../src/domain/language.ts';

const root = new URL('../../', import.meta.url);
const languages: Record<string, Language> = {
  'README.md': 'en',
  'README.ja.md': 'ja',
  'docs/command-line.md': 'en',
  'docs/configuration.md': 'en',
};

/** Each generated file with the text it should have. */
export function generatedFiles(): { path: string; is: string; shouldBe: string }[] {
  const documents = Object.entries(languages).map(([path, language]) => {
    const is = read(path);
    return { path, is, shouldBe: filled(is, language) };
  });
  return [...documents, { path: '.env.example', is: read('.env.example'), shouldBe: exampleEnvironment() }];
}

function filled(document: string, language: Language): string {
  const parts: Record<string, string> = {
    commands: commandTable(language),
    verbs: verbTable(),
    configuration: keyTable(),
  };
  return document.replace(
    /(<!-- (\w+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_all, open, name, close) => `${open}${parts[name]}\n${close}`,
  );
}

function commandTable(language: Language): string {
  const head = language === 'ja' ? '| コマンド | 日本語 | 内容 |' : '| command | Japanese | what it does |';
  const rows = commands.map(
    ({ name, words, summary }) =>
      `| \`${name}\` | ${words.filter(isJapanese).join('、')} | ${closed(summary[language])} |`,
  );
  return [head, '| --- | --- | --- |', ...rows].join('\n');
}

function verbTable(): string {
  const rows = verbs.map(({ name, words, options, summary }) => {
    const given = Object.entries(options).map(
      ([option, { value }]) => `[--${option}${value === undefined ? '' : ` ${value}`}]`,
    );
    return `| \`npx kairan ${[name, ...(words === undefined ? [] : [words]), ...given].join(' ').replaceAll('|', '\\|')}\` | ${summary} |`;
  });
  return ['| | |', '| --- | --- |', ...rows].join('\n');
}

function keyTable(): string {
  const rows = Object.entries(keys).map(
    ([name, key]) => `| \`${name}\` | ${key.default === '' ? '' : `\`${key.default}\``} | ${key.help} |`,
  );
  return ['| key | default | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** An address ends where it ends, though Japanese words follow without a blank. */
function closed(words: string): string {
  return words.replace(/https?:\/\/[!-~]+(?=[^!-~\s])/g, '<$&>');
}

function isJapanese(word: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word);
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

if (import.meta.main) for (const { path, shouldBe } of generatedFiles()) writeFileSync(new URL(path, root), shouldBe);
