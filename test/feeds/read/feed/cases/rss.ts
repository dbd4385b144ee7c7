import { type FeedCase, rdfItem, rss, rssItem } from './feed-case.ts';

const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** RSS 0.90 to 2.0: where things stand in each version. */
export const rssCases: readonly FeedCase[] = [
  {
    name: 'RSS 2.0: the three fields of the channel and the five of an item',
    xml: rss(
      '<item><title>One</title><link>https://www.example.go.jp/1</link><description>First.</description><guid isPermaLink="false">n-1</guid><pubDate>Wed, 19 Aug 2026 09:00:00 +0900</pubDate></item>',
      { channel: '<description>All news</description>' },
    ),
    feed: { title: 'Sample', link: 'https://www.example.go.jp/', description: 'All news' },
    entries: [
      {
        title: 'One',
        link: 'https://www.example.go.jp/1',
        id: 'n-1',
        summary: 'First.',
        content: '',
        published: '2026-08-19T09:00:00+09:00',
        updated: null,
      },
    ],
  },
  {
    name: 'RSS 0.90: RDF with Netscape’s namespace, items beside the channel',
    xml: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Old</title><link>http://www.example.org</link><description>Very old</description></channel><image><title>Logo</title><url>http://www.example.org/l.gif</url><link>http://www.example.org/logo</link></image><item><title>One</title><link>http://www.example.org/1</link></item></rdf:RDF>',
    feed: { title: 'Old', link: 'http://www.example.org', description: 'Very old' },
    entries: [{ title: 'One', link: 'http://www.example.org/1', id: null, summary: '' }],
  },
  {
    name: 'RSS 0.91 with Netscape’s document type',
    xml: '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Caf&eacute;</title><link>http://www.example.org/</link><description>d</description><language>en-us</language><image><title>Logo</title><url>http://www.example.org/l.gif</url><link>http://www.example.org/i</link></image><item><title>D&eacute;j&agrave; vu</title><link>http://www.example.org/1</link><description>a &mdash; b</description></item><textinput><title>Search</title><link>http://www.example.org/s</link></textinput></channel></rss>',
    feed: { title: 'Café', link: 'http://www.example.org/' },
    entries: [{ title: 'Déjà vu', summary: 'a — b' }],
  },
  ...['0.92', '0.93', '0.94', '2.0', '2.0.1', '2.1', ''].map(version => ({
    name: `RSS «${version}»: an item without title`,
    xml: `<rss${version === '' ? '' : ` version="${version}"`}><channel><title>T</title><link>http://www.example.org/</link><item><description>Only words.</description></item></channel></rss>`,
    feed: { title: 'T' },
    entries: [{ title: '', link: null, id: null, summary: 'Only words.' }],
  })),
  {
    name: 'RSS 1.0: rdf:about is the id, dc:date the date',
    xml: rdfItem(
      '<title>公表</title><link>https://www.example.go.jp/a.html</link><description>概要</description><dc:date>2026-08-19T05:00:00+09:00</dc:date><dc:creator>広報室</dc:creator><dc:subject>AI</dc:subject>',
    ),
    feed: { title: '見本省', link: 'https://www.example.go.jp/', description: '新着' },
    entries: [
      {
        title: '公表',
        link: 'https://www.example.go.jp/a.html',
        id: 'https://www.example.go.jp/a.html',
        summary: '概要',
        published: '2026-08-19T05:00:00+09:00',
        author: '広報室',
        categories: ['AI'],
      },
    ],
  },
  {
    name: 'RSS 1.0: without link, what rdf:about names is the link',
    xml: rdfItem('<title>A</title>'),
    entries: [{ link: 'https://www.example.go.jp/a.html' }],
  },
  {
    name: 'RSS 1.0: an rdf:about that is no address is no link',
    xml: rdfItem('<title>A</title>', 'urn:x:1'),
    entries: [{ id: 'urn:x:1', link: null }],
  },
  {
    name: 'RSS 1.0 with other prefixes for the same namespaces',
    xml: '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><rss:channel r:about="http://www.example.org/"><rss:title>T</rss:title><rss:link>http://www.example.org/</rss:link></rss:channel><rss:item r:about="http://www.example.org/1"><rss:title>One</rss:title><rss:link>http://www.example.org/1</rss:link><d:date>2026-08-19</d:date></rss:item></r:RDF>',
    feed: { title: 'T', link: 'http://www.example.org/' },
    entries: [
      { title: 'One', link: 'http://www.example.org/1', id: 'http://www.example.org/1', published: '2026-08-19' },
    ],
  },
  {
    name: 'RSS 1.1: a Channel is the root, its items in a list',
    xml: '<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://www.example.org/rss"><title>T</title><link>http://www.example.org/</link><description>d</description><items rdf:parseType="Collection"><item rdf:about="http://www.example.org/1"><title>One</title><link>http://www.example.org/1</link></item><item rdf:about="http://www.example.org/2"><title>Two</title><link>http://www.example.org/2</link></item></items></Channel>',
    feed: { title: 'T', link: 'http://www.example.org/', description: 'd' },
    entries: [{ title: 'One', id: 'http://www.example.org/1' }, { title: 'Two' }],
  },
  {
    name: 'a channel without items is a feed without entries',
    xml: rss(''),
    feed: { title: 'Sample' },
    entries: [],
  },
  {
    name: 'items outside the channel, as RDF has them, are read in RSS 2.0 too',
    xml: '<rss version="2.0"><channel><title>T</title><link>http://www.example.org/</link></channel><item><title>One</title></item></rss>',
    feed: { title: 'T' },
    entries: [{ title: 'One' }],
  },
  {
    name: 'the image’s title and link are not the channel’s',
    xml: '<rss version="2.0"><channel><image><title>Logo</title><link>http://www.example.org/logo</link></image><title>T</title><link>http://www.example.org/</link></channel></rss>',
    feed: { title: 'T', link: 'http://www.example.org/' },
  },
  {
    name: 'the source of an item is not its title',
    xml: rssItem('<source url="http://other.example/rss">Other</source><title>One</title>'),
    entries: [{ title: 'One' }],
  },
  {
    name: 'Dublin Core stands in for what is missing',
    xml: rss(
      '<item><dc:title>One</dc:title><dc:description>Words</dc:description><dc:identifier>x-1</dc:identifier></item>',
      {
        attributes: dc,
        channel: '<dc:description>About</dc:description>',
      },
    ),
    feed: { description: 'About' },
    entries: [{ title: 'One', summary: 'Words', id: 'x-1' }],
  },
  {
    name: 'RSS’s own title goes before Dublin Core’s, whichever stands first',
    xml: rssItem('<dc:title>Other</dc:title><title>One</title>', dc),
    entries: [{ title: 'One' }],
  },
  {
    name: 'another prefix for Dublin Core',
    xml: rssItem('<x:date>2026-08-19</x:date><x:creator>K</x:creator>', 'xmlns:x="http://purl.org/dc/elements/1.1/"'),
    entries: [{ published: '2026-08-19', author: 'K' }],
  },
  {
    name: 'a namespace declared at the element that uses it',
    xml: rssItem('<title>A</title><q:date xmlns:q="http://purl.org/dc/elements/1.1/">2026-08-19</q:date>'),
    entries: [{ published: '2026-08-19' }],
  },
  {
    name: 'one prefix bound twice means what it is bound to where it stands',
    xml: rssItem(
      '<p:date>2026-08-19</p:date><x xmlns:p="http://vendor.example/ns"><p:date>1999-01-01</p:date></x>',
      'xmlns:p="http://purl.org/dc/elements/1.1/"',
    ),
    entries: [{ published: '2026-08-19' }],
  },
  {
    name: 'a prefix that looks like Dublin Core’s and is somebody else’s date by another name is not taken',
    xml: rssItem(
      '<title>A</title><v:title>Other</v:title><v:date>1999-01-01</v:date>',
      'xmlns:v="http://vendor.example/ns"',
    ),
    entries: [{ title: 'A', published: null }],
  },
  {
    name: 'RSS 2.0 in a default namespace of its own',
    xml: rssItem('<title>A</title><link>http://www.example.org/1</link>', 'xmlns="http://backend.userland.com/rss2"'),
    entries: [{ title: 'A', link: 'http://www.example.org/1' }],
  },
  {
    name: 'RSS 2.0 in a default namespace that nobody knows',
    xml: rssItem('<title>A</title><link>http://www.example.org/1</link>', 'xmlns="http://vendor.example/feed"'),
    entries: [{ title: 'A', link: 'http://www.example.org/1' }],
  },
  {
    name: 'RSS 2.0 with Atom as its default namespace, by mistake',
    xml: rssItem('<title>A</title><link>http://www.example.org/1</link>', 'xmlns="http://www.w3.org/2005/Atom"'),
    feed: { title: 'Sample', link: 'https://www.example.go.jp/' },
    entries: [{ title: 'A', link: 'http://www.example.org/1' }],
  },
  {
    name: 'an element of Atom in an item, by a default namespace of its own',
    xml: rssItem('<title>A</title><link xmlns="http://www.w3.org/2005/Atom" href="http://www.example.org/1"/>'),
    entries: [{ title: 'A', link: 'http://www.example.org/1' }],
  },
  {
    name: 'a foreign element with a default namespace is not the item’s title',
    xml: rssItem('<title xmlns="http://vendor.example/ns">Other</title><title>A</title>'),
    entries: [{ title: 'A' }],
  },
  {
    name: 'content:encoded is the content, the description the summary',
    xml: rssItem(
      '<description>Short.</description><content:encoded><![CDATA[<p>Long</p><p>words.</p>]]></content:encoded>',
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ),
    entries: [{ summary: 'Short.', content: 'Long\n\nwords.' }],
  },
  {
    name: 'content alone is the summary too',
    xml: rssItem(
      '<content:encoded>&lt;p&gt;Long words.&lt;/p&gt;</content:encoded>',
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ),
    entries: [{ summary: 'Long words.', content: 'Long words.' }],
  },
  {
    name: 'xhtml:body is content',
    xml: rssItem(
      '<xhtml:body><xhtml:p>Long <xhtml:b>words</xhtml:b>.</xhtml:p></xhtml:body>',
      'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    ),
    entries: [{ content: 'Long words.' }],
  },
  {
    name: 'a body of XHTML by default namespace is content',
    xml: rssItem(
      '<description>Short</description><body xmlns="http://www.w3.org/1999/xhtml"><p>Long words.</p></body>',
    ),
    entries: [{ summary: 'Short', content: 'Long words.' }],
  },
  {
    name: 'podcasts: a summary of iTunes where there is no other',
    xml: rssItem(
      '<itunes:title>T</itunes:title><itunes:summary>Words</itunes:summary><itunes:author>K</itunes:author><enclosure url="http://www.example.org/1.mp3" type="audio/mpeg" length="1"/>',
      'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    ),
    entries: [{ title: 'T', summary: 'Words', author: 'K', link: 'http://www.example.org/1.mp3' }],
  },
  {
    name: 'media: a title and description in a group',
    xml: rssItem(
      '<media:group><media:title>T</media:title><media:description>Words</media:description></media:group>',
      'xmlns:media="http://search.yahoo.com/mrss/"',
    ),
    entries: [{ title: 'T', summary: 'Words' }],
  },
  {
    name: 'media’s title is not taken where the item has one',
    xml: rssItem('<media:title>Picture</media:title><title>A</title>', 'xmlns:media="http://search.yahoo.com/mrss/"'),
    entries: [{ title: 'A' }],
  },
  {
    name: 'categories and author',
    xml: rssItem(
      '<category>AI</category><category domain="x">Law &amp; policy</category><author>k@example.org (K)</author>',
    ),
    entries: [{ categories: ['AI', 'Law & policy'], author: 'k@example.org (K)' }],
  },
  {
    name: 'names in capitals',
    xml: '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><LINK>http://www.example.org/</LINK><ITEM><TITLE>One</TITLE><PUBDATE>Wed, 19 Aug 2026 09:00:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>',
    feed: { title: 'T' },
    entries: [{ title: 'One', published: '2026-08-19T09:00:00+00:00' }],
  },
];
