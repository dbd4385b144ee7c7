// From a publisher's server to a chat, through a process that is running: how soon an alert is there.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { systemClock } from '../../src/clock.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { held, startPublisher } from '../world/publisher.ts';
import { kairan } from './kairan.ts';
import { createWorld, rss } from './world.ts';

const world = createWorld();
afterAll(world.remove);
const main = resolve(import.meta.dirname, '../../src/main.ts');
const today = new Date().toISOString().slice(0, 10);
const old = { title: '統計調査の結果について', path: '/a.html', day: today };
const news = { title: '生成AIの利用に関するガイドラインの策定について', path: '/b.html', day: today };

test('an alert is in the chat within a minute of the commit, though another publisher holds up the round', async () => {
  const publisher = await startPublisher();
  publisher.route('/news.rdf', rss([old]));
  publisher.route('/slow.rdf', rss([old]));
  const database = world.database('alert');
  const environment = { KAIRAN_SOURCES: ownSources(publisher.origin), KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes' };
  await kairan(['once', '--all', '--db', database], { environment });
  const order = '購読 速報すべて 静音:なし 通知のみ 確定:はい\n';
  const { output: ordered } = await kairan(['chat', '--lang', 'ja', '--db', database], { environment, input: order });
  expect(ordered).toContain('購読を登録しました。');
  await makeDue(database);

  const slow = held();
  publisher.route('/slow.rdf', slow.answer);
  publisher.route('/news.rdf', rss([news, old]));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main, 'run', '--lang', 'ja', '--db', database], {
    env: { PATH, HOME, KAIRAN_LOG: 'debug', KAIRAN_HTTP: 'off', ...environment },
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    log += chunk;
  });
  const told = new Promise<string>(done => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk;
      if (output.includes('通知理由：')) done(output);
    });
  });
  const ended = new Promise(done => child.on('close', done));
  const died = ended.then(code => Promise.reject(new Error(`it ended with ${code}: ${log}`)));
  died.catch(() => {});
  await Promise.race([slow.arrived, died]);
  expect(await Promise.race([told, died])).toMatch(/速報｜[\s\S]*生成AIの利用に関するガイドラインの策定について/);
  child.kill('SIGTERM');
  slow.release();
  await ended;
  await publisher.close();

  const store = openSqliteStore({ path: database, clock: systemClock });
  const [alert, ...others] = await store.outbox.list('main', ['sent'], 10);
  const [publication] = await store.events.members(alert?.events ?? []);
  await store.close();
  expect([alert?.kind, others]).toEqual(['alert', []]);
  expect(publication?.title).toBe(news.title);
  const waited = (alert?.sentAt ?? Number.POSITIVE_INFINITY) - (publication?.firstSeenAt ?? 0);
  expect(waited).toBeGreaterThanOrEqual(0);
  expect(waited).toBeLessThan(60_000);

  // The log leads from what was asked to what was sent, each step by the ids of the one before.
  const logged = log.split('\n').flatMap(line => (line.startsWith('{') ? [JSON.parse(line) as Logged] : []));
  const steps = [
    (one: Logged) => one.msg === 'source-polled' && one.source === 'news',
    (one: Logged) =>
      one.msg === 'publications-kept' && one.source === 'news' && one.ids?.includes(publication?.id ?? ''),
    (one: Logged) => one.msg === 'delivery-planned' && one.events?.includes(publication?.event ?? ''),
    (one: Logged) => one.msg === 'delivery-attempted' && one.delivery === alert?.id && one.outcome === 'sent',
  ];
  const places = steps.map(step => logged.findIndex(step));
  expect(places).not.toContain(-1);
  // It did not wait until the slow publisher was given up.
  const slowAt = logged.findIndex(one => one.msg === 'source-polled' && one.source === 'slow');
  expect(slowAt === -1 || slowAt > (places.at(-1) ?? 0)).toBe(true);
});

interface Logged {
  readonly msg: string;
  readonly source?: string;
  readonly ids?: readonly string[];
  readonly events?: readonly string[];
  readonly delivery?: string;
  readonly outcome?: string;
}

/** The test's own two publishers; every shipped source is taken out. */
function ownSources(origin: string): string {
  const entry = (id: string) => ({
    id,
    name: { ja: '見本省', en: 'Sample Ministry' },
    publisher: { ja: '見本省', en: 'Sample Ministry' },
    kind: 'feed',
    url: `${origin}/${id}.rdf`,
    language: 'ja',
  });
  const off = loadCatalogue().sources.map(({ id }) => ({ id, watch: false }));
  const path = join(world.folder, 'alert.yaml');
  writeFileSync(path, stringify({ type: 'ministry', sources: [entry('news'), entry('slow'), ...off] }));
  return path;
}

/** As if the hour had passed for which a source is left alone. */
async function makeDue(database: string) {
  const store = openSqliteStore({ path: database, clock: systemClock });
  for (const state of await store.sources.states())
    await store.sources.record({ ...state, version: state.version + 1, nextDueAt: 0 });
  await store.close();
}
