import { afterEach, describe, expect, test } from 'vitest';
import type { ProxySettings } from '../../../feeds/fetch/dispatcher.ts';
import { createFetch, type FetchOptions } from '../../../feeds/fetch/fetch.ts';
import type { ResolvedAddress } from '../../../feeds/fetch/guard.ts';
import { certificateFor, hasOpenssl } from '../../world/certificate.ts';
import { startProxy } from '../../world/proxy.ts';
import { startPublisher } from '../../world/publisher.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** As in many companies: no public name resolves inside. */
async function noNames(): Promise<readonly ResolvedAddress[]> {
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
}

/** The guard is on as in daily use: the proxy stands at a private address, and the target has to be public. */
function fetcher(proxy: Partial<ProxySettings>, options: Partial<FetchOptions> = {}) {
  const made = createFetch({
    clock: { now: () => 0 },
    contact: 'https://kairan.example/about',
    pauseMs: 0,
    resolve: noNames,
    proxy: { https: null, http: null, except: '', ...proxy },
    ...options,
  });
  closers.push(made.close);
  return made.fetch;
}

async function httpWorld(status = 200) {
  const publisher = await startPublisher();
  const proxy = await startProxy({ toPort: publisher.port, status });
  closers.push(publisher.close, proxy.close);
  publisher.route('/feed', 'a feed');
  return { publisher, proxy };
}

describe('through a proxy', () => {
  test('plain HTTP is asked for in full', async () => {
    const { proxy } = await httpWorld();
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}` });
    expect((await fetch('http://publisher.example/feed', null)).kind).toBe('document');
    expect(proxy.asked).toEqual(['GET http://publisher.example/robots.txt', 'GET http://publisher.example/feed']);
  });

  test('user name and password go to the proxy, and into no sentence', async () => {
    const { proxy } = await httpWorld(407);
    const fetch = fetcher({ https: `http://kairan:hunter2@127.0.0.1:${proxy.port}` });
    const outcome = await fetch('https://publisher.example/feed', null);
    expect(proxy.authorizations[0]).toBe(`Basic ${btoa('kairan:hunter2')}`);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'unreachable' });
    expect(outcome).toMatchObject({ detail: expect.stringMatching(/the proxy declined with 407/) });
    expect(JSON.stringify(outcome)).not.toMatch(/hunter2|127\.0\.0\.1/);
  });

  test('a private target is blocked though the proxy could reach it', async () => {
    const { proxy } = await httpWorld();
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}`, https: `http://127.0.0.1:${proxy.port}` });
    for (const address of [
      'http://10.0.0.1/',
      'https://169.254.169.254/',
      'http://localhost/',
      'https://vault.internal/',
    ]) {
      expect(await fetch(address, null)).toMatchObject({ kind: 'failed', reason: 'blocked-address' });
    }
    expect(proxy.asked).toEqual([]);
  });

  test('a name that leads to a private address is blocked before the proxy hears of it', async () => {
    const { proxy } = await httpWorld();
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}` }, { resolve });
    expect(await fetch('http://inside.example/', null)).toMatchObject({ kind: 'failed', reason: 'blocked-address' });
    expect(proxy.asked).toEqual([]);
  });

  test('a redirect to a private target is blocked', async () => {
    const { publisher, proxy } = await httpWorld();
    publisher.route('/away', { status: 302, headers: { location: 'http://192.168.0.1/' } });
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}` });
    expect(await fetch('http://publisher.example/away', null)).toMatchObject({ reason: 'blocked-address' });
  });

  test('NO_PROXY goes by, and there the guard holds as without a proxy', async () => {
    const { proxy } = await httpWorld();
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}`, except: '.example' }, { resolve });
    expect(await fetch('http://publisher.example/feed', null)).toMatchObject({ reason: 'blocked-address' });
    expect(proxy.asked).toEqual([]);
  });

  test('NO_PROXY’s hosts are reached directly', async () => {
    const { publisher, proxy } = await httpWorld();
    const fetch = fetcher({ http: `http://127.0.0.1:${proxy.port}`, except: '127.0.0.1' }, { allowPrivate: true });
    expect((await fetch(`${publisher.origin}/feed`, null)).kind).toBe('document');
    expect(proxy.asked).toEqual([]);
  });
});

describe.skipIf(!hasOpenssl)('through a proxy with its own CA (skipped without openssl)', () => {
  const hostname = 'publisher.example';

  async function httpsWorld() {
    const tls = certificateFor(hostname);
    const publisher = await startPublisher({ tls });
    const proxy = await startProxy({ toPort: publisher.port });
    closers.push(publisher.close, proxy.close);
    publisher.route('/feed', 'a feed');
    return { tls, proxy };
  }

  test('HTTPS goes through a tunnel, trusted by the CA that was handed in', async () => {
    const { tls, proxy } = await httpsWorld();
    const fetch = fetcher({ https: `http://127.0.0.1:${proxy.port}` }, { extraCa: [tls.cert] });
    expect((await fetch(`https://${hostname}/feed`, null)).kind).toBe('document');
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${hostname}:443`]));
  });

  test('without that CA there is no connection', async () => {
    const { proxy } = await httpsWorld();
    const fetch = fetcher({ https: `http://127.0.0.1:${proxy.port}` });
    expect(await fetch(`https://${hostname}/feed`, null)).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      detail: expect.stringMatching(/no trustworthy encrypted connection/),
    });
  });

  test('a certificate for another name is not trusted', async () => {
    const { tls, proxy } = await httpsWorld();
    const fetch = fetcher({ https: `http://127.0.0.1:${proxy.port}` }, { extraCa: [tls.cert] });
    expect(await fetch('https://another.example/feed', null)).toMatchObject({ kind: 'failed', reason: 'unreachable' });
  });

  test('the extra CA serves without a proxy too', async () => {
    const tls = certificateFor(hostname);
    const publisher = await startPublisher({ tls });
    closers.push(publisher.close);
    publisher.route('/feed', 'a feed');
    const made = createFetch({
      clock: { now: () => 0 },
      contact: 'x',
      pauseMs: 0,
      allowPrivate: ['127.0.0.1'],
      ports: [publisher.port],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      extraCa: [tls.cert],
    });
    closers.push(made.close);
    expect((await made.fetch(`https://${hostname}:${publisher.port}/feed`, null)).kind).toBe('document');
  });
});
