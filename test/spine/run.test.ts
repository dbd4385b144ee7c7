import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kairan } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const world = createWorld();
afterAll(world.remove);
const main = resolve(import.meta.dirname, '../../src/main.ts');
const item = { title: '生成AIに関する報告書の公表について', path: '/a.html', day: '2026-08-19' };
const replay = world.replay('run', '2026-08-20T09:00:00+09:00', { [newsUrl]: [rss([item])] });
const nothing = world.replay('nothing', '2026-08-20T09:00:00+09:00', {});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`run watches until ${signal}, and then ends in good order`, async () => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [main, 'run', '--replay', replay, '--db', world.database(signal)], {
      env: { PATH, HOME, ...ownSources },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors += chunk;
      if (!child.killed && errors.includes('Sample Ministry news: 1 new')) child.kill(signal);
    });
    const code = await new Promise(done => child.on('close', done));
    expect(code).toBe(0);
    expect(errors).toMatch(/^Kairan \S+: watching 96 sources\. Ctrl-C stops it\.\nNo chat is configured yet/);
    expect(errors.trimEnd()).toMatch(/Stopping\.$/);
  });
}

test('where nothing at all can be read, once says so for each source and ends with 1', async () => {
  const { code, output, errors } = await kairan([
    'once',
    '--all',
    '--replay',
    nothing,
    '--db',
    world.database('nothing'),
  ]);
  expect(code).toBe(1);
  expect(errors).toMatch(/\[1\/94\] .*: not read: https:\/\/\S+ is not in the replay file/);
  expect(output).toMatch(/nothing new[\s\S]*Checked 0 of 94 sources/);
});

test('what is not reached now is answered from what was stored before', async () => {
  const args = ['--db', world.database('archive')];
  await kairan(['once', '--all', '--replay', replay, ...args], { environment: ownSources });
  const { output } = await kairan(['once', '--all', '--replay', nothing, ...args], { environment: ownSources });
  expect(output).toContain('生成AIに関する報告書の公表について');
});

test('a source is not asked again before it is due', async () => {
  const args = ['--replay', replay, '--db', world.database('due')];
  await kairan(['once', ...args], { environment: ownSources });
  const again = await kairan(['once', ...args], { environment: ownSources });
  expect(again.errors).toBe('');
  expect(again.code).toBe(0);
});
