import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { secret } from '../../src/domain/secret.ts';
import { openStore } from '../../src/open-store.ts';
import { certificateFor, hasOpenssl } from '../world/certificate.ts';
import { freePort, hasRedis, type RedisServer, type Sentinel, startRedis, startSentinel } from '../world/redis.ts';

const acl = ['kairan', 'on', '>hu:sh', '~kairan:*', '+@all', '-@dangerous', '-@admin', '+info'];

describe.skipIf(!hasRedis() || !hasOpenssl)('a server that speaks TLS (skipped without openssl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-tls-'));
  const certificate = certificateFor('localhost', '127.0.0.1');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  let port: number;
  let server: RedisServer;
  let sentinel: Sentinel;
  let sentinelPort: number;

  beforeAll(async () => {
    writeFileSync(key, certificate.key);
    writeFileSync(cert, certificate.cert);
    [port, sentinelPort] = await Promise.all([freePort(), freePort()]);
    const files = { 'tls-cert-file': cert, 'tls-key-file': key, 'tls-ca-cert-file': cert };
    const tls = { port: '0', ...files, 'tls-auth-clients': 'no', 'tls-replication': 'yes' };
    const asOptions = (values: Readonly<Record<string, string>>) =>
      Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
    server = await startRedis([...asOptions({ ...tls, 'tls-port': String(port) }), '--user', ...acl]);
    const lines = Object.entries({ ...tls, 'tls-port': String(sentinelPort), requirepass: 'hush' });
    sentinel = await startSentinel(
      port,
      lines.map(([name, value]) => `${name} ${value}`),
      '+monitor ',
    );
  });
  afterAll(async () => {
    await Promise.all([server.stop(), sentinel.stop()]);
    rmSync(folder, { recursive: true });
  });

  /** Opens a store as a process does, and writes to it. */
  async function positionAt(url: string, extraCa = cert): Promise<number> {
    const config = { KAIRAN_STORE: secret(url), KAIRAN_EXTRA_CA: extraCa };
    const { store } = await openStore(config, ':memory:', systemClock, () => {});
    try {
      await store.positions.move('desk', await store.positions.at('desk'), 7);
      return await store.positions.at('desk');
    } finally {
      await store.close();
    }
  }

  test.each([
    ['by name', () => `rediss://localhost:${port}`],
    ['by address', () => `rediss://127.0.0.1:${port}/0?prefix=other`],
    ['as a user', () => `rediss://kairan:hu%3Ash@localhost:${port}`],
    ['through a sentinel', () => `rediss+sentinel://localhost:${sentinelPort}/kairan?sentinel-password=hush`],
    [
      'through a sentinel, as a user',
      () => `rediss+sentinel://kairan:hu%3Ash@localhost:${sentinelPort},localhost:1/kairan?sentinel-password=hush`,
    ],
  ])('is reached %s, trusted by the authority of KAIRAN_EXTRA_CA', async (_how, url) => {
    expect(await positionAt(url())).toBe(7);
  });

  test.each([
    ['whose authority nobody named', () => positionAt(`rediss://localhost:${port}`, ''), /KAIRAN_EXTRA_CA/],
    ['without TLS', () => positionAt(`redis://localhost:${port}`), /rediss:\/\//],
    [
      'by the sentinels’ name for another',
      () => positionAt(`rediss+sentinel://localhost:${sentinelPort}/other?sentinel-password=hush`),
      /No such master with that name\. See that the sentinels run/,
    ],
    [
      'without the sentinel’s password',
      () => positionAt(`rediss+sentinel://localhost:${sentinelPort}/kairan`),
      /NOAUTH.*sentinel-password/,
    ],
  ])('is not reached %s, and the error says what to do', async (_how, opening, advice) => {
    await expect(opening()).rejects.toThrow(advice);
  });
});
