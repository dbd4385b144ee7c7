// A world of files that a test writes: documents by round, and the replay file that names them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';

export interface Item {
  readonly title: string;
  readonly path: string;
  readonly day: string;
}

/** An RSS 2.0 document in the form of a ministry's. */
export function rss(items: readonly Item[]): string {
  const body = items.map(
    ({ title, path, day }) =>
      `<item><title>${title}</title><link>https://www.example.go.jp${path}</link><pubDate>${new Date(`${day}T00:00:00Z`).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>見本</title><link>https://www.example.go.jp/</link>${body.join('')}</channel></rss>`;
}

/** A folder that is a world, and goes when the test does. */
export function createWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-world-'));
  return {
    folder,
    database: (name = 'kairan') => join(folder, `${name}.db`),
    /** Writes a replay file: addresses with their documents by round. */
    replay(name: string, at: string, documents: Readonly<Record<string, readonly string[]>>): string {
      const files = Object.entries(documents).map(([url, rounds], index) => {
        const names = rounds.map((document, round) => {
          const file = `${name}-${index}-${round}.xml`;
          writeFileSync(join(folder, file), document);
          return file;
        });
        return [url, names];
      });
      const path = join(folder, `${name}.yaml`);
      writeFileSync(path, stringify({ root: '.', at, ...Object.fromEntries(files) }));
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The tests' own sources, as KAIRAN_SOURCES names them. */
export const ownSources = { KAIRAN_SOURCES: resolve(import.meta.dirname, 'own-sources.yaml') };
export const newsUrl = 'https://www.example.go.jp/news.rdf';
export const rollUpUrl = 'https://www.example.go.jp/all.rss';
