import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../../src/domain/language.ts';
import { identityParts, publisherTypes, type Source, type SourceKind, sourceKinds } from '../../src/domain/source.ts';
import { bodies } from '../../src/domain/tags.ts';
import { openYaml } from '../../src/text/open-yaml.ts';
import type { FileProblem, Path, YamlFile } from '../../src/text/yaml-file.ts';

export type CatalogueProblem = FileProblem;

export interface Catalogue {
  readonly sources: readonly Source[];
  /** An entry with a problem is left out; where it meant to change another one, that one stays as it was. */
  readonly problems: readonly CatalogueProblem[];
}

/**
 * The sources that Kairan ships with, then those of the operator's own files, in their order.
 * @param extra Files of the same form. An entry whose id is known changes the fields that it names; `watch: false` takes it out.
 */
export function loadCatalogue({ extra = [] }: { readonly extra?: readonly string[] } = {}): Catalogue {
  const shipped = readdirSync(import.meta.dirname)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(import.meta.dirname, name));
  const entries = new Map<string, Entry>();
  const problems: CatalogueProblem[] = [];
  for (const file of shipped) readFile(openYaml(file), false);
  for (const file of extra) readFile(openYaml(file), true);
  const sources = distinctAddresses(
    [...entries.values()].filter(entry => entry.watch),
    problems,
  );
  return { sources, problems };

  function readFile(yaml: YamlFile, mayOverride: boolean): void {
    problems.push(...yaml.problems);
    if (yaml.problems.length > 0) return;
    const shape = fileShape.safeParse(yaml.value);
    if (!shape.success) {
      problems.push(...yaml.complaints(shape.error));
      return;
    }
    const { type, defaults = {}, sources } = shape.data;
    const idsHere = new Set<string>();
    sources.forEach((written, i) => {
      const path = ['sources', i];
      const known = mayOverride ? entries.get(idOf(written)) : undefined;
      const raw = { ...(known?.raw ?? { ...(type && { type }), ...defaults }), ...written };
      const entry = entryShape.safeParse(raw);
      if (!entry.success) {
        const isInherited = ([first]: Path) => first !== undefined && !(first in written) && first in defaults;
        problems.push(
          ...yaml.complaints(entry.error, at => (isInherited(at) ? ['defaults', ...at] : [...path, ...at])),
        );
        return;
      }
      const { id } = entry.data;
      if (idsHere.has(id) || (!known && entries.has(id))) {
        problems.push(yaml.problemAt([...path, 'id'], `The id «${id}» is taken by an entry before this one.`));
        return;
      }
      idsHere.add(id);
      entries.set(id, { raw, source: sourceOf(entry.data), watch: entry.data.watch, yaml, path });
    });
  }
}

interface Entry {
  /** As written, defaults of its file included, so that an operator's file can change single fields. */
  readonly raw: Record<string, unknown>;
  readonly source: Source;
  readonly watch: boolean;
  readonly yaml: YamlFile;
  readonly path: Path;
}

/** What an entry need not say, by kind. Polling is polite rather than quick: a roll-up of two days is asked 48 times. */
const kindDefaults: Record<SourceKind, Pick<Source, 'identity' | 'everyMs'>> = {
  feed: { identity: ['url', 'title'], everyMs: hours(1) },
  'html-list': { identity: ['url', 'title'], everyMs: hours(6) },
  // What changes in place is a revision of the same publication.
  page: { identity: ['url'], everyMs: hours(6) },
  pdf: { identity: ['url'], everyMs: hours(24) },
  'egov-law': { identity: ['guid', 'url'], everyMs: hours(24) },
  'egov-comments': { identity: ['url'], everyMs: hours(1) },
};

const text = z.string().trim().min(1, 'This must not be empty.');
const bilingual = z.strictObject({ ja: text, en: text });
const address = text
  .refine(URL.canParse, 'This is not an address.')
  .refine(
    value => !URL.canParse(value) || /^https?:$/.test(new URL(value).protocol),
    'Only http and https are watched.',
  )
  .refine(
    value => !URL.canParse(value) || (new URL(value).username === '' && new URL(value).password === ''),
    'An address with a user name or password is not kept here.',
  )
  .transform(value => (URL.canParse(value) ? new URL(value).href : value));
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'An id is made of small letters, digits and hyphens.');

const entryShape = z
  .strictObject({
    id: slug,
    type: z.enum(publisherTypes),
    owner: slug.default('shared'),
    name: bilingual,
    publisher: bilingual,
    bodies: z.array(z.enum(bodies)).default([]),
    kind: z.enum(sourceKinds),
    url: address,
    homepage: address.nullable().default(null),
    language: z.enum(languages),
    identity: z.array(z.enum(identityParts)).min(1, 'At least one part is needed to tell items apart.').optional(),
    fragments: z.enum(['keep', 'drop']).default('keep'),
    dates: z.enum(['as-printed', 'day']).default('as-printed'),
    every: z
      .string()
      .regex(/^[1-9]\d{0,3}[mhd]$/, 'Write a time such as 30m, 6h or 1d.')
      .transform(millisecondsOf)
      .refine(
        ms => ms >= minutes(10) && ms <= hours(24 * 7),
        'A source is asked every 10 minutes at most and every 7 days at least.',
      )
      .optional(),
    terms: z
      .strictObject({
        show: z.enum(['full', 'excerpt', 'link-only']),
        attribution: bilingual.nullable().default(null),
        seenAt: address.nullable().default(null),
      })
      .default({ show: 'excerpt', attribution: null, seenAt: null }),
    selectors: z
      .strictObject({ item: text, title: text.optional(), link: text.optional(), date: text.optional() })
      .nullable()
      .default(null),
    verified: z.boolean().default(false),
    note: text.nullable().default(null),
    watch: z.boolean().default(true),
  })
  .refine(entry => entry.selectors === null || entry.kind === 'html-list', {
    path: ['selectors'],
    message: 'Selectors are for html-list only.',
  });

const table = z.record(z.string(), z.unknown());
const fileShape = z.strictObject({
  type: z.enum(publisherTypes).optional(),
  defaults: table.optional(),
  sources: z.array(table),
});

function sourceOf(entry: z.infer<typeof entryShape>): Source {
  const { type, dates, every, identity, selectors, watch: _, ...rest } = entry;
  const usual = kindDefaults[entry.kind];
  return {
    ...rest,
    publisherType: type,
    identity: identity ?? usual.identity,
    datePrecision: dates,
    everyMs: every ?? usual.everyMs,
    selectors: selectors as Source['selectors'],
  };
}

/** Two entries with one address would ask the publisher twice; the first stays. */
function distinctAddresses(entries: readonly Entry[], problems: CatalogueProblem[]): Source[] {
  const taken = new Map<string, string>();
  return entries.flatMap(({ source, yaml, path }) => {
    const key = `${source.owner} ${source.url}`;
    const before = taken.get(key);
    if (before === undefined) {
      taken.set(key, source.id);
      return [source];
    }
    problems.push(yaml.problemAt([...path, 'url'], `«${source.id}» has the same address as «${before}».`));
    return [];
  });
}

function idOf(written: Record<string, unknown>): string {
  return typeof written.id === 'string' ? written.id : '';
}

function millisecondsOf(every: string): number {
  const count = Number(every.slice(0, -1));
  if (every.endsWith('m')) return minutes(count);
  return every.endsWith('h') ? hours(count) : hours(24 * count);
}

function minutes(count: number): number {
  return count * 60_000;
}

function hours(count: number): number {
  return count * 3_600_000;
}
