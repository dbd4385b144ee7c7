import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createFetch, type FetchOptions } from '../../../feeds/fetch/fetch.ts';
import type { FetchOutcome } from '../../../src/domain/fetching.ts';
import type { FailureReason, Validators } from '../../../src/domain/source.ts';
import { type Answer, held, type Publisher, startPublisher } from '../../world/publisher.ts';

const now = Date.UTC(2026, 7, 20);
const feed = '<rss><channel><title>様式</title></channel></rss>';
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function publisher(routes: Record<string, Answer | Answer[]> = {}): Promise<Publisher> {
  const world = await startPublisher();
  closers.push(world.close);
  for (const [path, answers] of Object.entries(routes)) world.route(path, ...[answers].flat());
  return world;
}

function fetcher(options: Partial<FetchOptions> = {}) {
  const made = createFetch({
    clock: { now: () => now },
    contact: 'https://kairan.example/about',
    allowPrivate: true,
    pauseMs: 0,
    ...options,
  });
  closers.push(made.close);
  return made.fetch;
}

function document(outcome: FetchOutcome): Extract<FetchOutcome, { kind: 'document' }> {
  if (outcome.kind !== 'document') throw new Error(`no document but ${JSON.stringify(outcome)}`);
  return outcome;
}

function failure(outcome: FetchOutcome): Extract<FetchOutcome, { kind: 'failed' }> {
  if (outcome.kind !== 'failed') throw new Error(`no failure but ${outcome.kind}`);
  return outcome;
}

const text = (outcome: FetchOutcome) => new TextDecoder().decode(document(outcome).document.body);
const sha256 = (body: string) => createHash('sha256').update(body).digest('hex');
const known = (parts: Partial<Validators>): Validators => ({
  etag: null,
  lastModified: null,
  bodyHash: null,
  ...parts,
});

describe('a conditional GET', () => {
  test('a first answer is a document with its validators', async () => {
    const headers = { etag: '"v1"', 'last-modified': 'Wed, 19 Aug 2026 08:00:00 GMT', 'content-type': 'text/xml' };
    const world = await publisher({ '/feed': { headers, body: feed } });
    const outcome = document(await fetcher()(`${world.origin}/feed`, null));
    expect(outcome.validators).toEqual({
      etag: '"v1"',
      lastModified: 'Wed, 19 Aug 2026 08:00:00 GMT',
      bodyHash: sha256(feed),
    });
    expect(outcome.document).toMatchObject({ url: `${world.origin}/feed`, contentType: 'text/xml' });
    expect(text(outcome)).toBe(feed);
    expect(outcome.movedTo).toBeNull();
  });

  test('what is known is sent along, and a 304 is unchanged', async () => {
    const world = await publisher({ '/feed': { status: 304, headers: { 'cache-control': 'max-age=600' } } });
    const validators = known({ etag: '"v1"', lastModified: 'Wed, 19 Aug 2026 08:00:00 GMT' });
    expect(await fetcher()(`${world.origin}/feed`, validators)).toEqual({ kind: 'unchanged', advisedMs: 600_000 });
    expect(world.requests[0]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 19 Aug 2026 08:00:00 GMT',
    });
  });

  test('the same body under a new ETag is unchanged', async () => {
    const world = await publisher({ '/feed': { headers: { etag: '"v2"' }, body: feed } });
    const outcome = await fetcher()(`${world.origin}/feed`, known({ etag: '"v1"', bodyHash: sha256(feed) }));
    expect(outcome.kind).toBe('unchanged');
  });

  test('a first request sends no validators, and a 304 to it is no answer', async () => {
    const world = await publisher({ '/feed': { status: 304 } });
    expect(failure(await fetcher()(`${world.origin}/feed`, null)).reason).toBe('http-status');
    expect(world.requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('the request says who asks, and where to ask back', async () => {
    const world = await publisher({ '/feed': feed });
    await fetcher()(`${world.origin}/feed`, null);
    expect(world.requests[0]?.headers['user-agent']).toBe('Kairan/0.1 (+https://kairan.example/about)');
    expect(world.robotsRequests[0]?.headers['user-agent']).toBe('Kairan/0.1 (+https://kairan.example/about)');
  });

  test('a fragment is not sent, and not part of the address that answered', async () => {
    const world = await publisher({ '/page': feed });
    expect(document(await fetcher()(`${world.origin}/page#next_steps`, null)).document.url).toBe(
      `${world.origin}/page`,
    );
  });
});

describe('compression', () => {
  async function check(coding: string, body: Uint8Array) {
    const world = await publisher({ '/feed': { headers: { 'content-encoding': coding }, body } });
    return fetcher()(`${world.origin}/feed`, null);
  }
  const forms: [string, string, Uint8Array][] = [
    ['gzip', 'gzip', gzipSync(feed)],
    ['x-gzip', 'x-gzip', gzipSync(feed)],
    ['br', 'br', brotliCompressSync(feed)],
    ['zstd', 'zstd', zstdCompressSync(feed)],
    ['deflate with zlib’s wrapping', 'deflate', deflateSync(feed)],
    ['deflate without it', 'deflate', deflateRawSync(feed)],
    ['gzip of br', 'br, gzip', gzipSync(brotliCompressSync(feed))],
    ['a charset where a coding should be', 'utf-8', Buffer.from(feed)],
    ['a name that every object has where a coding should be', '__proto__, constructor', Buffer.from(feed)],
  ];
  test.each(forms)('%s is read', async (_, coding, body) => {
    expect(text(await check(coding, body))).toBe(feed);
  });

  const broken: [string, string, Uint8Array][] = [
    ['gzip that is cut off', 'gzip', gzipSync(feed).subarray(0, 30)],
    ['br that is none', 'br', Buffer.from(feed)],
    ['zstd that is none', 'zstd', Buffer.from(feed)],
    ['deflate that is none', 'deflate', Buffer.from(feed)],
    ['gzip of gzip of gzip', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(feed)))],
  ];
  test.each(broken)('%s is unreadable', async (_, coding, body) => {
    expect(failure(await check(coding, body)).reason).toBe('unreadable');
  });
});

