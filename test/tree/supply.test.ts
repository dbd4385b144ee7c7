import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean; dev?: boolean; version?: string }>;
};

test('nothing of a package runs while it is installed', () => {
  expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('every version is exact, and every package is known by its hash', () => {
  const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Record<string, object>;
  const versions = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap(kind =>
    Object.entries(manifest[kind] as Record<string, string>),
  );
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const unknown = Object.entries(lock.packages).filter(
    ([path, { integrity, inBundle }]) => path !== '' && !inBundle && !integrity?.startsWith('sha512-'),
  );
  expect(unknown.map(([path]) => path)).toEqual([]);
});

test('npm run sbom names every package that is installed, with version and hash, and tells those that run with Kairan', () => {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string;
    components: {
      name: string;
      version: string;
      hashes?: { alg: string }[];
      properties: { name: string; value: string }[];
    }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const isDevelopment = new Map(
    components.map(({ name, version, properties }) => [
      `${name}@${version}`,
      properties.some(property => property.name === 'cdx:npm:package:development' && property.value === 'true'),
    ]),
  );
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '' && existsSync(resolve(root, path)));
  const running = installed.filter(([, { dev }]) => !dev);
  const nameOf = ([path, { version }]: (typeof installed)[number]) =>
    `${path.split('node_modules/').at(-1)}@${version}`;
  expect(running.length).toBeGreaterThan(100);
  expect(installed.map(nameOf).filter(one => !isDevelopment.has(one))).toEqual([]);
  expect(running.map(nameOf).filter(one => isDevelopment.get(one))).toEqual([]);
  const unhashed = components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'));
  expect(unhashed.map(({ name }) => name)).toEqual([]);
});
