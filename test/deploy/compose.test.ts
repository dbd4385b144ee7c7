import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { systemClock } from '../../src/clock.ts';
import { secret } from '../../src/domain/secret.ts';
import { openStore } from '../../src/open-store.ts';
import { hasRedis, startRedis, startSentinel } from '../world/redis.ts';

const file = resolve(import.meta.dirname, '../../deploy/compose.replicas.yaml');
const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as {
  services: Record<string, { environment: Record<string, string>; command: string[] }>;
};
const password = 'a1b2c3';

/** The lines of configuration that a service writes when it starts for the first time. */
function configurationOf(service: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-compose-'));
  const [script = ''] = services[service]?.command ?? [];
  const writes = script
    .replaceAll('$$', '$')
    .replace('cd /data', `cd ${folder}`)
    .replace(/^exec .*$/m, 'cat *.conf');
  const { stdout } = spawnSync('sh', ['-ec', writes], {
    env: { PATH: process.env.PATH, REDISCLI_AUTH: password },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return stdout.trim().split('\n');
}

test.skipIf(!hasRedis())(
  'the servers of the Compose file answer whoever has the password, and nobody else',
  async () => {
    const replica = configurationOf('redis-2');
    expect(replica).toContain(`masterauth ${password}`);
    const server = await startRedis(
      configurationOf('redis-1').flatMap(line => {
        const [name = '', ...values] = line.split(' ');
        return [`--${name}`, ...values];
      }),
    );
    const watches = configurationOf('sentinel-1').filter(line => !/^(port|sentinel monitor) /.test(line));
    const sentinel = await startSentinel(server.port, watches, '+monitor ');
    const written = services.kairan?.environment.KAIRAN_STORE ?? '';
    const whole = written
      .replaceAll(/\$\{REDIS_PASSWORD\}/g, password)
      .replace(/@[^/]*/, `@127.0.0.1:${sentinel.port}`);
    const positionAt = async (url: string) => {
      const { store } = await openStore({ KAIRAN_STORE: secret(url), KAIRAN_EXTRA_CA: '' }, '', systemClock, () => {});
      try {
        return await store.positions.at('desk');
      } finally {
        await store.close();
      }
    };
    try {
      expect(await positionAt(whole)).toBe(0);
      for (const [less, why] of [
        [whole.replace(`:${password}@`, ''), /NOAUTH/],
        [whole.replace(/\?.*/, ''), /NOAUTH.*sentinel-password/],
        [`redis://127.0.0.1:${server.port}`, /NOAUTH/],
      ] as const)
        await expect(positionAt(less), less).rejects.toThrow(why);
    } finally {
      await Promise.all([server.stop(), sentinel.stop()]);
    }
  },
);