describe('an answer that is no document', () => {
  const answers: [string, Answer, FailureReason, RegExp][] = [
    ['200 without a body', { status: 200, body: '' }, 'empty-body', /200 with an empty body/],
    ['200 with blanks only', { status: 200, body: ' \r\n' }, 'empty-body', /empty body/],
    ['202 without a body', { status: 202, body: '' }, 'empty-body', /202/],
    ['202 with a challenge to browsers', { status: 202, body: '<script>go()</script>' }, 'empty-body', /202/],
    ['204', { status: 204 }, 'empty-body', /204/],
    ['206', { status: 206, body: 'a part' }, 'http-status', /206/],
    ['401', { status: 401, body: 'no' }, 'refused', /401/],
    ['403', { status: 403, body: 'no' }, 'refused', /403/],
    ['451', { status: 451, body: 'no' }, 'refused', /451/],
    ['404', { status: 404, body: 'no' }, 'http-status', /404/],
    ['429', { status: 429, body: 'no' }, 'http-status', /429/],
    ['500', { status: 500, body: 'no' }, 'http-status', /500/],
    ['302 without a target', { status: 302, body: 'nowhere' }, 'http-status', /302/],
    ['302 to what is no address', { status: 302, headers: { location: 'http://[' } }, 'http-status', /nowhere/],
    ['a cut connection', (_, response) => response.destroy(), 'unreachable', /cut/],
    ['no HTTP', (_, response) => response.socket?.end('something else\r\n\r\n'), 'unreadable', /not HTTP/],
    ['headers of 20 kB', { headers: { 'x-long': 'x'.repeat(20_000) }, body: feed }, 'too-large', /headers/],
  ];
  test.each(answers)('%s fails as it should', async (_, answer, reason, detail) => {
    const world = await publisher({ '/feed': answer });
    const outcome = failure(await fetcher()(`${world.origin}/feed`, null));
    expect(outcome.reason).toBe(reason);
    expect(outcome.detail).toMatch(detail);
    expect(outcome.detail.startsWith(`${world.origin}/feed: `)).toBe(true);
  });

  test('a body that breaks off is no document, though its status was 200', async () => {
    const breaksOff: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('<rss>', () => response.destroy());
    };
    const world = await publisher({ '/feed': breaksOff });
    expect(failure(await fetcher()(`${world.origin}/feed`, null)).reason).toBe('unreachable');
  });

  test('nobody at the address is unreachable', async () => {
    const world = await startPublisher();
    await world.close();
    const outcome = failure(await fetcher()(`${world.origin}/feed`, null));
    expect(outcome).toMatchObject({ reason: 'unreachable', detail: expect.stringMatching(/refused/) });
  });

  test('a name without address is unreachable', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const outcome = failure(await fetcher({ resolve })('http://nobody.example/feed', null));
    expect(outcome).toMatchObject({ reason: 'unreachable', detail: expect.stringMatching(/no address/) });
  });

  test('an address that can’t be read is a failure, not an exception', async () => {
    expect(failure(await fetcher()('not an address', null)).reason).toBe('unreachable');
  });

  test('passwords and tokens of an address stay out of the sentence', async () => {
    const world = await publisher();
    const address = `${world.origin.replace('http://', 'http://editor:hunter2@')}/private?token=s3cret&token=t0o`;
    const { detail } = failure(await fetcher()(address, null));
    expect(detail).toBe(`${world.origin}/private?token=…: it answered 404.`);
  });
});

