import { z } from 'zod';
import { readDate } from '../../../src/calendar/read-date.ts';
import type { Entry, ReadIssue, Reading } from '../../../src/domain/entry.ts';
import { plainText } from '../../../src/text/plain-text.ts';
import { entriesMax, tooManyEntries } from '../limits.ts';
import { htmlIfItLooksSo } from './text-construct.ts';

const words = z.string().nullish().catch(null);
const id = z.union([z.string(), z.number()]).nullish().catch(null);
const authors = z
  .array(z.looseObject({ name: words }))
  .nullish()
  .catch(null);
const item = z.looseObject({
  id,
  url: words,
  external_url: words,
  title: words,
  content_html: words,
  content_text: words,
  summary: words,
  date_published: words,
  date_modified: words,
  authors,
  author: z.looseObject({ name: words }).nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
});
const document = z.looseObject({
  title: words,
  home_page_url: words,
  feed_url: words,
  description: words,
  items: z.array(z.unknown()),
});

/**
 * JSON Feed 1.0 and 1.1. An item that is none costs itself.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function readJsonFeed(text: string, url: string): Reading {
  const shape = document.safeParse(parsed(text));
  if (!shape.success) return { feed: null, entries: [], issues: [issue('no-feed', 'it is no JSON Feed')] };
  const { title, home_page_url, feed_url, description, items } = shape.data;
  const base = url.startsWith('file:') ? (feed_url ?? home_page_url ?? '') : url;
  const issues: ReadIssue[] = items.length > entriesMax ? [tooManyEntries(items.length)] : [];
  const entries = items.slice(0, entriesMax).flatMap((written, index) => {
    const one = item.safeParse(written);
    if (one.success) return [toEntry(one.data, base, index, issues)];
    issues.push(issue('no-entry', 'it is no item of a JSON Feed', index));
    return [];
  });
  return {
    feed: {
      title: oneLine(title),
      link: address(home_page_url, base),
      description: description?.trim() ?? '',
    },
    entries,
    issues,
  };
}

function toEntry(one: z.infer<typeof item>, base: string, index: number, issues: ReadIssue[]): Entry {
  const content = one.content_text ?? '';
  const body = content.trim() || plainText(one.content_html ?? '');
  const date = (written: string | null | undefined) => {
    if (!written?.trim()) return null;
    const read = readDate(written, 0);
    if (read === null)
      issues.push(issue('unreadable-date', `its date «${written.slice(0, 60)}» cannot be read`, index));
    return read;
  };
  const published = date(one.date_published);
  const updated = date(one.date_modified);
  const by = one.authors?.find(({ name }) => name) ?? one.author;
  return {
    title: oneLine(one.title),
    link: address(one.url, base) ?? address(one.external_url, base) ?? addressOfId(one.id),
    id: one.id === null || one.id === undefined ? null : String(one.id).trim() || null,
    summary: htmlIfItLooksSo(one.summary ?? '') || body,
    content: body,
    published: published ?? updated,
    updated,
    categories: one.tags ?? [],
    author: by?.name?.trim() || null,
    passages: [],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function oneLine(written: string | null | undefined): string {
  return htmlIfItLooksSo(written ?? '').replace(/\s+/g, ' ');
}

function address(written: string | null | undefined, base: string): string | null {
  const trimmed = written?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed, base || undefined);
  if (url === null) return base === '' ? trimmed : null;
  if (!/^https?:$/.test(url.protocol)) return null;
  return /^https?:/i.test(trimmed) ? trimmed : url.href;
}

/** Version 1.1 asks that an id be the item's address, where it has one. */
function addressOfId(written: string | number | null | undefined): string | null {
  return typeof written === 'string' && /^https?:\/\//i.test(written) ? address(written, '') : null;
}

function issue(code: string, detail: string, entry: number | null = null): ReadIssue {
  return { code, detail, entry };
}
