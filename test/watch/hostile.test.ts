// A round over publishers that mean harm: each costs its own source, with a reason that an operator can act on.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetch } from '../../feeds/fetch/fetch.ts';
import { sources as sourcesCommand } from '../../src/commands/sources.ts';
import type { PollOutcome } from '../../src/domain/source.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { openLibrary } from '../../src/library/library.ts';
import { plainForm } from '../../src/message/plain.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { type Answer, type Publisher, startPublisher } from '../world/publisher.ts';
import { aSource } from '../world/sample.ts';

const MiB = 1024 * 1024;
const rss = (inner: string) => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;
const item = (number: number) =>
  `<item><title>第${number}回</title><link>https://www.example.go.jp/${number}</link></item>`;
const laughs = ['a "ha"', ...[...'bcdefghij'].map((name, at) => `${name} "${`&${'abcdefghi'[at]};`.repeat(10)}"`)]
  .map(entity => `<!ENTITY ${entity}>`)
  .join('');
const nested = Array.from({ length: 5000 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};">`).join('');

/** A gigabyte of zeros in one megabyte: sixty-four members of sixteen each. */
const bomb: Answer = {
  headers: { 'content-encoding': 'gzip' },
  body: Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(16 * MiB)))),
};
const endless: Answer = (_, response) => {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
  };
  response.on('drain', more);
  more();
};
const drip: Answer = (_, response: ServerResponse) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** What each answers, and what `sources` says of it afterwards. */
const hostile: Record<string, { answer: Answer; says: RegExp }> = {
  'billion-laughs': {
    answer: `<!DOCTYPE rss [${laughs}]>${rss('<item><title>&j;</title></item>')}`,
    says: /^1 entries, its entities stand for more than a feed holds/,
  },
  'nested-entities': {
    answer: `<!DOCTYPE rss [<!ENTITY e0 "ha">${nested}]>${rss('<item><title>&e5000;</title></item>')}`,
    says: /^1 entries, its entities stand for more than a feed holds/,
  },
  'gzip-bomb': { answer: bomb, says: /more than 16777216 bytes after decompression/ },
  'endless-body': { answer: endless, says: /more than 16777216 bytes as it was sent/ },
  'slow-drip': { answer: drip, says: /not complete within 1000 ms/ },
  'redirect-loop': { answer: { status: 302, headers: { location: '/feed' } }, says: /more than 5 redirects/ },
  'redirect-to-metadata': {
    answer: { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
    says: /169\.254\.169\.254 is a linkLocal address/,
  },
  'binary-blob': {
    answer: Uint8Array.from({ length: 100_000 }, (_, at) => (at * at * 31 + at) % 256),
    says: /nothing in it could be read: it is no RSS, RDF or Atom document/,
  },
  'nested-tags': {
    answer: rss(`<item><description>${'<a>'.repeat(200_000)}</description></item>`),
    says: /nothing in it could be read: its elements are nested more than 500 deep/,
  },
  'nested-tags-that-close-wrongly': {
    answer: rss(`<item><description>${'<a></b>'.repeat(200_000)}</description></item>`),
    says: /nothing in it could be read: its elements are nested more than 500 deep/,
  },
  'what-kills-its-reader': { answer: rss(item(1)), says: /^Its reader stopped: out of memory$/ },
  'hundred-thousand-entries': {
    answer: rss(Array.from({ length: 100_000 }, (_, at) => item(at)).join('')),
    says: /^2000 entries, it has 100000 entries; the first 2000 were read/,
  },
};
/** Addresses that lead inside, and what is said of them. */
const inside: Record<string, { url: string; says: RegExp }> = {
  'number-for-a-name': { url: 'http://2130706433/feed', says: /127\.0\.0\.1 is a loopback address/ },
  'ipv4-in-ipv6': { url: 'http://[::ffff:127.0.0.1]/feed', says: /is a loopback address/ },
};

const publishers: Publisher[] = [];
const said = new Map<string, string>();
const bugs: string[] = [];
let readAs = '';

beforeAll(async () => {
  const urls = new Map<string, string>();
  const answers = { honest: { answer: rss(item(1)), says: /^$/ }, ...hostile };
  for (const [id, { answer }] of Object.entries(answers)) {
    const publisher = await startPublisher();
    publisher.route('/feed', answer);
    publishers.push(publisher);
    urls.set(id, `${publisher.origin}/feed`);
  }
  const rebinding = await startPublisher();
  rebinding.route('/robots.txt', { headers: { connection: 'close' }, body: '' });
  rebinding.route('/feed', rss(item(1)));
  publishers.push(rebinding);
  urls.set('name-that-turns', `http://rebinding.example:${rebinding.port}/feed`);
  for (const [id, { url }] of Object.entries(inside)) urls.set(id, url);
  urls.set('bug-of-ours', 'http://bug.example/feed');

  const clock = { now: () => Date.UTC(2026, 7, 20) };
  const resolutions = ['127.0.0.1'];
  const resolve = async () => [{ address: resolutions.shift() ?? '10.0.0.1', family: 4 }];
  const shared = {
    clock,
    contact: '',
    pauseMs: 0,
    limits: { totalMs: 120_000, bodyBytesMax: 16 * MiB, wireBytesMax: 16 * MiB },
  };
  const ports = publishers.map(({ port }) => port);
  const near = { ...shared, allowPrivate: ['127.0.0.1'], ports: [80, ...ports], resolve };
  const local = createFetch(near);
  const hasty = createFetch({ ...near, limits: { ...shared.limits, totalMs: 1000 } });
  // A busy machine takes longer over the rest than anybody may.
  const fetcherOf = (url: string) =>
    url === urls.get('slow-drip') ? hasty : Object.values(inside).some(one => one.url === url) ? guarded : local;
  const guarded = createFetch(shared);
  const reader = createReader(new URL('../../src/reader-thread.ts', import.meta.url), () => ({ measures: [] }), {
    timeoutMs: 300_000,
  });
  const store = openSqliteStore({ path: ':memory:', clock });
  const library = await openLibrary({ path: ':memory:', archive: store.archive });
  const watch = createWatch({
    store,
    fetch: (url, validators) =>
      url === urls.get('bug-of-ours') ? Promise.reject(new Error('a bug')) : fetcherOf(url).fetch(url, validators),
    prepare: (document, source) =>
      source.id === 'what-kills-its-reader'
        ? Promise.reject(new Error('out of memory'))
        : reader.prepare(document, source),
    clock,
    observe: one => void (one.kind === 'bug' && bugs.push(one.where)),
    holder: 'test',
  });
  const catalogue = [...urls].map(([id, url]) => aSource({ id, url }));
  await watch.round(catalogue, 'all', new AbortController().signal);
  await library.catchUp();
  const viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator' as const] };
  const context = {
    viewer,
    language: 'en' as const,
    now: clock.now(),
    library,
    sources: catalogue,
    states: store.sources.states,
  };
  const answer = await sourcesCommand.answer({}, context as never);
  readAs = plainForm(answer.message);
  for (const line of answer.lines as { id: string; outcome: PollOutcome | null }[]) {
    const { id, outcome } = line;
    if (outcome?.kind === 'read') said.set(id, `${outcome.entries} entries, ${outcome.firstIssue ?? 'nothing wrong'}`);
    else said.set(id, outcome?.kind === 'failed' ? outcome.detail : 'nothing');
  }
  await reader.close();
  await library.close();
  await store.close();
  await local.close();
  await guarded.close();
});

afterAll(async () => {
  for (const publisher of publishers) await publisher.close();
});

test.each(Object.entries({ ...hostile, ...inside }))(
  '%s costs its own source, and sources says why',
  (id, { says }) => {
    expect(said.get(id)).toMatch(says);
  },
);

test('a name that turns to a private address on its second answer is blocked then', () => {
  expect(said.get('name-that-turns')).toMatch(/rebinding\.example leads to 10\.0\.0\.1/);
});

test('the honest source among them is read, though another meets a bug of ours, which is told', () => {
  expect(said.get('honest')).toBe('1 entries, nothing wrong');
  expect(bugs).toEqual(['polling bug-of-ours']);
});

test('what a chat shows holds the reasons', () => {
  expect(readAs).toMatch(/more than 5 redirects/);
  expect(readAs).toMatch(/linkLocal/);
  expect(readAs).toMatch(/it has 100000 entries; the first 2000 were read/);
});
