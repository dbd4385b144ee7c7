import { atomEntry, type FeedCase, rdfItem, rss, rssItem } from './feed-case.ts';

const at = 'http://www.example.org';
const feedburner = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"';
const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';

function rssLink(name: string, inner: string, link: string | null, attributes = ''): FeedCase {
  return { name: `RSS: ${name}`, xml: rssItem(inner, attributes), entries: [{ link }] };
}

function atomLink(
  name: string,
  inner: string,
  link: string | null,
  more: Parameters<typeof atomEntry>[1] = {},
): FeedCase {
  return { name: `Atom: ${name}`, xml: atomEntry(inner, more), entries: [{ link }] };
}

/** Which address is the entry's, and what it is relative to. The document stands at /feeds/news.xml of www.example.go.jp. */
export const linkCases: readonly FeedCase[] = [
  rssLink('an absolute link stays as written', '<link>http://www.example.org</link>', at),
  rssLink('blanks and line breaks around it go', `<link>\n  ${at}/1 \n</link>`, `${at}/1`),
  rssLink('ampersands', `<link>${at}/?a=1&amp;b=2</link>`, `${at}/?a=1&b=2`),
  rssLink('in CDATA', `<link><![CDATA[${at}/?a=1&b=2]]></link>`, `${at}/?a=1&b=2`),
  rssLink('a fragment stays', `<link>${at}/#next_steps</link>`, `${at}/#next_steps`),
  rssLink('letters beyond ASCII stay', `<link>${at}/公表</link>`, `${at}/公表`),
  rssLink('relative to the document', '<link>../1.html</link>', 'https://www.example.go.jp/1.html'),
  rssLink('from the root', '<link>/1.html</link>', 'https://www.example.go.jp/1.html'),
  rssLink('without scheme', '<link>//other.example/1</link>', 'https://other.example/1'),
  rssLink('an empty one is none', '<link/>', null),
  rssLink('a script is none', '<link>javascript:alert(1)</link>', null),
  rssLink('data is none', '<link>data:text/html,x</link>', null),
  rssLink('the first that is one', `<link/><link>${at}/2</link>`, `${at}/2`),
  rssLink('a permanent GUID stands in', `<guid>${at}/g</guid>`, `${at}/g`),
  rssLink('a GUID that says it is permanent', `<guid isPermaLink="true">${at}/g</guid>`, `${at}/g`),
  rssLink('a GUID that says it is not', `<guid isPermaLink="false">${at}/g</guid>`, null),
  rssLink('a GUID that is a number', '<guid>12345</guid>', null),
  rssLink(
    'a relative GUID that says it is permanent',
    '<guid isPermaLink="true">/g</guid>',
    'https://www.example.go.jp/g',
  ),
  rssLink('the link goes before the GUID', `<guid>${at}/g</guid><link>${at}/1</link>`, `${at}/1`),
  rssLink('Atom’s link stands in', `<atom:link href="${at}/1"/>`, `${at}/1`, atom),
  rssLink('Atom’s link to itself does not', `<atom:link rel="self" href="${at}/1"/>`, null, atom),
  rssLink(
    'behind a counter stands the true one',
    `<link>http://feedproxy.google.com/~r/x/1</link><feedburner:origLink>${at}/1</feedburner:origLink>`,
    `${at}/1`,
    feedburner,
  ),
  rssLink(
    'what is no counter stays',
    `<link>${at}/1</link><feedburner:origLink>${at}/orig</feedburner:origLink>`,
    `${at}/1`,
    feedburner,
  ),
  rssLink('an attached file, where nothing else leads anywhere', `<enclosure url="${at}/1.pdf"/>`, `${at}/1.pdf`),
  {
    name: 'RSS: xml:base of the root',
    xml: rssItem('<link>1.html</link>', `xml:base="${at}/a/"`),
    entries: [{ link: `${at}/a/1.html` }],
  },
  {
    name: 'RSS: xml:base of the channel',
    xml: `<rss version="2.0"><channel xml:base="${at}/a/"><title>T</title><link>index.html</link><item><title>x</title><link>1.html</link></item></channel></rss>`,
    feed: { link: `${at}/a/index.html` },
    entries: [{ link: `${at}/a/1.html` }],
  },
  {
    name: 'RSS: xml:base of the item, relative to the channel’s, relative to the root’s',
    xml: `<rss version="2.0" xml:base="${at}"><channel xml:base="/a/"><item xml:base="b/"><title>x</title><link>1.html</link></item></channel></rss>`,
    entries: [{ link: `${at}/a/b/1.html` }],
  },
  {
    name: 'RSS: xml:base of the link itself',
    xml: rssItem(`<link xml:base="${at}/a/">1.html</link>`),
    entries: [{ link: `${at}/a/1.html` }],
  },
  {
    name: 'RDF: xml:base of the root',
    xml: rdfItem('<title>x</title><link>1.html</link>').replace('<rdf:RDF ', `<rdf:RDF xml:base="${at}/r/" `),
    entries: [{ link: `${at}/r/1.html` }],
  },
  {
    name: 'the channel’s link is its text, not Atom’s address of itself',
    xml: rss('', {
      attributes: atom,
      channel: '<atom:link rel="self" href="https://www.example.go.jp/feeds/news.xml"/>',
    }),
    feed: { link: 'https://www.example.go.jp/' },
  },
  {
    name: 'a channel that has only Atom’s link',
    xml: `<rss version="2.0" ${atom}><channel><title>T</title><atom:link rel="self" href="${at}/rss"/><atom:link href="${at}/"/></channel></rss>`,
    feed: { link: `${at}/` },
  },
  atomLink('no relation means alternate', `<link href="${at}/1"/>`, `${at}/1`),
  atomLink(
    'alternate goes before the others',
    `<link rel="self" href="${at}/s"/><link rel="edit" href="${at}/e"/><link rel="alternate" href="${at}/1"/>`,
    `${at}/1`,
  ),
  atomLink(
    'IANA’s address of a relation',
    `<link rel="self" href="${at}/s"/><link rel="http://www.iana.org/assignments/relation/alternate" href="${at}/1"/>`,
    `${at}/1`,
  ),
  atomLink(
    'HTML goes before other types',
    `<link type="application/pdf" href="${at}/1.pdf"/><link type="text/html" href="${at}/1"/>`,
    `${at}/1`,
  ),
  atomLink(
    'another type, where it is the only one',
    `<link type="application/pdf" href="${at}/1.pdf"/>`,
    `${at}/1.pdf`,
  ),
  atomLink('the first of two', `<link href="${at}/1"/><link href="${at}/2"/>`, `${at}/1`),
  atomLink('an address of itself is none', `<link rel="self" href="${at}/s"/>`, null),
  atomLink('replies are none', `<link rel="replies" href="${at}/s"/>`, null),
  atomLink('content that is kept elsewhere', `<content type="text/html" src="${at}/c"/>`, `${at}/c`),
  atomLink('an id that is an address stands in', `<id>${at}/id</id>`, `${at}/id`),
  atomLink('an id that is none does not', '<id>tag:example.org,2026:1</id>', null),
  atomLink('relative to the document', '<link href="1.html"/>', 'https://www.example.go.jp/feeds/1.html'),
  atomLink('xml:base of the feed', '<link href="1.html"/>', `${at}/a/1.html`, { attributes: ` xml:base="${at}/a/"` }),
  atomLink('xml:base of the entry', '<link href="1.html"/>', `${at}/b/1.html`, {
    attributes: ` xml:base="${at}/a/"`,
    entry: ` xml:base="${at}/b/"`,
  }),
  atomLink('xml:base of the entry, relative', '<link href="1.html"/>', `${at}/a/b/1.html`, {
    attributes: ` xml:base="${at}/a/"`,
    entry: ' xml:base="b/"',
  }),
  atomLink(
    'xml:base of the feed, relative to the document',
    '<link href="1.html"/>',
    'https://www.example.go.jp/x/1.html',
    { attributes: ' xml:base="/x/"' },
  ),
  atomLink('xml:base of the link', `<link xml:base="${at}/c/" href="1.html"/>`, `${at}/c/1.html`),
  atomLink(
    'an xml:base that is no address is passed over',
    '<link href="1.html"/>',
    'https://www.example.go.jp/feeds/1.html',
    { attributes: ' xml:base="http://["' },
  ),
  atomLink('blanks around it go', `<link href=" ${at}/1 "/>`, `${at}/1`),
  {
    name: 'Atom: the feed’s alternate, not its own address',
    xml: atomEntry('<title>x</title>', {
      feed: `<link rel="self" href="${at}/atom"/><link rel="hub" href="${at}/hub"/><link href="${at}/"/>`,
    }),
    feed: { link: `${at}/` },
  },
  {
    name: 'ids stay as they are written',
    xml: rss(
      '<item><guid>../x</guid></item><item><guid isPermaLink="false"> item_1 </guid></item><item><guid><![CDATA[http://www.example.org/?a=1&b=2]]></guid></item>',
    ),
    entries: [{ id: '../x' }, { id: 'item_1' }, { id: 'http://www.example.org/?a=1&b=2' }],
  },
];
