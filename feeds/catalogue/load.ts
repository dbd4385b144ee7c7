import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bilingual } from '../../src/domain/language.ts';
import type { IdentityPart, Source, SourceKind } from '../../src/domain/source.ts';
import { type FileProblem, readYamlFile } from '../../src/text/yaml-file.ts';
import { catalogueFile, type SourceEntry, sourceEntry } from './schema.ts';

export interface Catalogue {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

const shipped = fileURLToPath(new URL('.', import.meta.url));
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What a source of each kind has where its entry does not say. */
const byKind: Readonly<Record<SourceKind, { identity: readonly IdentityPart[]; every: string }>> = {
  feed: { identity: ['url', 'date'], every: '1h' },
  'egov-comments': { identity: ['guid'], every: '1h' },
  'html-list': { identity: ['url', 'title'], every: '3h' },
  page: { identity: ['url'], every: '6h' },
  pdf: { identity: ['url'], every: '12h' },
  'egov-law': { identity: ['guid'], every: '1d' },
};

/**
 * The sources that are watched: those that come with Kairan, then the files of whoever runs it, whose entries add to them
 * or replace one by its id.
 * @param extra Paths of YAML files.
 */
export function loadCatalogue({ extra = [] }: { extra?: readonly string[] } = {}): Catalogue {
  const files = readdirSync(shipped)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => `${shipped}${name}`);
  const own = loadFiles(files);
  const added = loadFiles(extra);
  const replaced = new Set(added.sources.map(({ id }) => id));
  return {
    sources: [...own.sources.filter(({ id }) => !replaced.has(id)), ...added.sources],
    problems: [...own.problems, ...added.problems],
  };
}

function loadFiles(paths: readonly string[]): Catalogue {
  const sources: Source[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const file = readYamlFile(path);
    const shape = file.check(catalogueFile, []);
    problems.push(...file.problems, ...shape.problems);
    shape.value?.sources.forEach((_entry, index) => {
      const { value: entry, problems: found } = file.check(sourceEntry, ['sources', index]);
      problems.push(...found);
      if (entry === null) return;
      if (seen.has(entry.id)) problems.push(file.problem(['sources', index, 'id'], `«${entry.id}» stands twice`));
      seen.add(entry.id);
      sources.push(toSource(entry, shape.value ?? {}));
    });
  }
  return { sources, problems };
}

type Shared = Pick<SourceEntry, 'publisherType' | 'terms'>;

function toSource(entry: SourceEntry, shared: Shared): Source {
  const publisher = entry.publisher ?? entry.name;
  const terms = entry.terms ?? shared.terms ?? { show: 'excerpt' as const };
  const { identity, every } = byKind[entry.kind];
  return {
    id: entry.id,
    owner: 'shared',
    name: entry.name,
    publisher,
    publisherType: entry.publisherType ?? shared.publisherType ?? 'agency',
    bodies: entry.bodies ?? [],
    kind: entry.kind,
    url: entry.url,
    homepage: entry.homepage ?? null,
    language: entry.language,
    identity: entry.identity ?? identity,
    fragments: entry.fragments ?? 'keep',
    datePrecision: entry.datePrecision ?? 'as-printed',
    everyMs: inMs(entry.every ?? every),
    terms: {
      show: terms.show,
      attribution: terms.attribution ?? attributionTo(publisher),
      seenAt: terms.seenAt ?? null,
    },
    selectors: entry.selectors === undefined ? null : (entry.selectors as NonNullable<Source['selectors']>),
    verified: entry.evidence === 'capture',
  };
}

/** The line that 公共データ利用規約 asks for; harmless where nothing is asked. */
function attributionTo({ ja, en }: Bilingual): Bilingual {
  return { ja: `出典：${ja}ウェブサイト`, en: `Source: website of ${en}` };
}

function inMs(written: string): number {
  return Number(written.slice(0, -1)) * units[written.slice(-1) as keyof typeof units];
}
