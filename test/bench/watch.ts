// A first round of many local feeds, and a second that finds nothing changed, beside newsboat's reload of the same feeds
// in the same run. `npm run bench:watch [-- FEEDS ENTRIES]`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { type Measured, measured } from './measured.ts';

const [feeds = 500, entries = 30] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const farm = spawn(process.execPath, [join(import.meta.dirname, 'feed-farm.ts'), String(feeds), String(entries)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [port] = await once(farm.stdout.setEncoding('utf8'), 'data');
  const addresses = Array.from(
    { length: feeds },
    (_, feed) => `http://127.0.0.${1 + (feed % 32)}:${Number(port)}/${feed}.xml`,
  );
  await bench(addresses);
} finally {
  farm.kill();
  rmSync(folder, { recursive: true });
}

async function bench(addresses: readonly string[]): Promise<void> {
  const sources = join(folder, 'sources.yaml');
  writeFileSync(sources, catalogueOf(addresses, null));
  const newsboat = await reload(addresses);
  const both = await kairan(sources, 'feeds.db', 2);
  const [first, second] = roundsOf(both);
  const withPdf = join(folder, 'with-pdf.yaml');
  writeFileSync(withPdf, catalogueOf(addresses, addresses[0]?.replace(/\d+\.xml$/, 'paper.pdf') ?? null));
  const third = await kairan(withPdf, 'with-pdf.db', 1);

  const bytes = await bytesOf(addresses);
  const rate = (amount: number, ms: number) => (amount / (ms / 1000)).toFixed(0);
  console.log(`${feeds} feeds of ${entries} entries, 16 connections, no pause`);
  console.log(`newsboat -x reload      ${newsboat.ms.toFixed(0)} ms, ${newsboat.peakMb.toFixed(0)} MB`);
  console.log(`kairan, both rounds     ${both.ms.toFixed(0)} ms with start and digest, ${both.peakMb.toFixed(0)} MB`);
  console.log(
    `  first round           ${first} ms: ${rate(feeds, first)} feeds/s, ${rate(feeds * entries, first)} entries/s, ${rate(bytes / 1e6, first)} MB/s`,
  );
  console.log(`  second round (304)    ${second} ms`);
  console.log(`first round / newsboat  ${(first / newsboat.ms).toFixed(2)}`);
  console.log(`with a PDF of 200 pages ${third.peakMb.toFixed(0)} MB`);
}

/** The feeds as the only sources: those that Kairan ships with are left out by their ids. */
function catalogueOf(addresses: readonly string[], pdf: string | null): string {
  const left = loadCatalogue().sources.map(({ id }) => `  - { id: ${id}, watch: false }`);
  const entry = (id: string, kind: string, url: string) =>
    `  - { id: ${id}, name: { ja: 見本, en: Sample }, publisher: { ja: 見本, en: Sample }, kind: ${kind}, url: "${url}", language: ja }`;
  const own = addresses.map((url, index) => entry(`bench-${index}`, 'feed', url));
  return [
    'type: ministry',
    'sources:',
    ...left,
    ...own,
    ...(pdf === null ? [] : [entry('bench-pdf', 'pdf', pdf)]),
  ].join('\n');
}

async function kairan(sources: string, database: string, rounds: number): Promise<Measured> {
  const main = join(import.meta.dirname, '../../src/kairan.mjs');
  const args = [main, 'once', '--all', '--rounds', String(rounds), '--db', join(folder, database)];
  const run = await measured(process.execPath, args, {
    KAIRAN_SOURCES: sources,
    KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
    KAIRAN_HOST_PAUSE: '0ms',
    KAIRAN_LOG: 'info',
  });
  if (run.code !== 0) throw new Error(`kairan ended with ${run.code}: ${run.errors.slice(-2000)}`);
  return run;
}

/** How long each round took, in ms, from the log. */
function roundsOf({ errors }: Measured): [number, number] {
  const rounds = [...errors.matchAll(/"ok":(\d+),"failed":(\d+),"ms":(\d+)/g)].map(([, ok, failed, ms]) => {
    if (Number(ok) !== feeds || failed !== '0')
      throw new Error(`of ${feeds} feeds ${ok} were read and ${failed} failed`);
    return Number(ms);
  });
  return [rounds[0] ?? Number.NaN, rounds[1] ?? Number.NaN];
}

async function reload(addresses: readonly string[]): Promise<Measured> {
  const [urls, config] = [join(folder, 'urls'), join(folder, 'config')];
  writeFileSync(urls, `${addresses.join('\n')}\n`);
  writeFileSync(config, 'reload-threads 16\n');
  return measured('newsboat', ['-u', urls, '-C', config, '-c', join(folder, 'cache.db'), '-x', 'reload'], {
    HOME: folder,
  });
}

async function bytesOf(addresses: readonly string[]): Promise<number> {
  const bodies = await Promise.all(
    addresses.slice(0, 20).map(async url => (await (await fetch(url)).arrayBuffer()).byteLength),
  );
  return (bodies.reduce((sum, one) => sum + one, 0) / bodies.length) * addresses.length;
}