describe('Retry-After', () => {
  async function check(status: number, value: string) {
    const world = await publisher({ '/feed': { status, headers: { 'retry-after': value }, body: 'later' } });
    return failure(await fetcher()(`${world.origin}/feed`, null)).retryAt;
  }
  const cases: [number, string, number | null][] = [
    [503, '120', now + 120_000],
    [429, 'Thu, 20 Aug 2026 01:00:00 GMT', now + 3_600_000],
    [403, '60', now + 60_000],
    [503, '31536000', now + 7 * 86_400_000],
    [503, 'Wed, 19 Aug 2026 00:00:00 GMT', null],
    [503, 'soon', null],
    [503, '-5', null],
  ];
  test.each(cases)('%i with %s gives %s', async (status, value, expected) => {
    expect(await check(status, value)).toBe(expected);
  });
});

describe('redirects', () => {
  const to = (location: string, status = 302): Answer => ({ status, headers: { location }, body: 'moved' });

  test('the address that answered is the document’s', async () => {
    const world = await publisher({ '/old': to('/new/', 301), '/new/': feed });
    expect(document(await fetcher()(`${world.origin}/old`, null)).document.url).toBe(`${world.origin}/new/`);
  });

  const chains: [string, number[], boolean][] = [
    ['301', [301], true],
    ['301 and 308', [301, 308], true],
    ['302', [302], false],
    ['301, then 302', [301, 302], false],
    ['307, then 301', [307, 301], false],
  ];
  test.each(chains)('%s: moved for good only where every step says so', async (_, statuses, isMoved) => {
    const world = await publisher({ '/end': feed });
    statuses.forEach((status, i) => {
      world.route(`/${i}`, to(i + 1 === statuses.length ? '/end' : `/${i + 1}`, status));
    });
    const { movedTo } = document(await fetcher()(`${world.origin}/0`, null));
    expect(movedTo).toBe(isMoved ? `${world.origin}/end` : null);
  });

  test('five are followed, six are not', async () => {
    const world = await publisher({ '/0': feed });
    for (let i = 1; i <= 6; i += 1) world.route(`/${i}`, to(`/${i - 1}`));
    const fetch = fetcher();
    expect(text(await fetch(`${world.origin}/5`, null))).toBe(feed);
    expect(failure(await fetch(`${world.origin}/6`, null)).reason).toBe('too-many-redirects');
  });

  test('a loop ends', async () => {
    const world = await publisher({ '/a': to('/b'), '/b': to('/a') });
    expect(failure(await fetcher()(`${world.origin}/a`, null)).reason).toBe('too-many-redirects');
    expect(world.requests).toHaveLength(6);
  });

  test('the connection serves the next hop too', async () => {
    const world = await publisher({ '/a': to('/b'), '/b': feed });
    await fetcher()(`${world.origin}/a`, null);
    expect(world.connections()).toBe(1);
  });

  test('a name and password in a redirect are not taken along', async () => {
    const world = await publisher({ '/b': feed });
    world.route('/a', to(`${world.origin.replace('http://', 'http://me:pw@')}/b`));
    expect(document(await fetcher()(`${world.origin}/a`, null)).document.url).toBe(`${world.origin}/b`);
  });

  test('a redirect to another scheme is blocked', async () => {
    const world = await publisher({ '/a': to('file:///etc/hostname') });
    expect(failure(await fetcher()(`${world.origin}/a`, null)).reason).toBe('blocked-address');
  });
});

