import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { verbs } from '../../src/cli/registry.ts';
import { kairan } from '../spine/kairan.ts';
import { createWorld } from '../spine/world.ts';

const world = createWorld();
afterAll(world.remove);

const said = async (args: readonly string[], environment = {}) => {
  const { code, output, errors } = await kairan(args, { environment });
  return { code, words: `${output}${errors}` };
};

test('help lists every verb, and each verb explains itself', async () => {
  const { words, code } = await said(['help']);
  expect(code).toBe(0);
  expect(verbs.filter(({ name }) => !words.includes(`  ${name} `))).toEqual([]);
  expect((await said(['once', '--help'])).words).toMatch(/Usage: kairan once \[options\][\s\S]*--rounds N/);
});

test('each verb has a name of its own: of two that share one, nobody would reach the second', () => {
  const names = verbs.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const refusals: readonly [readonly string[], RegExp][] = [
  [['dance'], /^There is no verb "dance"\. "kairan help" lists them\.$/m],
  [['once', '--colour'], /Unknown option '--colour'.*"kairan once --help" shows how it is used\./],
  [['once', '--rounds', 'many'], /--rounds takes a whole number from 1 on, not "many"\./],
  [['latest', '--count', '99'], /"count" cannot be "99"; it takes a whole number from 1 to 50\./],
  [['digest', '7d', 'extra'], /I could not tell what "extra" means here\. "help digest" shows how it is used\./],
  [
    ['sources', '--replay', '/nowhere.yaml'],
    /The replay file cannot be used\.\s*nowhere\.yaml, line 1: The file can’t be read/,
  ],
];
for (const [args, expected] of refusals) {
  test(`kairan ${args.join(' ')} is refused with a sentence`, async () => {
    const { code, words } = await said([...args, '--db', world.database()]);
    expect(words).toMatch(expected);
    expect(words).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
}

test('a wrong configuration and wrong sources are refused with key, file, line and field', async () => {
  expect((await said(['about'], { KAIRAN_LANGUAGE: 'fr' })).words).toMatch(/^KAIRAN_LANGUAGE is "fr"/);
  const file = join(world.folder, 'mine.yaml');
  writeFileSync(
    file,
    'type: media\nsources:\n  - id: mine\n    name: { ja: 私, en: Mine }\n    publisher: { ja: 私, en: Mine }\n    kind: feed\n    url: not an address\n    language: ja\n',
  );
  const { code, words } = await said(['about', '--db', world.database()], { KAIRAN_SOURCES: file });
  expect(words).toMatch(/^mine\.yaml, line 7, sources\[0\]\.url: This is not an address\./);
  expect(code).toBe(2);
});

test('--version prints the version', async () => {
  expect((await said(['--version'])).words).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('whoever has read enough may go: the rest is not printed, and nothing has failed', async () => {
  const { PATH = '' } = process.env;
  const command = `"${process.execPath}" src/main.ts measures --json --db "${world.database('pipe')}" | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', command], { env: { PATH } });
  const [first = '', code] = stdout.trim().split('\n');
  expect(JSON.parse(first)).toMatchObject({ id: expect.any(String) });
  expect([code, stderr]).toEqual(['0', '']);
});
