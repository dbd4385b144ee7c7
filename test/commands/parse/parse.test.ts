import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArgSpec, type ArgTable, choice } from '../../../src/commands/args/arg.ts';
import { type Command, command } from '../../../src/commands/command.ts';
import { parse, print } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { ArgValue, Call } from '../../../src/domain/call.ts';

const none = { ja: '', en: '' };
const order = command({
  name: 'order',
  words: ['注文'],
  summary: none,
  args: {
    theme: {
      kind: 'choices',
      words: ['論点'],
      positional: true,
      choices: [choice('privacy', '個人情報・プライバシー', 'privacy'), choice('skills', '雇用・人材育成', 'skills')],
      help: none,
    },
    sector: {
      kind: 'choices',
      words: ['分野'],
      positional: true,
      choices: [choice('finance', '金融', 'finance'), choice('employment', '雇用・人事', 'employment')],
      help: none,
    },
    every: {
      kind: 'choice',
      words: ['頻度'],
      positional: true,
      choices: [
        choice('weekday', '平日', 'weekdays', ['weekdays']),
        choice('week', '毎週', 'weekly'),
        choice('day', '毎日', 'daily', ['毎朝']),
      ],
      help: none,
    },
    on: { kind: 'choice', words: ['曜日'], positional: true, choices: [choice('1', '月曜', 'Monday')], help: none },
    time: { kind: 'time', words: ['時刻'], positional: true, help: none },
    zone: { kind: 'zone', words: ['時間帯'], positional: true, help: none },
    days: { kind: 'numbers', words: ['日前'], min: 1, max: 30, help: none },
    until: { kind: 'day', words: ['まで'], help: none },
    about: { kind: 'names', words: ['制度'], positional: true, help: none },
  },
  run: async () => null,
  show: () => ({ language: 'en', summary: '', blocks: [] }),
  lines: () => [],
});
const sample = command({
  name: 'sample',
  words: ['見本'],
  summary: none,
  args: {
    count: { kind: 'number', words: ['件数'], min: 1, max: 50, positional: true, help: none },
    since: { kind: 'since', words: ['以降'], help: none },
    all: { kind: 'flag', words: ['全件'], help: none },
    order: {
      kind: 'choice',
      words: ['順'],
      choices: [choice('new', '新しい順', 'newest first'), choice('old', '古い順', 'oldest first')],
      help: none,
    },
    about: { kind: 'text', words: ['題'], positional: true, help: none },
  },
  run: async () => null,
  show: () => ({ language: 'en', summary: '', blocks: [] }),
  lines: () => [],
});

function argsOf(line: string): Call['args'] | string {
  const parsed = parse(line, [sample, order]);
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

describe('words without a name go to the argument that knows them', () => {
  const check = (line: string, expected: Call['args']) => test(line, () => expect(argsOf(line)).toEqual(expected));

  check('order finance privacy weekdays 9:00', {
    sector: ['finance'],
    theme: ['privacy'],
    every: 'weekday',
    time: '09:00',
  });
  check('注文 金融 個人情報 平日９：００', {
    sector: ['finance'],
    theme: ['privacy'],
    every: 'weekday',
    time: '09:00',
  });
  check('注文　金融、個人情報　毎朝9時', { sector: ['finance'], theme: ['privacy'], every: 'day', time: '09:00' });
  check('注文 毎週月曜9時半', { every: 'week', on: '1', time: '09:30' });
  check('注文 雇用', { theme: ['skills'], sector: ['employment'] });
  check('order finance at 5pm London', { sector: ['finance'], time: '17:00', zone: 'Europe/London' });
  check('order AI推進法 finance', { about: ['AI推進法'], sector: ['finance'] });
  check('order theme:none 日前:7,3、1', { theme: [], days: [7, 3, 1] });
  check('order まで:2026年8月1日', { until: '2026-08-01' });
  check('sample the AI Act', { about: 'the AI Act' });
});

describe('a line that cannot be understood', () => {
  const check = (line: string, expected: RegExp) => test(line, () => expect(argsOf(line)).toMatch(expected));

  check('sample count:0', /"count" cannot be "0"; it takes a whole number from 1 to 50\./);
  check('sample since:yesterday', /it takes a form like 7d, 2 weeks or 2026-08-01/);
  check('sample since:2026-02-30', /it takes a form like 7d, 2 weeks or 2026-08-01/);
  check('sample order:best', /it takes new, old/);
  check('order days:40', /it takes a whole number from 1 to 30/);
  check('order time:25:00', /it takes a time like/);
  check('sample colour:red', /takes no "colour"\. It takes: count/);
  check('sampel', /Did you mean "sample"\?/);
  check('1', /There is no command "1"\. "help"/);
  check('x'.repeat(13_000), /too long \(13000 characters\)/);
});

test('in Japanese a command is called by its Japanese name', () => {
  const parsed = parse('sample 色:赤', [sample]);
  expect(parsed).toMatchObject({ problem: { ja: expect.stringMatching(/^「見本」に「色」という指定はありません。/) } });
});

test('an empty line asks for help', () => {
  expect(parse('   ', commands)).toEqual({ kind: 'call', call: { command: 'help', args: {} } });
});

test('what print writes, parse reads as the same Call', () => {
  fc.assert(
    fc.property(fc.constantFrom(...[sample, order, ...commands]).chain(callTo), call => {
      expect(parse(print(call), [sample, order, ...commands])).toEqual({ kind: 'call', call });
    }),
    {
      examples: [[{ command: 'order', args: { about: ['none'] } }], [{ command: 'order', args: { about: ['なし'] } }]],
    },
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
    case 'event':
      return fc.oneof(fc.integer({ min: 1, max: 200 }).map(String), fc.stringMatching(/^p[a-z2-7]{10}$/));
    case 'flag':
      return fc.boolean();
    case 'number':
      return fc.integer({ min, max });
    case 'since':
      return fc.integer({ min: 0, max: 9999 }).map(days => `${days}d`);
    case 'choice':
      return fc.constantFrom(...choices.map(({ value }) => value));
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...choices.map(({ value }) => value)));
    case 'numbers':
      return fc.uniqueArray(fc.integer({ min, max }));
    case 'names':
      return fc.uniqueArray(fc.oneof(aName, fc.string({ unit: 'grapheme', minLength: 1 })));
    case 'day':
      return fc.integer({ min: 0, max: 36_500 }).map(days => new Date(days * 86_400_000).toISOString().slice(0, 10));
    case 'time':
      return fc.integer({ min: 0, max: 1439 }).map(minute => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
    case 'zone':
      return fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/New_York', 'UTC');
  }
}

/** As firms are called. */
const aName = fc
  .array(fc.constantFrom('Nagashima', '&', 'and', 'と', 'Act', '2025', ',', '、', '"', '\\', 'なし', 'none'), {
    minLength: 1,
  })
  .map(words => words.join(' '));

function two(number: number): string {
  return String(number).padStart(2, '0');
}