describe('hostile bodies', () => {
  const limits = { totalMs: 600_000, bodyBytesMax: 4 * 1024 * 1024, wireBytesMax: 4 * 1024 * 1024 };

  test('what is too large between two codings is not gathered', async () => {
    const body = gzipSync(Buffer.alloc(64 << 20));
    const world = await publisher({ '/feed': { headers: { 'content-encoding': 'deflate, gzip' }, body } });
    expect(failure(await fetcher({ limits })(`${world.origin}/feed`, null)).reason).toBe('too-large');
  });

  test('a gigabyte of zeros in a small gzip fails early and costs little memory', async () => {
    let fedMiB = 0;
    const bomb: Answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/xml' });
      const gzip = createGzip({ level: 1 });
      gzip.pipe(response);
      const zeros = Buffer.alloc(1024 * 1024);
      const feedMore = () => {
        while (fedMiB < 1024 && !response.destroyed) {
          fedMiB += 1;
          if (!gzip.write(zeros)) return void gzip.once('drain', feedMore);
        }
        gzip.end();
      };
      response.on('close', () => gzip.destroy());
      feedMore();
    };
    const world = await publisher({ '/bomb': bomb });
    const before = process.memoryUsage();
    const outcome = failure(await fetcher({ limits })(`${world.origin}/bomb`, null));
    const after = process.memoryUsage();
    expect(outcome).toMatchObject({ reason: 'too-large', detail: expect.stringMatching(/after decompression/) });
    expect(fedMiB).toBeLessThan(512);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(64 * 1024 * 1024);
  });

  test('a body without end stops at its limit', async () => {
    const endless: Answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', more);
      more();
    };
    const world = await publisher({ '/endless': endless });
    const outcome = failure(await fetcher({ limits })(`${world.origin}/endless`, null));
    expect(outcome).toMatchObject({ reason: 'too-large', detail: expect.stringMatching(/as it was sent/) });
  });

  test('a slow drip ends at the limit for the whole', async () => {
    const drip: Answer = (_, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    };
    const world = await publisher({ '/drip': drip });
    const outcome = failure(await fetcher({ limits: { totalMs: 80 } })(`${world.origin}/drip`, null));
    expect(outcome).toMatchObject({ reason: 'timed-out', detail: expect.stringMatching(/not complete within 80 ms/) });
  });

  test('a server that never answers ends at the limit for headers', async () => {
    const world = await publisher({ '/silence': () => {} });
    const outcome = failure(await fetcher({ limits: { headersMs: 60 } })(`${world.origin}/silence`, null));
    expect(outcome).toMatchObject({
      reason: 'timed-out',
      detail: expect.stringMatching(/no answer came within 60 ms/),
    });
  });

  test('a body may take longer than the headers may', async () => {
    const slow: Answer = (_, response) => {
      response.write('<rss>');
      setTimeout(() => response.end('</rss>'), 1_600);
    };
    const world = await publisher({ '/slow': slow });
    expect(text(await fetcher({ limits: { headersMs: 1_500 } })(`${world.origin}/slow`, null))).toBe('<rss></rss>');
  });

  test('a redirect whose body drips holds nobody up', async () => {
    const drip: Answer = (_, response: ServerResponse) => {
      response.writeHead(302, { location: '/feed' });
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    };
    const world = await publisher({ '/a': drip, '/feed': feed });
    expect(text(await fetcher({ limits: { totalMs: 600_000 } })(`${world.origin}/a`, null))).toBe(feed);
  });
});

