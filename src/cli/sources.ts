import { sources as sourcesCommand } from '../commands/sources.ts';
import type { Source } from '../domain/source.ts';
import type { PreparedDocument } from '../ingest/prepare.ts';
import { reasonOf } from '../text/reason-of.ts';
import { verbOf } from './command-verb.ts';
import type { Outside } from './outside.ts';
import { type Verb, writeLines } from './verb.ts';

const shown = verbOf(sourcesCommand);

/** Entries of a source that `check` prints. */
const entriesShown = 5;

/** The chat's command, and what only an operator needs. */
export const sources: Verb = {
  ...shown,
  words: '[check [ID…]]',
  options: {
    ...shown.options,
    hosts: { type: 'boolean', help: 'only the hosts that sources are fetched from, for a firewall' },
  },
  async run(given, words, open, io) {
    const [first, ...ids] = words;
    if (first !== 'check' && !given.hosts) return shown.run(given, words, open, io);
    const outside = await io.openOutside();
    try {
      if (given.hosts) {
        const hosts = outside.hosts();
        if (given.json)
          await writeLines(
            io.output,
            hosts.map(host => ({ host })),
          );
        else io.output.write(hosts.map(host => `${host}\n`).join(''));
        return 0;
      }
      const all = outside.sources();
      const unknown = ids.find(id => !all.some(source => source.id === id));
      if (unknown !== undefined) {
        io.errors.write(`No source is called "${unknown}". "kairan sources" lists them.\n`);
        return 2;
      }
      let failures = 0;
      for (const source of all.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
        if (io.signal.aborted) break;
        const checked = await check(source, outside);
        if ('failure' in checked) failures++;
        if (given.json) await writeLines(io.output, [line(source, checked)]);
        else io.output.write(`${inWords(source, checked)}\n`);
      }
      return failures > 0 ? 1 : 0;
    } finally {
      await outside.close();
    }
  },
};

type Checked = { readonly failure: string } | { readonly document: PreparedDocument; readonly movedTo: string | null };

/** Asks and reads one source as a round would, and keeps nothing. */
async function check(source: Source, outside: Outside): Promise<Checked> {
  const answer = await outside.fetch(source.url);
  if (answer.kind === 'failed') return { failure: answer.detail };
  if (answer.kind === 'unchanged')
    return { failure: `${source.url} says that it has not changed, to a first request.` };
  try {
    const document = await outside.prepare(answer.document, source);
    const [issue] = document.issues;
    if (document.prepared.length === 0 && issue !== undefined)
      return { failure: `${source.url} answered, but nothing in it could be read: ${issue.detail}` };
    return { document, movedTo: answer.movedTo };
  } catch (error) {
    return { failure: `Its reader stopped: ${reasonOf(error)}` };
  }
}

function inWords(source: Source, checked: Checked): string {
  const heading = `${source.id}  ${source.name.en}  ${source.url}`;
  if ('failure' in checked) return `${heading}\n  ✗ ${checked.failure}`;
  const { document, movedTo } = checked;
  const { prepared, issues } = document;
  const more = prepared.length - entriesShown;
  return [
    heading,
    `  ✓ ${prepared.length} entries, ${prepared.filter(({ tags }) => tags.relevance.value === 'core').length} of them about AI policy`,
    ...prepared
      .slice(0, entriesShown)
      .map(({ draft, tags }) => `    ${draft.publishedAt ?? '-'}  [${tags.relevance.value}]  ${draft.title}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
    ...(movedTo === null ? [] : [`  ! It has moved for good to ${movedTo}`]),
    ...issues.map(({ detail }) => `  ! ${detail}`),
  ].join('\n');
}

function line(source: Source, checked: Checked): object {
  const { id, url } = source;
  if ('failure' in checked) return { id, url, ok: false, failure: checked.failure };
  const { document, movedTo } = checked;
  const entries = document.prepared.map(({ draft, tags }) => ({
    title: draft.title,
    url: draft.url,
    published: draft.publishedAt,
    relevance: tags.relevance.value,
  }));
  return { id, url, ok: true, movedTo, entries, issues: document.issues };
}
