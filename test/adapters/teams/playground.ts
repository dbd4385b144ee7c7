// Microsoft's own test client of Teams in a real browser, in front of `kairan run` with a clock that goes on when the test says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { stringify } from 'yaml';
import { openHouse } from '../../../src/app.ts';
import type { Io } from '../../../src/cli/house.ts';
import { run } from '../../../src/cli/run.ts';
import { systemClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { loadFortnight, type Notice } from '../../../src/demo/fortnight.ts';
import { createPlay } from '../../../src/demo/play.ts';
import { createWorld } from '../../spine/world.ts';
import { freePort } from '../../world/redis.ts';

const root = resolve(import.meta.dirname, '../../..');
const client = join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
const browserPath = '/usr/bin/chromium';
/** A Tuesday: what is promised for nine comes on no holiday. */
const begins = Date.parse('2026-10-13T10:00:00+09:00');

/** What is missing on this machine to drive it; empty where all is there. */
export const missing = [client, browserPath].filter(path => !existsSync(path));

export interface Playground {
  readonly page: Page;
  /** The publisher has these from now on; they are found when time goes on. */
  publish(titles: readonly string[]): void;
  /** Time goes on by so many hours, or to the next nine in the morning, and Kairan's clock ticks. */
  later(hours: number | 'nine'): Promise<void>;
  /** Opens one of the client's conversations. */
  go(to: 'Personal Chat' | 'Group Chat' | 'General'): Promise<void>;
  /** Types into a compose box, in a channel the first for a new post and the last for a reply, and sends. */
  say(words: string, how?: { readonly mention?: boolean; readonly box?: 'first' | 'last' }): Promise<void>;
  close(): Promise<void>;
}

export async function openPlayground(): Promise<Playground> {
  const world = createWorld();
  const opening = chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'], timeout: 0 });
  const kairan = await startKairan(world.database('teams'));
  writeFileSync(join(world.folder, '.m365agentsplayground.yml'), stringify(people));
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const args = ['start', '-e', `${kairan.url}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt'];
  const child = spawn(process.execPath, [client, ...args], { cwd: world.folder, env: { PATH, HOME } });
  await said(child, 'Listening');
  const browser = await opening;
  const page = await browser.newPage({ viewport: { width: 1300, height: 830 }, locale: 'ja-JP' });
  // Whoever waits in vain is ended by the test's own limit.
  page.setDefaultTimeout(0);
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByTitle('Hide log panel').click();

  return {
    page,
    publish: kairan.publish,
    later: kairan.later,
    async go(to) {
      await page.getByText(to, { exact: true }).first().click();
    },
    async say(words, { mention = false, box = 'last' } = {}) {
      const boxes = page.locator('[contenteditable=true]');
      await (box === 'first' ? boxes.first() : boxes.last()).click();
      if (mention) {
        await page.keyboard.type('@Kai');
        await page
          .locator('[role=option], [role=menuitem], [role=button]')
          .getByText('Kairan', { exact: true })
          .click();
      }
      await page.keyboard.insertText(words);
      await page.keyboard.press('Enter');
    },
    async close() {
      await browser.close();
      const ended = new Promise(done => child.on('close', done));
      child.kill('SIGTERM');
      await Promise.all([ended, kairan.stop()]);
      world.remove();
    },
  };
}

/** `kairan run` with one made-up publisher: what `npm start` does, but for its clock and its publisher. */
async function startKairan(database: string) {
  const outcome = readConfig({ KAIRAN_TEAMS_UNSIGNED: 'yes', KAIRAN_HTTP: '127.0.0.1:0' });
  if (outcome.kind !== 'ok') throw new Error(outcome.problems.join('\n'));
  const { config } = outcome;
  const ministry = loadFortnight().sources.find(({ publisherType }) => publisherType === 'ministry');
  if (ministry === undefined) throw new Error('The fortnight has no ministry.');
  const name = { ja: '見本省', en: 'Sample Ministry' };
  const source = { ...ministry, name, publisher: name };
  const notices: Notice[] = [];
  const fortnight = { begins, ends: 0, sources: [source], notices, silent: [] };
  const play = createPlay(fortnight, systemClock);
  const publish = (titles: readonly string[]) => {
    for (const title of titles) {
      const wordings = [{ at: play.clock.now(), title, summary: '' }];
      notices.push({ id: `n${notices.length}`, source: source.id, wordings });
    }
  };
  publish(['統計調査の結果について']);
  const house = await openHouse({ config, version: '0', language: 'ja', database, replay: null, play, connects: true });
  await house.round('all', AbortSignal.any([]));
  const stopping = new AbortController();
  const ticks: (() => Promise<void>)[] = [];
  const { promise: url, resolve: served } = Promise.withResolvers<string>();
  const io = {
    signal: stopping.signal,
    errors: { write: (line: string) => /http:\S+/.test(line) && served(/http:\S+/.exec(line)?.[0] ?? '') },
    onTick: (tick: () => Promise<void>) => {
      ticks.push(tick);
      return { stop() {} };
    },
  } as unknown as Io;
  const running = run.run({}, [], async () => house, io);
  return {
    url: await Promise.race([url, running.then(code => Promise.reject(new Error(`It ended with ${code}.`)))]),
    publish,
    async later(hours: number | 'nine') {
      const now = play.clock.now();
      // Nine in Japan is midnight in UTC.
      play.goTo(hours === 'nine' ? Math.ceil(now / 86_400_000) * 86_400_000 : now + hours * 3_600_000);
      await Promise.all(ticks.map(tick => tick()));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Whom the client knows, with ids as Teams makes them. */
const people = {
  version: '0.1.1',
  tenantId: '00000000-0000-0000-0000-000000000001',
  bot: { id: '28:kairan', name: 'Kairan' },
  currentUser: person(0, '山田 花子'),
  users: ['佐藤 健', 'Megan Bowen', '鈴木 一郎', 'Adele Vance', '高橋 恵'].map((name, index) =>
    person(index + 1, name),
  ),
  personalChat: { id: 'a:personal' },
  groupChat: { id: '19:group@thread.v2', name: 'Group Chat' },
  team: {
    id: '19:team@thread.tacv2',
    name: 'AI政策',
    aadGroupId: '00000000-0000-0000-0000-000000000031',
    channels: [{ id: '19:notices@thread.tacv2', name: 'Announcements' }],
  },
};

function person(number: number, name: string) {
  const mail = `user${number}@example.com`;
  return {
    id: `29:user${number}`,
    name,
    userPrincipleName: mail,
    aadObjectId: `00000000-0000-0000-0000-00000000002${number}`,
    givenName: name,
    surname: name,
    email: mail,
  };
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes(words)) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('close', code => fail(new Error(`It ended with ${code}: ${output}`)));
  });
}
