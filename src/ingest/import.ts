import { z } from 'zod';
import type { Deadline } from '../domain/deadline.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft, Publication } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Tags } from '../domain/tags.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from '../store/store.ts';
import { type BringReport, type Brought, bring } from './bring.ts';
import { knownElsewhere } from './known-elsewhere.ts';
import { normaliseUrl } from './normalise-url.ts';

export interface ImportReport extends BringReport {
  /** Lines that were left out, each with its number from 1 and why. */
  readonly refused: readonly { readonly line: number; readonly why: string }[];
}

export interface ImportDeps {
  /** The catalogue: a publisher that it knows is taken for it. */
  readonly sources: readonly Source[];
  readonly link: (draft: Draft) => readonly LinkedMeasure[];
  readonly classify: (draft: Draft, links: readonly LinkedMeasure[], deadline: Deadline | null) => Tags;
  readonly findDeadline: (draft: Draft) => Deadline | null;
  readonly store: Pick<Store, 'archive' | 'sources'>;
  readonly now: Instant;
}

/** A line of an import. */
const lineShape = z.object({
  id: z.string().max(200).optional(),
  title: z.string().min(1).max(2_000),
  summary: z.string().max(100_000).nullish(),
  content: z.string().max(1_000_000).nullish(),
  url: z.string().max(4_000).nullish(),
  publisher: z.union([z.string(), z.object({ ja: z.string(), en: z.string() })]).nullish(),
  published: z
    .string()
    .refine(isDate, 'it is no date: 2026, 2026-03, 2026-03-04 or 2026-03-04T10:00:00+09:00')
    .nullish(),
  lang: z.enum(['ja', 'en']).nullish(),
});
type Line = z.infer<typeof lineShape>;

function isDate(text: string): boolean {
  try {
    if (text.includes('T')) Temporal.Instant.from(text);
    else if (/^\d{4}-\d{2}-\d{2}$/.test(text)) Temporal.PlainDate.from(text);
    else return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text);
    return true;
  } catch {
    return false;
  }
}

/** What a line brings. */
type Item = Brought & { readonly aliases: readonly string[]; readonly deadline: Deadline | null };

export const importSource = 'import';

/**
 * Keeps publications of one's own, judged as any other; a line that does not fit costs that line. What a source brought
 * already only gains the line's id as an alias, and counts as unchanged.
 */
export async function importPublications(texts: readonly string[], deps: ImportDeps): Promise<ImportReport> {
  const refused: { line: number; why: string }[] = [];
  const brought = new Map<string, Item>();
  texts.forEach((text, index) => {
    if (text.trim() === '') return;
    const line = readLine(text);
    if (typeof line === 'string') {
      refused.push({ line: index + 1, why: line });
      return;
    }
    const draft = draftOf(line, deps.sources);
    const deadline = deps.findDeadline(draft);
    const links = deps.link(draft);
    const tags = deps.classify(draft, links, deadline);
    const key = JSON.stringify([importSource, draft.url, draft.title, draft.publishedAt]);
    const aliases = [...(brought.get(key)?.aliases ?? []), ...(line.id === undefined ? [] : [line.id])];
    const bare = links.map(({ measure, role, evidence }) => ({ measure, role, evidence }));
    brought.set(key, { draft, passages: [], links: bare, tags, key, aliases, deadline });
  });
  const items = [...brought.values()];
  const elsewhere = await knownElsewhere(importSource, await notImported(items, deps.store), deps.store.archive);
  const own = items.filter(({ key }) => !elsewhere.has(key));
  const report = await bring(own, { source: importSource, arrival: 'import' }, deps);
  if (report === null) throw new Error('another process imported at the same time');
  await keepAliases(items, elsewhere, deps.store);
  return { ...report, unchanged: report.unchanged + elsewhere.size, refused };
}

async function notImported(items: readonly Item[], { archive }: Pick<Store, 'archive'>): Promise<readonly Item[]> {
  const known = await importedByKey(items, archive);
  return items.filter(({ key }) => !known.has(key));
}

async function importedByKey(
  items: readonly Item[],
  archive: Store['archive'],
): Promise<ReadonlyMap<string, Publication>> {
  const keys = items.map(({ key }) => key);
  const known = await archive.known('shared', importSource, keys, []);
  return new Map(known.flatMap(one => one.keys.map(key => [key, one.publication] as const)));
}

/** Aliases and deadlines are no words of the publisher's: they make no revision. A deadline is its own source's to tell. */
async function keepAliases(
  items: readonly Item[],
  elsewhere: ReadonlyMap<string, Publication>,
  { archive }: Pick<Store, 'archive'>,
): Promise<void> {
  const imported = await importedByKey(items, archive);
  const changed = new Map<string, Publication>();
  for (const item of items) {
    const kept = imported.get(item.key) ?? elsewhere.get(item.key);
    if (kept === undefined) continue;
    const publication = changed.get(kept.id) ?? kept;
    const aliases = [...new Set([...(publication.aliases ?? []), ...item.aliases])];
    const deadline = imported.has(item.key) ? item.deadline : publication.deadline;
    const isSame = aliases.length === (publication.aliases ?? []).length && deadline?.on === publication.deadline?.on;
    if (!isSame) changed.set(kept.id, { ...publication, aliases, deadline });
  }
  await archive.rejudge([...changed.values()]);
}

function readLine(text: string): Line | string {
  try {
    const parsed = lineShape.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  } catch {
    return 'it is not JSON';
  }
}

function draftOf(
  { title, summary, content, url, publisher, published, lang }: Line,
  sources: readonly Source[],
): Draft {
  const named = typeof publisher === 'string' ? publisher : null;
  const source = sources.find(({ publisher: { ja, en } }) => named !== null && (ja === named || en === named));
  const names = typeof publisher === 'string' ? { ja: publisher, en: publisher } : (publisher ?? { ja: '', en: '' });
  return {
    title,
    summary: summary ?? '',
    content: content ?? '',
    url: url == null ? null : normaliseUrl(url, 'keep'),
    publisher: source?.publisher ?? names,
    publisherBodies: source?.bodies ?? [],
    publishedAt: published ?? null,
    updatedAt: null,
    language: lang ?? (/[\u3041-\u30FF\u4E00-\u9FFF]/.test(title) ? 'ja' : 'en'),
  };
}
