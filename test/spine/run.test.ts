import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve as toPath } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { held, startPublisher } from '../world/publisher.ts';
import { kairan, kairanProcess, lines } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rss } from './world.ts';

const world = createWorld();
afterAll(world.remove);
const main = toPath(import.meta.dirname, '../../src/main.ts');
const item = { title: '生成AIに関する報告書の公表について', path: '/a.html', day: '2026-08-19' };
const replay = world.replay('run', '2026-08-20T09:00:00+09:00', { [newsUrl]: [rss([item])] });
const both = { ja: '遅い', en: 'Slow' };
const nothing = world.replay('nothing', '2026-08-20T09:00:00+09:00', {});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`run watches until ${signal}, and then ends in good order`, async () => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [main, 'run', '--replay', replay, '--db', world.database(signal)], {
      env: { PATH, HOME, KAIRAN_HTTP: '127.0.0.1:0', ...ownSources },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors += chunk;
      if (!child.killed && errors.includes('Sample Ministry news: 1 new')) child.kill(signal);
    });
    const code = await new Promise(done => child.on('close', done));
    expect(code).toBe(0);
    expect(errors).toMatch(
      /^Kairan \S+: watching \d+ sources\. Ctrl-C stops it\.\nNo chat platform is configured yet\. Open http/,
    );
    expect(errors.trimEnd()).toMatch(/Stopping\.$/);
  });
}

test('run answers over HTTP whether it is ready, and says where another program took its place', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const start = (name: string, http: string) =>
    spawn(process.execPath, [main, 'run', '--replay', nothing, '--db', world.database(name)], {
      env: { PATH, HOME, ...ownSources, KAIRAN_HTTP: http },
    });
  const first = start('http', '127.0.0.1:0');
  const address = await said(first, /Open (http:\/\/127\.0\.0\.1:\d+) in/);
  expect(await (await fetch(`${address}/readyz`)).text()).toBe('ready\nstore: answers\nlibrary: 0 changes behind\n');
  const second = start('taken', address.slice('http://'.length));
  const [code, why] = await Promise.all([
    new Promise(done => second.on('close', done)),
    said(second, /(Another program .*)/),
  ]);
  expect(why).toMatch(/^Another program listens at 127\.0\.0\.1:\d+ already\. Set KAIRAN_HTTP to another port\.$/);
  expect(code).toBe(2);
  const ended = new Promise(done => first.on('close', done));
  first.kill('SIGTERM');
  expect(await ended).toBe(0);
});

/** What the pattern catches in what a process says of itself. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    errors += chunk;
    const [, caught] = pattern.exec(errors) ?? [];
    if (caught !== undefined) resolve(caught);
  });
  return promise;
}

test('run stops at once though a publisher keeps it waiting, and the publisher is not blamed', async () => {
  const publisher = await startPublisher();
  const waiting = held();
  publisher.route('/news.rdf', waiting.answer);
  const sources = join(world.folder, 'slow.yaml');
  const entry = {
    id: 'slow',
    name: both,
    publisher: both,
    kind: 'feed',
    url: `${publisher.origin}/news.rdf`,
    language: 'ja',
  };
  writeFileSync(sources, stringify({ type: 'ministry', sources: [entry, ...shippedOff()] }));
  const environment = { KAIRAN_SOURCES: sources, KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes' };
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main, 'run', '--db', world.database('slow')], {
    env: { PATH, HOME, KAIRAN_HTTP: 'off', ...environment },
  });
  const ended = new Promise(done => child.on('close', done));
  await waiting.arrived;
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const { output } = await kairan(['sources', '--json', '--db', world.database('slow')], { environment });
  expect(lines(output)).toMatchObject([{ id: 'slow', outcome: null, failuresInARow: 0 }]);
  await publisher.close();
});

/** Entries that take every shipped source out, so that the test asks its own publisher only. */
function shippedOff(): object[] {
  return loadCatalogue().sources.map(({ id }) => ({ id, watch: false }));
}

test('where nothing at all can be read, once says so for each source and ends with 1', async () => {
  const { code, output, errors } = await kairanProcess([
    'once',
    '--all',
    '--replay',
    nothing,
    '--db',
    world.database('nothing'),
  ]);
  expect(code).toBe(1);
  expect(errors).toMatch(/\[1\/\d+\] .*: not read: https:\/\/\S+ is not in the replay file/);
  expect(output).toContain(
    `Whether anything is new is not known: no source answered. Checked 0 of ${loadCatalogue().sources.length} sources`,
  );
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
