import { dayInZone } from '../calendar/say-date.ts';
import type { Entry, Passage } from '../domain/entry.ts';
import type { Draft } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { PartialDate } from '../domain/time.ts';
import { withoutControls } from '../text/without-controls.ts';
import { normaliseUrl } from './normalise-url.ts';

/** An entry as its source's catalogue entry says it is to be taken. */
export function tidy(entry: Entry, source: Source): Draft {
  return {
    title: cutTitle(oneLine(entry.title)),
    summary: sameAs(entry.summary, entry.title) ? '' : withoutControls(entry.summary).trim(),
    content: entry.content === entry.summary ? '' : withoutControls(entry.content).trim(),
    url: entry.link === null ? null : normaliseUrl(entry.link, source.fragments),
    publisher: source.publisher,
    publisherBodies: source.bodies,
    publishedAt: inPrecision(entry.published, source.datePrecision),
    updatedAt: inPrecision(entry.updated, source.datePrecision),
    language: source.language,
  };
}

function inPrecision(date: PartialDate | null, precision: Source['datePrecision']): PartialDate | null {
  return date !== null && precision === 'day' ? dayInZone(date, 'Asia/Tokyo') : date;
}

/** No title is longer; what is compares with others for seconds. */
const titleLengthMax = 2_000;

/** What is cut shows, and how much. */
function cutTitle(title: string): string {
  if (title.length <= titleLengthMax) return title;
  const kept = title.slice(0, titleLengthMax).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (+${title.length - kept.length})`;
}

function oneLine(words: string): string {
  return withoutControls(words).replace(/\s+/g, ' ').trim();
}

/** A passage without what could redraw a screen. */
export function tidyPassage({ pinpoint, heading, text }: Passage): Passage {
  return {
    pinpoint: pinpoint.kind === 'heading' ? { kind: 'heading', heading: withoutControls(pinpoint.heading) } : pinpoint,
    heading: withoutControls(heading),
    text: withoutControls(text),
  };
}

/** Some feeds repeat the title as description. */
function sameAs(summary: string, title: string): boolean {
  return oneLine(summary) === oneLine(title);
}
