import { readDate } from '../../../src/calendar/read-date.ts';
import type { Entry, FetchedDocument, Reading } from '../../../src/domain/entry.ts';
import { readFeedDocument } from './feed-document.ts';

/**
 * Reads e-Gov's lists of public comments: RSS 1.0 whose description holds labels («案の公示日：2026/06/10»). The day of
 * the notice, or of the result, stands there; the feed's own date is a midnight in Japan told in UTC, and the list of
 * results has none.
 */
export async function readEgovComments(document: FetchedDocument): Promise<Reading> {
  const { entries, ...reading } = await readFeedDocument(document);
  return { ...reading, entries: entries.map(dated) };
}

function dated(entry: Entry): Entry {
  const noticed = labelled(entry.summary, '結果の公示日') ?? labelled(entry.summary, '案の公示日');
  return { ...entry, published: noticed ?? entry.published };
}

function labelled(description: string, label: string) {
  const [, written] =
    new RegExp(`${label}\\s*[：:]\\s*([\\d/年月日.-]{8,11})`).exec(description.normalize('NFKC')) ?? [];
  return written === undefined ? null : readDate(written);
}
