import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { kairan, lines } from './kairan.ts';
import { createWorld, newsUrl, ownSources, rollUpUrl, rss } from './world.ts';

const captures = resolve(import.meta.dirname, '../../../shared/captures');
const world = createWorld();
afterAll(world.remove);

async function publications(database: string, environment = {}): Promise<Record<string, unknown>[]> {
  return lines((await kairan(['publications', '--json', '--db', database], { environment })).output);
}

describe('a replay of files', () => {
  const items = [
    { title: '生成AIの利活用に関するガイドラインの公表について', path: '/ai.html', day: '2026-08-18' },
    { title: '人事異動', path: '/staff.html', day: '2026-08-19' },
  ];
  const mended = [
    { ...items[0], title: '生成AIの利活用に関するガイドライン案の公表について' },
    items[1],
  ] as typeof items;
  const database = world.database('files');
  const replay = world.replay('files', '2026-08-20T09:00:00+09:00', {
    [newsUrl]: [rss(items), rss(mended), rss(mended)],
  });
  const once = (...more: string[]) =>
    kairan(['once', '--all', '--replay', replay, '--db', database, ...more], { environment: ownSources });

  test('first round: everything is stored as a baseline, and the digest shows what is about AI', async () => {
    const { code, output } = await once();
    expect(code).toBe(0);
    expect(output).toContain('生成AIの利活用に関するガイドラインの公表について');
    expect(output).not.toContain('人事異動');
    expect((await publications(database)).map(({ arrival }) => arrival)).toEqual(['baseline', 'baseline']);
  });

  test('second round: a title that was mended in place is a revision of the same publication', async () => {
    await once();
    const stored = await publications(database);
    expect(stored.map(({ title, revision }) => [title, revision])).toEqual([
      ['人事異動', 1],
      ['生成AIの利活用に関するガイドライン案の公表について', 2],
    ]);
  });

  test('third round: the same document again changes nothing', async () => {
    const before = await publications(database);
    await once();
    expect(await publications(database)).toEqual(before);
  });

  test('digest, latest, sources and about answer from what was stored', async () => {
    const run = async (...args: string[]) =>
      (await kairan([...args, '--replay', replay, '--db', database], { environment: ownSources })).output;
    expect(await run('digest', '--since', '2026-08-18', '--lang', 'ja')).toContain(
      '日本のAI政策　2026年8月20日（木）　新着1件',
    );
    expect(lines(await run('latest', '--relevance', 'all', '--json'))).toHaveLength(2);
    const source = lines(await run('sources', '--json')).find(({ id }) => id === 'sample-news');
    expect(source).toMatchObject({ publications: 2, outcome: { kind: 'unchanged' }, stale: false, verified: true });
    expect(await run('about')).toContain('It holds 2 publications now.');
  });

  test('the terminal is a chat that answers in order and ends with its input', async () => {
    const input = 'help\n最新 範囲：all\ndijest\n';
    const { output, code } = await kairan(['chat', '--lang', 'ja', '--replay', replay, '--db', database], {
      environment: ownSources,
      input,
    });
    expect(code).toBe(0);
    expect(output).toMatch(
      /Kairan（回覧）のコマンド[\s\S]*新しい順に2件[\s\S]*「dijest」というコマンドはありません。「digest」のことでしょうか。/,
    );
  });
});

describe('a roll-up whose windows overlap', () => {
  const item = (number: number) => ({
    title: `見本の公表（${number}）`,
    path: `/press/${number % 3}.html`,
    day: '2026-08-18',
  });
  const round = (from: number, to: number) =>
    rss(Array.from({ length: to - from + 1 }, (_, index) => item(from + index)));
  const replay = world.replay('overlap', '2026-08-20T09:00:00+09:00', {
    [rollUpUrl]: [round(1, 10), round(6, 15), round(11, 20), round(11, 20)],
  });

  test('what was listed before is known again, and what left is not lost', async () => {
    const database = world.database('overlap');
    await kairan(['once', '--all', '--rounds', '5', '--replay', replay, '--db', database], { environment: ownSources });
    const stored = await publications(database);
    expect(new Set(stored.map(({ title }) => title)).size).toBe(20);
    expect(stored).toHaveLength(20);
    expect(stored.filter(({ arrival }) => arrival === 'news')).toHaveLength(10);
  });
});

describe.skipIf(!existsSync(captures))('the captures of 20 August 2026 (../shared)', () => {
  const database = world.database('captures');
  const replay = resolve(import.meta.dirname, '../world/captures.yaml');

  test('are stored as 10, 15, 21 and 20 publications, each with its date; again, nothing is new', async () => {
    await kairan(['once', '--all', '--replay', replay, '--db', database]);
    const stored = await publications(database);
    const count = (id: string) => stored.filter(({ source }) => source === id).length;
    expect(['cao-news', 'fsa-ja', 'digital-agency', 'mic-news'].map(count)).toEqual([10, 15, 21, 20]);
    expect(stored).toHaveLength(66);
    const day = /^2026-08-\d\d(T\d\d:\d\d:\d\d\+09:00)?$/;
    expect(stored.filter(({ published }) => !day.test(String(published)))).toEqual([]);
    expect(stored.filter(({ source, published }) => source === 'mic-news' && String(published).length > 10)).toEqual(
      [],
    );

    await kairan(['once', '--all', '--replay', replay, '--db', database]);
    expect(await publications(database)).toEqual(stored);
  });
});

describe.skipIf(!existsSync(captures))('the series of one roll-up at four points in time (../shared)', () => {
  test('gives 160 publications, and the last document again adds none', async () => {
    const database = world.database('series');
    const { KAIRAN_SOURCES } = ownSources;
    const replay = resolve(import.meta.dirname, '../world/series.yaml');
    const args = ['--replay', replay, '--db', database];
    await kairan(['once', '--all', '--rounds', '4', ...args], { environment: { KAIRAN_SOURCES } });
    const stored = await publications(database, { KAIRAN_SOURCES });
    expect(stored).toHaveLength(160);
    await kairan(['once', '--all', '--rounds', '2', ...args], { environment: { KAIRAN_SOURCES } });
    expect(await publications(database, { KAIRAN_SOURCES })).toEqual(stored);
  });
});

describe.skipIf(!existsSync(captures))('the ministries and a roll-up that links their pages (../shared)', () => {
  test('are 149 publications and 145 events: three links with their pages, and one panel of two ministries', async () => {
    const database = world.database('events');
    const { KAIRAN_SOURCES } = ownSources;
    const replay = resolve(import.meta.dirname, '../world/events.yaml');
    await kairan(['once', '--all', '--replay', replay, '--db', database], { environment: { KAIRAN_SOURCES } });
    const stored = await publications(database, { KAIRAN_SOURCES });
    expect(stored).toHaveLength(149);
    const events = [...Map.groupBy(stored, ({ event }) => event).values()];
    expect(events).toHaveLength(145);
    const together = events
      .filter(({ length }) => length > 1)
      .map(members => members.map(({ source }) => source).sort());
    expect(together.sort()).toEqual([
      ['digital-agency', 'sample-roll-up'],
      ['fsa-ja', 'mlit'],
      ['mlit', 'sample-roll-up'],
      ['mlit', 'sample-roll-up'],
    ]);
  });
});
