import type { PartialDate } from '../../../../../src/domain/time.ts';
import { atom03Entry, atomEntry, type FeedCase, rdfItem, rss, rssItem } from './feed-case.ts';

const spaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:atom="http://www.w3.org/2005/Atom"';

function dates(
  name: string,
  inner: string,
  published: PartialDate | null,
  updated: PartialDate | null = null,
): FeedCase {
  return { name: `RSS: ${name}`, xml: rssItem(inner, spaces), entries: [{ published, updated }] };
}

/** Which date wins where several stand, and what a date without a zone means. The forms of dates are the calendar's. */
export const dateCases: readonly FeedCase[] = [
  dates('pubDate', '<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>', '2004-01-01T19:48:21+00:00'),
  dates('pubDate without weekday and seconds', '<pubDate>1 Jan 2004 19:48 EST</pubDate>', '2004-01-01T19:48:00-05:00'),
  dates(
    'pubDate with a year of two digits',
    '<pubDate>Thu, 01 Jan 04 19:48:21 GMT</pubDate>',
    '2004-01-01T19:48:21+00:00',
  ),
  dates('pubDate in the form of ISO', '<pubDate>2004-01-01T19:48:21Z</pubDate>', '2004-01-01T19:48:21+00:00'),
  dates(
    'dc:date beside a date of its change is that of publication',
    '<dc:date>2004-01-01</dc:date><dcterms:modified>2004-01-02</dcterms:modified>',
    '2004-01-01',
    '2004-01-02',
  ),
  dates('dc:date alone dates both', '<dc:date>2004-01-01</dc:date>', '2004-01-01', '2004-01-01'),
  dates(
    'pubDate goes before dc:date, which then is the update',
    '<dc:date>2004-01-02</dc:date><pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate>',
    '2004-01-01T00:00:00+00:00',
    '2004-01-02',
  ),
  dates('dcterms:issued', '<dcterms:issued>2004-01-01</dcterms:issued>', '2004-01-01'),
  dates('dcterms:created', '<dcterms:created>2004-01-01</dcterms:created>', '2004-01-01'),
  dates(
    'dcterms:modified is the update',
    '<pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate><dcterms:modified>2004-01-03</dcterms:modified>',
    '2004-01-01T00:00:00+00:00',
    '2004-01-03',
  ),
  dates(
    'atom:updated is the update',
    '<pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate><atom:updated>2004-01-03T00:00:00Z</atom:updated>',
    '2004-01-01T00:00:00+00:00',
    '2004-01-03T00:00:00+00:00',
  ),
  dates('atom:published', '<atom:published>2004-01-03T00:00:00Z</atom:published>', '2004-01-03T00:00:00+00:00'),
  dates(
    'one that cannot be read gives way to one that can',
    '<pubDate>yesterday</pubDate><dc:date>2004-01-01</dc:date>',
    '2004-01-01',
    '2004-01-01',
  ),
  dates('an empty one is none', '<pubDate/>', null),
  dates('a month', '<dc:date>2004-01</dc:date>', '2004-01', '2004-01'),
  dates('the zone JST', '<pubDate>Wed, 19 Aug 2026 17:00:00 JST</pubDate>', '2026-08-19T17:00:00+09:00'),
  dates('a day stays a day', '<pubDate>Wed, 19 Aug 2026</pubDate>', '2026-08-19'),
  dates('without a zone it is UTC', '<pubDate>Wed, 19 Aug 2026 17:00:00</pubDate>', '2026-08-19T17:00:00+00:00'),
  {
    name: 'without a zone it is Japan’s, in a Japanese feed',
    xml: rss('<item><title>お知らせ</title><pubDate>2026-08-19 17:00:00</pubDate></item>'),
    entries: [{ published: '2026-08-19T17:00:00+09:00' }],
  },
  {
    name: 'without a zone it is Japan’s, where the feed says that it is Japanese',
    xml: rss('<item><title>AI</title><pubDate>2026-08-19 17:00:00</pubDate></item>', {
      channel: '<language>ja</language>',
    }),
    entries: [{ published: '2026-08-19T17:00:00+09:00' }],
  },
  {
    name: 'RDF: dc:date',
    xml: rdfItem('<title>x</title><dc:date>2004-01-01T19:48:21-05:00</dc:date>'),
    entries: [{ published: '2004-01-01T19:48:21-05:00' }],
  },
  {
    name: 'the channel’s date is no item’s',
    xml: rss('<item><title>x</title></item>', {
      channel:
        '<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><lastBuildDate>Thu, 01 Jan 2004 19:48:21 GMT</lastBuildDate>',
    }),
    entries: [{ published: null, updated: null }],
  },
  {
    name: 'Atom: published goes before updated',
    xml: atomEntry('<updated>2004-01-02T00:00:00Z</updated><published>2004-01-01T00:00:00Z</published>'),
    entries: [{ published: '2004-01-01T00:00:00+00:00', updated: '2004-01-02T00:00:00+00:00' }],
  },
  {
    name: 'Atom: one that cannot be read costs itself alone',
    xml: atomEntry('<title>x</title><updated>soon</updated><published>2004-01-01T00:00:00Z</published>'),
    entries: [{ title: 'x', published: '2004-01-01T00:00:00+00:00', updated: null }],
  },
  {
    name: 'Atom 0.3: created, where nothing was issued',
    xml: atom03Entry('<created>2004-01-01T00:00:00Z</created><modified>2004-01-03T00:00:00Z</modified>'),
    entries: [{ published: '2004-01-01T00:00:00+00:00', updated: '2004-01-03T00:00:00+00:00' }],
  },
];