describe('the address guard on the way', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/',
  ])('%s is blocked', async address => {
    expect(failure(await fetcher({ allowPrivate: false })(address, null)).reason).toBe('blocked-address');
  });

  test('a redirect to the cloud’s metadata is blocked before anything is sent', async () => {
    const location = 'http://169.254.169.254/latest/meta-data/';
    const world = await publisher({ '/a': { status: 302, headers: { location } } });
    const fetch = fetcher({ allowPrivate: ['127.0.0.1'], ports: [world.port, 80] });
    const outcome = failure(await fetch(`${world.origin}/a`, null));
    expect(outcome).toMatchObject({ reason: 'blocked-address', detail: expect.stringMatching(/linkLocal/) });
  });

  test('a name that turns to a private address on its second answer is blocked then', async () => {
    const closesAfter: Answer = { headers: { connection: 'close' }, body: feed };
    const world = await publisher({
      '/robots.txt': { headers: { connection: 'close' }, body: '' },
      '/feed': closesAfter,
    });
    const answers = ['127.0.0.1', '10.0.0.1'];
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return [{ address: answers[asked.length - 1] ?? '10.0.0.1', family: 4 }];
    };
    const fetch = fetcher({ allowPrivate: ['127.0.0.1'], ports: [world.port], resolve });
    const outcome = failure(await fetch(`http://rebinding.example:${world.port}/feed`, null));
    expect(outcome).toMatchObject({
      reason: 'blocked-address',
      detail: expect.stringMatching(/rebinding\.example leads to 10\.0\.0\.1/),
    });
    expect(asked).toHaveLength(2);
    expect(world.robotsRequests).toHaveLength(1);
    expect(world.requests).toHaveLength(0);
  });

  test('of several addresses only the public ones are tried', async () => {
    const world = await publisher({ '/feed': feed });
    const resolve = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fetch = fetcher({ allowPrivate: ['127.0.0.1'], ports: [world.port], resolve });
    expect(text(await fetch(`http://mixed.example:${world.port}/feed`, null))).toBe(feed);
  });

  test('a port that is not allowed is blocked', async () => {
    const fetch = fetcher({ allowPrivate: false });
    expect(failure(await fetch('http://publisher.example:6379/', null)).detail).toMatch(/port 6379/);
  });
});

describe('robots.txt', () => {
  const rules = (body: string): Answer => ({ headers: { 'content-type': 'text/plain' }, body });

  test('what it disallows is not asked for', async () => {
    const world = await publisher({ '/robots.txt': rules('User-agent: *\nDisallow: /private/\n'), '/feed': feed });
    const fetch = fetcher();
    expect(failure(await fetch(`${world.origin}/private/feed`, null)).reason).toBe('robots');
    expect(text(await fetch(`${world.origin}/feed`, null))).toBe(feed);
    expect(world.requests.map(({ path }) => path)).toEqual(['/feed']);
  });

  test('a group for Kairan goes before the group for all', async () => {
    const body = 'User-agent: *\nDisallow: /\n\nUser-agent: Kairan\nDisallow: /drafts\n';
    const world = await publisher({ '/robots.txt': rules(body), '/feed': feed });
    expect(text(await fetcher()(`${world.origin}/feed`, null))).toBe(feed);
  });

  test('it holds for the target of a redirect too', async () => {
    const world = await publisher({
      '/robots.txt': rules('User-agent: *\nDisallow: /hidden\n'),
      '/a': { status: 302, headers: { location: '/hidden' } },
      '/hidden': feed,
    });
    expect(failure(await fetcher()(`${world.origin}/a`, null)).reason).toBe('robots');
  });

  test('it is asked for once a day', async () => {
    let time = now;
    const world = await publisher({ '/feed': feed });
    const fetch = fetcher({ clock: { now: () => time } });
    for (const hours of [0, 1, 23, 25, 26]) {
      time = now + hours * 3_600_000;
      await fetch(`${world.origin}/feed`, null);
    }
    expect(world.robotsRequests).toHaveLength(2);
  });

  test.each([404, 403, 410])('%i means that there is none', async status => {
    const world = await publisher({ '/robots.txt': { status }, '/feed': feed });
    expect(text(await fetcher()(`${world.origin}/feed`, null))).toBe(feed);
  });

  test.each([500, 503, 429])('%i means to try later, and nothing is fetched', async status => {
    const busy: Answer = { status, headers: { 'retry-after': '300' } };
    const world = await publisher({ '/robots.txt': busy, '/feed': feed });
    const outcome = failure(await fetcher()(`${world.origin}/feed`, null));
    expect(outcome).toMatchObject({ reason: 'robots', retryAt: now + 300_000 });
    expect(world.requests).toHaveLength(0);
  });

  test('after a 503 it is asked for again', async () => {
    const world = await publisher({ '/robots.txt': [{ status: 503 }, { status: 404 }], '/feed': feed });
    const fetch = fetcher();
    expect((await fetch(`${world.origin}/feed`, null)).kind).toBe('failed');
    expect(text(await fetch(`${world.origin}/feed`, null))).toBe(feed);
  });

  test('of one without end the beginning counts', async () => {
    const endless: Answer = (_, response) => {
      response.write('User-agent: *\nDisallow: /private\n');
      const more = () => {
        while (!response.destroyed && response.write(`# ${'x'.repeat(64 * 1024)}\n`));
      };
      response.on('drain', more);
      more();
    };
    const world = await publisher({ '/robots.txt': endless, '/feed': feed });
    const fetch = fetcher();
    expect(failure(await fetch(`${world.origin}/private`, null)).reason).toBe('robots');
    expect(text(await fetch(`${world.origin}/feed`, null))).toBe(feed);
  });
});

