import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArgSpec, type ArgTable, type Command, command } from '../../src/commands/command.ts';
import { parse, print } from '../../src/commands/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import type { ArgValue, Call } from '../../src/domain/call.ts';

const none = { ja: '', en: '' };
const sample = command({
  name: 'sample',
  words: ['見本'],
  summary: none,
  args: {
    count: { kind: 'number', words: ['件数'], min: 1, max: 50, positional: true, help: none },
    since: { kind: 'since', words: ['以降'], help: none },
    all: { kind: 'flag', words: ['全件'], help: none },
    order: { kind: 'choice', words: ['順'], choices: ['new', 'old'], help: none },
    about: { kind: 'text', words: ['題'], positional: true, help: none },
  },
  run: async () => null,
  show: () => ({ language: 'en', summary: '', blocks: [] }),
  lines: () => [],
});

function argsOf(line: string): Call['args'] | string {
  const parsed = parse(line, [sample]);
  return parsed.kind === 'call' ? parsed.call.args : parsed.problem.en;
}

describe('a line of words', () => {
  const check = (line: string, expected: Call['args']) => test(line, () => expect(argsOf(line)).toEqual(expected));

  check('sample', {});
  check('見本 ５', { count: 5 });
  check('見本　件数：１２　以降：１４日', { count: 12, since: '14d' });
  check('SAMPLE since:7days', { since: '7d' });
  check('sample since:2026-08-01', { since: '2026-08-01' });
  check('sample 3 the AI Act', { count: 3, about: 'the AI Act' });
  check('見本 題:「AI 事業者」', { about: 'AI 事業者' });
  check('sample about:"a \\"b\\" c"', { about: 'a "b" c' });
  check('sample 4 https://www.fsa.go.jp/a:b', { count: 4, about: 'https://www.fsa.go.jp/a:b' });
  check('sample all:はい order:new', { all: true, order: 'new' });
});

describe('a line that cannot be understood', () => {
  const check = (line: string, expected: RegExp) => test(line, () => expect(argsOf(line)).toMatch(expected));

  check('sample count:0', /"count" cannot be "0"; it takes a whole number from 1 to 50\./);
  check('sample since:yesterday', /it takes a form like 7d or 2026-08-01/);
  check('sample since:2026-02-30', /it takes a form like 7d or 2026-08-01/);
  check('sample order:best', /it takes new, old/);
  check('sample colour:red', /takes no "colour"\. It takes: count/);
  check('sampel', /Did you mean "sample"\?/);
  check('x'.repeat(13_000), /too long \(13000 characters\)/);
});

test('an empty line asks for help', () => {
  expect(parse('   ', commands)).toEqual({ kind: 'call', call: { command: 'help', args: {} } });
});

test('what print writes, parse reads as the same Call', () => {
  fc.assert(
    fc.property(fc.constantFrom(...[sample, ...commands]).chain(callTo), call => {
      expect(parse(print(call), [sample, ...commands])).toEqual({ kind: 'call', call });
    }),
  );
});

test('no words make the parser throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), line => void parse(line, commands)));
});

test('no two commands answer to the same word', () => {
  const names = commands.flatMap(one => [one.name, ...one.words]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

function callTo(one: Command): fc.Arbitrary<Call> {
  return fc
    .record(valuesOf(one.args), { requiredKeys: [] })
    .map(args => ({ command: one.name, args: args as Call['args'] }));
}

function valuesOf(table: ArgTable): Record<string, fc.Arbitrary<ArgValue>> {
  return Object.fromEntries(Object.entries(table).map(([name, spec]) => [name, valueOfKind(spec)]));
}

function valueOfKind({ kind, min = 0, max = 1000, choices = [] }: ArgSpec): fc.Arbitrary<ArgValue> {
  switch (kind) {
    case 'text':
      return fc.string({ unit: 'grapheme', minLength: 1 });
    case 'flag':
      return fc.boolean();
    case 'number':
      return fc.integer({ min, max });
    case 'since':
      return fc.integer({ min: 0, max: 9999 }).map(days => `${days}d`);
    case 'choice':
      return fc.constantFrom(...choices);
  }
}
