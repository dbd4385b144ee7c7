import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { keys } from '../../src/config.ts';
import { secret } from '../../src/domain/secret.ts';
import { isStoreAddress, readAddress } from '../../src/store/redis/address.ts';

const root = resolve(import.meta.dirname, '../..');
const at = (path: string) => resolve(root, path);
const textOf = (path: string) => readFileSync(at(path), 'utf8');
const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

const rules = (
  parse(textOf('deploy/alerts.yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
).groups.flatMap(group => group.rules);

describe('deploy', () => {
  test('names only keys that are read', () => {
    const files = readdirSync(at('deploy')).map(name => textOf(`deploy/${name}`));
    const named = files.flatMap(text => [...text.matchAll(/KAIRAN_[A-Z_]+/g)].map(([key]) => key));
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(key => !(key in keys))).toEqual([]);
  });

  test('the container copies everything that the program reads, and runs as nobody who may write it', () => {
    const dockerfile = textOf('deploy/Dockerfile');
    for (const folder of ['src', 'feeds', 'adapters']) expect(dockerfile).toContain(`COPY ${folder} ./${folder}`);
    expect(dockerfile).toMatch(/^USER node$/m);
    const { kairan } = (parse(textOf('deploy/compose.yaml')) as { services: Record<string, object> }).services;
    expect(kairan).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  test('of several replicas each is as confined as one alone, and all share a store that outlives a server', () => {
    const confinement = (unit: string) => textOf(`deploy/${unit}`).split('# It writes its own folder')[1];
    expect(confinement('kairan@.service')).toBe(confinement('kairan.service'));
    const { services } = parse(textOf('deploy/compose.replicas.yaml'), { merge: true }) as {
      services: Record<string, { environment?: Record<string, string> }>;
    };
    for (const service of Object.values(services))
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    const store = services.kairan?.environment?.KAIRAN_STORE?.replaceAll(/\$\{REDIS_PASSWORD\}/g, 'p') ?? '';
    expect(isStoreAddress(store)).toBe(true);
    const sentinels = readAddress(secret(store)).options.sentinels ?? [];
    expect(sentinels.map(({ host = '' }) => host in services)).toEqual([true, true, true]);
  });

  test('docs/operations.md says what to do about every alert', () => {
    const text = textOf('docs/operations.md');
    for (const { alert } of rules) expect(text).toContain(`| ${alert} |`);
    const explained = [...text.matchAll(/^\| (Kairan\w+) \|/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ alert }) => alert));
  });

  test.skipIf(!isThere('promtool'))('promtool accepts the rules', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', at('deploy/alerts.yaml')], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.skipIf(!isThere('systemd-analyze'))('systemd accepts the units', () => {
    const units = ['kairan.service', 'kairan@.service'].map(name => at(`deploy/${name}`));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('the documents', () => {
  const documents = [
    'README.md',
    'README.ja.md',
    'SECURITY.md',
    'ARCHITECTURE.md',
    ...readdirSync(at('docs')).map(name => `docs/${name}`),
  ];

  test.each(documents.filter(name => name.endsWith('.md')))(
    '%s links to what is there, and names tests and keys that are',
    name => {
      const text = textOf(name);
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, path = '']) => path);
      expect(links.filter(path => !existsSync(resolve(at(name), '..', path)))).toEqual([]);
      const tests = [...text.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, path = '']) => path);
      expect(tests.filter(path => !existsSync(at(path)))).toEqual([]);
      const named = [...text.matchAll(/`(KAIRAN_[A-Z_]+)`/g)].map(([, key = '']) => key);
      expect(named.filter(key => !(key in keys))).toEqual([]);
    },
  );
});
