// Refuses a package that runs with Kairan under a licence that asks for more than its notice: `npm run licences`.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** SPDX names that ask for a notice at most. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-3.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** @param expression An SPDX expression of OR and AND, brackets around the whole of it at most. */
export function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  return bare.split(' OR ').some(choice => choice.split(' AND ').every(name => permissive.includes(name.trim())));
}

/** Every package that the lockfile installs for running, as it stands in `node_modules`; those of other platforms are not there. */
export function installed(root: string): Licensed[] {
  const { packages } = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; version?: string }>;
  };
  return Object.entries(packages).flatMap(([path, { dev, optional, version = '' }]) => {
    if (path === '' || dev) return [];
    const manifest = readManifest(resolve(root, path, 'package.json'));
    if (manifest === null && optional) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [{ name, version, licence: licenceOf(manifest) }];
  });
}

function readManifest(path: string): { license?: unknown; licenses?: unknown } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as object;
  } catch {
    return null;
  }
}

/** Old packages write an object, or a list of them. */
function licenceOf(manifest: ReturnType<typeof readManifest>): string {
  const said = manifest?.license ?? manifest?.licenses;
  const all = (Array.isArray(said) ? said : [said]).map(one =>
    typeof one === 'string' ? one : String((one as { type?: unknown } | undefined)?.type ?? 'unknown'),
  );
  return all.join(' OR ');
}

if (import.meta.main) {
  const all = installed(resolve(import.meta.dirname, '..'));
  const refused = all.filter(({ licence }) => !isPermissive(licence));
  const counts = Map.groupBy(all, ({ licence }) => licence);
  for (const [licence, { length }] of [...counts].sort(([, a], [, b]) => b.length - a.length))
    console.log(`${String(length).padStart(5)}  ${licence}`);
  for (const { name, version, licence } of refused)
    console.error(`${name} ${version} is under "${licence}", which is not on the list of permissive licences.`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
