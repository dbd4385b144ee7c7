import { atom03Entry, atomEntry, type FeedCase } from './feed-case.ts';

/** Atom 1.0 (RFC 4287) and 0.3. */
export const atomCases: readonly FeedCase[] = [
  {
    name: 'Atom 1.0: the fields of the feed and of an entry',
    xml: '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sample</title><subtitle>All news</subtitle><link href="https://www.example.org/"/><link rel="self" href="https://www.example.org/atom"/><updated>2026-08-19T18:30:02Z</updated><author><name>K</name></author><id>urn:uuid:1</id><entry><title>One</title><link href="https://www.example.org/1"/><id>urn:uuid:2</id><published>2026-08-18T00:00:00Z</published><updated>2026-08-19T18:30:02Z</updated><summary>Some text.</summary><author><name>L</name></author><category term="ai" label="AI"/><category term="law"/></entry></feed>',
    feed: { title: 'Sample', link: 'https://www.example.org/', description: 'All news' },
    entries: [
      {
        title: 'One',
        link: 'https://www.example.org/1',
        id: 'urn:uuid:2',
        published: '2026-08-18T00:00:00+00:00',
        updated: '2026-08-19T18:30:02+00:00',
        summary: 'Some text.',
        content: '',
        author: 'L',
        categories: ['AI', 'law'],
      },
    ],
  },
  {
    name: 'Atom 0.3: tagline, issued, modified, created',
    xml: '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>About</tagline><link rel="alternate" type="text/html" href="http://www.example.org/"/><entry><title>One</title><link rel="alternate" type="text/html" href="http://www.example.org/1"/><id>tag:example.org,2004:1</id><issued>2004-01-01T19:48:21-05:00</issued><modified>2004-01-02T00:00:00Z</modified><created>2004-01-01T00:00:00Z</created><summary>Words</summary></entry></feed>',
    feed: { title: 'Old', description: 'About', link: 'http://www.example.org/' },
    entries: [
      {
        title: 'One',
        id: 'tag:example.org,2004:1',
        published: '2004-01-01T19:48:21-05:00',
        updated: '2004-01-02T00:00:00+00:00',
        summary: 'Words',
      },
    ],
  },
  {
    name: 'a prefix for Atom throughout',
    xml: '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:title>One</a:title><a:link href="http://www.example.org/1"/><a:updated>2026-08-19T00:00:00Z</a:updated></a:entry></a:feed>',
    feed: { title: 'T' },
    entries: [{ title: 'One', link: 'http://www.example.org/1', updated: '2026-08-19T00:00:00+00:00' }],
  },
  {
    name: 'a feed without namespace',
    xml: '<feed><title>T</title><entry><title>One</title><link href="http://www.example.org/1"/></entry></feed>',
    feed: { title: 'T' },
    entries: [{ title: 'One', link: 'http://www.example.org/1' }],
  },
  {
    name: 'a feed in a draft’s namespace',
    xml: '<feed xmlns="http://drafts.example/atom#"><title>T</title><entry><title>One</title></entry></feed>',
    feed: { title: 'T' },
    entries: [{ title: 'One' }],
  },
  {
    name: 'an entry is a document of its own (RFC 4287 §2)',
    xml: '<entry xmlns="http://www.w3.org/2005/Atom"><title>One</title><link href="http://www.example.org/1"/><id>x</id></entry>',
    entries: [{ title: 'One', link: 'http://www.example.org/1', id: 'x' }],
  },
  {
    name: 'atom:source does not lend its title, id and dates to the entry',
    xml: atomEntry(
      '<source><title>Origin</title><id>o</id><updated>2001-01-01T00:00:00Z</updated><link href="http://o.example/"/><author><name>O</name></author></source><title>One</title><id>x</id>',
    ),
    entries: [{ title: 'One', id: 'x', updated: null, link: null, author: 'O' }],
  },
  {
    name: 'only updated: it is the date of publication as well',
    xml: atomEntry('<title>One</title><updated>2026-08-19T00:00:00Z</updated>'),
    entries: [{ published: '2026-08-19T00:00:00+00:00', updated: '2026-08-19T00:00:00+00:00' }],
  },
  {
    name: 'only published: nothing is said of an update',
    xml: atomEntry('<title>One</title><published>2026-08-19T00:00:00Z</published>'),
    entries: [{ published: '2026-08-19T00:00:00+00:00', updated: null }],
  },
  {
    name: 'an empty name of an author is no author',
    xml: atomEntry('<title>One</title><author><name /></author>'),
    entries: [{ author: null }],
  },
  // §3.1.1: text, html, xhtml
  ...(
    [
      ['no type', '', 'Plain &amp; simple', 'Plain & simple'],
      ['text', ' type="text"', 'Less: &lt;', 'Less: <'],
      ['text, with what would be a tag', ' type="text"', 'the &lt;b&gt; tag', 'the <b> tag'],
      ['no type, with what would be a tag', '', 'the &lt;blink&gt; tag', 'the <blink> tag'],
      ['text, with what would be a reference', ' type="text"', 'AT&amp;amp;T', 'AT&amp;T'],
      ['html', ' type="html"', 'Less: &lt;em> &amp;lt; &lt;/em>', 'Less: <'],
      ['html in CDATA', ' type="html"', '<![CDATA[A <b>bold</b> &amp; word]]>', 'A bold & word'],
      ['HTML in capitals', ' type="HTML"', '&lt;b&gt;x&lt;/b&gt;', 'x'],
      ['xhtml', ' type="xhtml"', '<div xmlns="http://www.w3.org/1999/xhtml">Less: <em> &lt; </em></div>', 'Less: <'],
      [
        'xhtml with a prefix',
        ' type="xhtml"',
        '<x:div xmlns:x="http://www.w3.org/1999/xhtml">a<x:br/>b</x:div>',
        'a b',
      ],
      ['CDATA as text', ' type="text"', '<![CDATA[<b>]]>', '<b>'],
      ['a media type of text', ' type="text/plain"', '1 &lt; 2', '1 < 2'],
      ['a media type of HTML', ' type="text/html"', '&lt;i&gt;x&lt;/i&gt; y', 'x y'],
      ['escaped twice, without type', '', 'Q&amp;amp;A', 'Q&A'],
      ['line breaks', '', '\n  Two\n  lines\n', 'Two lines'],
    ] as const
  ).map(([name, type, written, title]) => ({
    name: `a title of type: ${name}`,
    xml: atomEntry(`<title${type}>${written}</title>`),
    entries: [{ title }],
  })),
  // §4.1.3: content
  ...(
    [
      ['text', '<content type="text">1 &lt; 2</content>', '1 < 2'],
      ['html', '<content type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</content>', 'One\n\ntwo'],
      [
        'xhtml',
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two</p></div></content>',
        'One\n\ntwo',
      ],
      [
        'an XML media type',
        '<content type="application/xhtml+xml"><p xmlns="http://www.w3.org/1999/xhtml">One</p></content>',
        'One',
      ],
      [
        'base64 that is text',
        `<content type="application/octet-stream">${Buffer.from('<p>One</p>').toString('base64')}</content>`,
        'One',
      ],
      ['base64 that is none', '<content type="image/png">iVBORw0KGgo=</content>', ''],
      ['out of line', '<content type="text/html" src="http://www.example.org/1.html"/>', ''],
    ] as const
  ).map(([name, written, content]) => ({
    name: `content of type: ${name}`,
    xml: atomEntry(written),
    entries: [{ content, summary: content }],
  })),
  {
    name: 'a summary goes before the content',
    xml: atomEntry('<content>Long</content><summary>Short</summary>'),
    entries: [{ summary: 'Short', content: 'Long' }],
  },
  // Atom 0.3: mode and media types
  ...(
    [
      [
        'xml, inline',
        '<title mode="xml" type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>',
        'A b',
      ],
      ['escaped HTML', '<title mode="escaped" type="text/html">A &lt;b&gt;b&lt;/b&gt;</title>', 'A b'],
      ['escaped plain text', '<title mode="escaped" type="text/plain">1 &lt; 2</title>', '1 < 2'],
      ['escaped in CDATA', '<title mode="escaped" type="text/html"><![CDATA[A &amp; <b>b</b>]]></title>', 'A & b'],
      [
        'base64',
        `<title mode="base64" type="text/html">${Buffer.from('A <b>b</b>').toString('base64')}</title>`,
        'A b',
      ],
      ['nothing', '<title>A</title>', 'A'],
      ['inline markup without mode', '<title type="text/html">A <b>b</b></title>', 'A b'],
    ] as const
  ).map(([name, written, title]) => ({
    name: `Atom 0.3, mode: ${name}`,
    xml: atom03Entry(written),
    entries: [{ title }],
  })),
  {
    name: 'a foreign title, by default namespace, is not the entry’s',
    xml: atomEntry('<title xmlns="http://vendor.example/">Other</title><title>One</title>'),
    entries: [{ title: 'One' }],
  },
  {
    name: 'a video: its description stands in a group',
    xml: atomEntry(
      '<title>One</title><media:group><media:title>Other</media:title><media:description>Words</media:description></media:group>',
      { attributes: ' xmlns:media="http://search.yahoo.com/mrss/"' },
    ),
    entries: [{ title: 'One', summary: 'Words' }],
  },
];
