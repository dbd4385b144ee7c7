import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import type { Entry, FetchedDocument, Reading } from '../domain/entry.ts';
import { type SourceKind, sourceKinds } from '../domain/source.ts';
import { withoutControls } from '../text/without-controls.ts';
import type { Outside } from './outside.ts';
import { type Verb, writeLines } from './verb.ts';

export const read: Verb = {
  name: 'read',
  summary: 'Reads a file or an address and prints what stands in it; nothing is stored.',
  words: '[FILE|URL]',
  options: {
    kind: { type: 'string', value: sourceKinds.join('|'), help: 'how it is read; where not given, its bytes say' },
    url: { type: 'string', value: 'URL', help: 'where the file came from, for its relative links' },
    batch: { type: 'boolean', help: 'paths or addresses on standard input, one JSON object a line, in their order' },
  },
  async run(given, words, _open, io) {
    const kind = sourceKinds.find(one => one === given.kind) ?? null;
    if (given.kind !== undefined && kind === null) {
      io.errors.write(`--kind takes ${sourceKinds.join(', ')}, not "${given.kind}".\n`);
      return 2;
    }
    const [place, ...more] = words;
    if (given.batch ? words.length > 0 : place === undefined || more.length > 0) {
      io.errors.write(
        given.batch
          ? 'With --batch the paths come on standard input, one a line.\n'
          : 'Name one file or address, or give --batch and paths on standard input.\n',
      );
      return 2;
    }
    const outside = await io.openOutside();
    const url = typeof given.url === 'string' ? given.url : null;
    try {
      if (place !== undefined) {
        const found = await readPlace(place, kind, url, outside);
        if (given.json) await writeLines(io.output, [readingLine(found)]);
        else io.output.write(`${withoutControls(inWords(found))}\n`);
        return found.entries.length === 0 && found.issues.length > 0 ? 1 : 0;
      }
      for await (const line of createInterface({ input: io.input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() !== '') await writeLines(io.output, [readingLine(await readPlace(line, kind, url, outside))]);
      }
      return 0;
    } finally {
      await outside.close();
    }
  },
};

/** Whatever happens is a reading: what could not be had is one with an issue and nothing else. */
async function readPlace(
  place: string,
  kind: SourceKind | null,
  url: string | null,
  outside: Outside,
): Promise<Reading> {
  const document = /^https?:\/\//i.test(place.trim()) ? await fetched(place.trim(), outside) : await onDisk(place, url);
  if ('code' in document) return nothingBut(document);
  try {
    return await outside.read(document, kind);
  } catch (error) {
    // A mistake of the reader's costs this document; the next ones are read all the same.
    return nothingBut({ code: 'reader-failed', detail: (error as Error).message, entry: null });
  }
}

function nothingBut(issue: Issue): Reading {
  return { feed: null, entries: [], issues: [issue] };
}

type Issue = Reading['issues'][number];

async function fetched(url: string, { fetch }: Outside): Promise<FetchedDocument | Issue> {
  const answer = await fetch(url);
  if (answer.kind === 'document') return answer.document;
  const detail = answer.kind === 'failed' ? answer.detail : `${url} says that it has not changed`;
  return { code: answer.kind === 'failed' ? answer.reason : answer.kind, detail, entry: null };
}

async function onDisk(path: string, url: string | null): Promise<FetchedDocument | Issue> {
  try {
    const body = await readFile(path);
    return { url: url ?? pathToFileURL(resolve(path)).href, contentType: null, body };
  } catch (error) {
    return { code: 'no-file', detail: `${path} cannot be read: ${(error as Error).message}`, entry: null };
  }
}

/** What `--json` prints: dates are ISO 8601 in the precision that was printed; passages only where there are some. */
function readingLine({ feed, entries, issues }: Reading): object {
  return { feed: feed ?? { title: '', link: null, description: '' }, entries: entries.map(entryLine), issues };
}

function entryLine({ title, link, id, summary, content, published, updated, passages }: Entry): object {
  const line = { title, link, id, summary, content, published, updated };
  return passages.length > 0 ? { ...line, passages } : line;
}

function inWords({ feed, entries, issues }: Reading): string {
  return [
    ...(feed === null ? [] : [`${feed.title || '(no title)'}  ${feed.link ?? ''}`.trimEnd(), '']),
    ...entries.map(({ published, title, link, passages }) =>
      [
        `${published ?? '-'}  ${title || '(no title)'}`,
        ...(link === null ? [] : [`    ${link}`]),
        ...(passages.length > 0 ? [`    ${passages.length} passages`] : []),
      ].join('\n'),
    ),
    `${entries.length} entries`,
    ...issues.map(({ code, detail, entry }) => `${entry === null ? '' : `entry ${entry + 1}: `}${detail} (${code})`),
  ].join('\n');
}
