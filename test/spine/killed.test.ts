import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { kairan, kairanProcess, lines } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rollUpUrl, rss } from './world.ts';

const world = createWorld();
afterAll(world.remove);

const item = (number: number, path = `/press/${number}.html`) => ({
  title: `AI政策に関する資料（${number}）`,
  path,
  day: '2026-08-18',
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => item(from + index));
const rounds = 12;
const each = Array.from({ length: rounds }, (_, round) => round);
const mended = (one: ReturnType<typeof item>) => ({ ...one, title: one.title.replace('資料', '参考資料') });
const replay = world.replay('killed', '2026-08-20T09:00:00+09:00', {
  // Each round brings some of what the one before did, every third with other titles.
  [newsUrl]: each.map(round => rss(range(5 * round + 1, 5 * round + 20).map(round % 3 === 2 ? mended : one => one))),
  [rollUpUrl]: each.map(round => rss(range(20 * round + 1, 20 * round + 50))),
});
// These two sources alone, so that every point is between two that bring something.
const others = join(world.folder, 'others.yaml');
const off = loadCatalogue().sources.map(({ id }) => ({ id, watch: false }));
writeFileSync(others, stringify({ type: 'ministry', sources: off }));
const environment = { KAIRAN_SOURCES: `${ownSources.KAIRAN_SOURCES},${others}` };

const asked = (name: string) =>
  ['once', '--all', '--rounds', String(rounds), '--replay', replay].concat('--db', world.database(name));
const run = (name: string) => kairan(asked(name), { environment });
const runUntil = (name: string, killAfterLines: number) => kairanProcess(asked(name), { environment, killAfterLines });

/** Everything that is stored, without the moments at which it was. */
async function dump(name: string): Promise<string[]> {
  const args = ['--json', '--db', world.database(name), '--replay', replay];
  const publications = lines((await kairan(['publications', ...args], { environment })).output);
  const sources = lines((await kairan(['sources', ...args], { environment })).output);
  const stored = [
    ...publications.map(({ firstSeen: _firstSeen, ...rest }) => rest),
    ...sources.map(({ id, publications: count, stale, lastSuccess }) => ({
      id,
      count,
      stale,
      wasRead: lastSuccess !== null,
    })),
  ];
  return stored.map(one => JSON.stringify(one)).sort();
}

test('a run that is killed at any of ten points and started again stores what an undisturbed one stores', async () => {
  const undisturbed = await run('undisturbed');
  const progress = undisturbed.errors.split('\n').length - 1;
  expect(progress).toBe(2 * rounds);
  const expected = await dump('undisturbed');
  // Each once, whatever was listed again and under whichever title: 75 of the one source, 270 of the other.
  expect(expected.filter(line => line.includes('/press/')).length).toBe(75 + 270);
  for (let point = 1; point <= 10; point++) {
    const name = `killed-${point}`;
    const killed = await runUntil(name, Math.floor((point * progress) / 11));
    expect(killed.code, `killed at point ${point}`).toBeNull();
    await run(name);
    const stored = await dump(name);
    expect(stored.length, `after the kill at point ${point}`).toBe(expected.length);
    expect(stored.filter(line => !expected.includes(line)).slice(0, 3)).toEqual([]);
  }
});
