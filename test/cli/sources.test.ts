import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { kairan, lines } from '../spine/kairan.ts';
import { createWorld, newsUrl, ownSources, rollUpUrl, rss } from '../spine/world.ts';

const world = createWorld();
afterAll(world.remove);
const database = world.database('never');
const replay = world.replay('check', '2026-08-20T09:00:00+09:00', {
  [newsUrl]: [rss([{ title: '生成AIに関するガイドラインの公表', path: '/a.html', day: '2026-08-19' }])],
  [rollUpUrl]: ['<html><title>Maintenance</title></html>'],
});
const args = ['--replay', replay, '--db', database];

test('sources --hosts names each host once, and opens no store', async () => {
  const { output, code } = await kairan(['sources', '--hosts', '--db', database], { environment: ownSources });
  const hosts = output.trim().split('\n');
  expect(code).toBe(0);
  expect(hosts).toContain('www.example.go.jp');
  expect(hosts).toContain('www.fsa.go.jp');
  expect(hosts).toEqual([...new Set(hosts)].sort());
  expect(existsSync(database)).toBe(false);
});

test('sources check shows what a source would bring, and stores nothing', async () => {
  const { output, code } = await kairan(['sources', 'check', 'sample-news', ...args], { environment: ownSources });
  expect(code).toBe(0);
  expect(output).toMatch(
    /sample-news[\s\S]*✓ 1 entries, 1 of them about AI policy[\s\S]*\[core\] {2}生成AIに関するガイドラインの公表/,
  );
  expect(existsSync(database)).toBe(false);
});

test('sources check says why a source brings nothing', async () => {
  const run = await kairan(['sources', 'check', 'sample-roll-up', '--json', ...args], { environment: ownSources });
  expect(run.code).toBe(1);
  expect(lines(run.output)).toMatchObject([
    { id: 'sample-roll-up', ok: false, failure: expect.stringMatching(/it is no feed but an HTML page/) },
  ]);
});

test('sources check of what is no source says so', async () => {
  const { errors, code } = await kairan(['sources', 'check', 'nope', ...args], { environment: ownSources });
  expect(code).toBe(2);
  expect(errors).toMatch(/No source is called "nope"/);
});
