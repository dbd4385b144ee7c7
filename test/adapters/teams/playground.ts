// Microsoft's own test client of Teams in a real browser, in front of Kairan as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { stringify } from 'yaml';
import { loadCatalogue } from '../../../feeds/catalogue/load.ts';
import { kairan } from '../../spine/kairan.ts';
import { createWorld, rss } from '../../spine/world.ts';
import { type Publisher, startPublisher } from '../../world/publisher.ts';

const root = resolve(import.meta.dirname, '../../..');
const client = join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
const browserPath = '/usr/bin/chromium';

/** What is missing on this machine to drive it; empty where all is there. */
export const missing = [client, browserPath].filter(path => !existsSync(path));

export interface Playground {
  readonly page: Page;
  /** Brings new publications, as if the publishers had just been asked. */
  publish(titles: readonly string[]): Promise<void>;
  /** Opens one of the client's conversations. */
  go(to: 'Personal Chat' | 'Group Chat' | 'General'): Promise<void>;
  /** Types into a compose box, in a channel the first for a new post and the last for a reply, and sends. */
  say(words: string, how?: { readonly mention?: boolean; readonly box?: 'first' | 'last' }): Promise<void>;
  close(): Promise<void>;
}

const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

export async function openPlayground(): Promise<Playground> {
  const world = createWorld();
  const publisher = await startPublisher();
  publisher.route('/sample.rdf', rss([{ title: '統計調査の結果について', path: '/a.html', day: today() }]));
  const [port, clientPort] = [await freePort(), await freePort()];
  const database = world.database('teams');
  const environment = {
    KAIRAN_SOURCES: onlySource(world.folder, publisher),
    KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
    KAIRAN_TEAMS_UNSIGNED: 'yes',
    KAIRAN_HTTP: `127.0.0.1:${port}`,
    KAIRAN_LANGUAGE: 'ja',
  };
  await kairan(['once', '--all', '--db', database], { environment });
  const children: ChildProcess[] = [];
  const start = async (args: readonly string[], more: Record<string, string>, isReady: string) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, args, { cwd: world.folder, env: { PATH, HOME, ...more } });
    children.push(child);
    await said(child, isReady);
  };
  writeFileSync(join(world.folder, '.m365agentsplayground.yml'), stringify(people));
  await start([join(root, 'src/main.ts'), 'run', '--db', database], environment, `127.0.0.1:${port}`);
  const endpoint = `http://127.0.0.1:${port}/api/messages`;
  await start([client, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(clientPort), '--dt'], {}, 'Listening');
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1300, height: 830 }, locale: 'ja-JP' });
  await page.goto(`http://127.0.0.1:${clientPort}/`);
  await page.getByTitle('Hide log panel').click();

  let published = 0;
  return {
    page,
    async publish(titles) {
      const items = titles.map(title => ({ title, path: `/n${++published}.html`, day: today() }));
      publisher.route('/sample.rdf', rss(items));
      await kairan(['once', '--all', '--db', database], { environment });
    },
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
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    },
    async close() {
      await browser.close();
      const ended = children.map(child => new Promise(done => child.on('close', done)));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(ended);
      await publisher.close();
      world.remove();
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

/** The sample publisher alone; every shipped source rests. */
function onlySource(folder: string, { origin }: Publisher): string {
  const name = { ja: '見本省', en: 'Sample Ministry' };
  const entry = { id: 'sample', name, publisher: name, kind: 'feed', url: `${origin}/sample.rdf`, language: 'ja' };
  const off = loadCatalogue().sources.map(({ id }) => ({ id, watch: false }));
  const path = join(folder, 'sources.yaml');
  writeFileSync(path, stringify({ type: 'ministry', sources: [entry, ...off] }));
  return path;
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