describe('turns', () => {
  test('one origin is asked one thing at a time', async () => {
    const world = await publisher();
    const paths = Array.from({ length: 8 }, (_, i) => `/${i}`);
    for (const path of paths) world.route(path, (_, response) => void setImmediate(() => response.end(feed)));
    const fetch = fetcher();
    await Promise.all(paths.map(path => fetch(`${world.origin}${path}`, null)));
    expect(world.requests).toHaveLength(8);
    expect(world.openMax()).toBe(1);
  });

  test('two origins are asked side by side', async () => {
    const slow = await publisher();
    const quick = await publisher({ '/feed': feed });
    const answer = held();
    slow.route('/feed', answer.answer);
    const fetch = fetcher();
    const first = fetch(`${slow.origin}/feed`, null);
    await answer.arrived;
    expect(text(await fetch(`${quick.origin}/feed`, null))).toBe(feed);
    answer.release();
    expect(text(await first)).toBe('held');
  });

  test('no more are open in all than the limit says', async () => {
    const worlds = await Promise.all(Array.from({ length: 5 }, () => publisher()));
    let open = 0;
    let openMax = 0;
    for (const world of worlds) {
      world.route('/feed', (_, response) => {
        open += 1;
        openMax = Math.max(openMax, open);
        setTimeout(() => {
          open -= 1;
          response.end(feed);
        }, 10);
      });
    }
    const fetch = fetcher({ limits: { connectionsMax: 2 } });
    const outcomes = await Promise.all(worlds.map(world => fetch(`${world.origin}/feed`, null)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('document'));
    expect(openMax).toBe(2);
  });

  test('a failure gives its turn on', async () => {
    const world = await publisher({ '/broken': (_, response) => response.destroy(), '/feed': feed });
    const fetch = fetcher({ limits: { connectionsMax: 1 } });
    const [broken, good] = await Promise.all([
      fetch(`${world.origin}/broken`, null),
      fetch(`${world.origin}/feed`, null),
    ]);
    expect([broken?.kind, good?.kind]).toEqual(['failed', 'document']);
  });

  test('there is a rest between two requests to one origin', async () => {
    const times: number[] = [];
    const world = await publisher({
      '/feed': (_, response) => {
        times.push(performance.now());
        response.end(feed);
      },
    });
    const fetch = fetcher({ pauseMs: 40 });
    await Promise.all([fetch(`${world.origin}/feed`, null), fetch(`${world.origin}/feed`, null)]);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(38);
  });

  test('a connection is kept for the next request', async () => {
    const world = await publisher({ '/feed': [{ status: 304 }, { status: 304 }, feed] });
    const fetch = fetcher();
    await fetch(`${world.origin}/feed`, known({ etag: '"a"' }));
    await fetch(`${world.origin}/feed`, known({ etag: '"a"' }));
    await fetch(`${world.origin}/feed`, null);
    expect(world.connections()).toBe(1);
  });

  test('closing ends what is under way, as a failure', async () => {
    const world = await publisher();
    const answer = held();
    world.route('/feed', answer.answer);
    const made = createFetch({ clock: { now: () => now }, contact: 'x', allowPrivate: true, pauseMs: 0 });
    const pending = made.fetch(`${world.origin}/feed`, null);
    await answer.arrived;
    await made.close();
    expect(failure(await pending).reason).toBe('unreachable');
  });
});
