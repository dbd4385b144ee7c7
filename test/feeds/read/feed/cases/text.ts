import { type FeedCase, rssItem } from './feed-case.ts';

function title(name: string, written: string, expected: string): FeedCase {
  return { name: `a title: ${name}`, xml: rssItem(`<title>${written}</title>`), entries: [{ title: expected }] };
}

function summary(name: string, written: string, expected: string): FeedCase {
  return {
    name: `a description: ${name}`,
    xml: rssItem(`<description>${written}</description>`),
    entries: [{ summary: expected }],
  };
}

/** What a person would read of RSS's texts, which are markup as often as not. */
export const textCases: readonly FeedCase[] = [
  title('numbers of Windows-1252', '&#147;AI&#148; &#x96; Act', '“AI” – Act'),
  title('plain', 'One', 'One'),
  title('an ampersand', 'Q&amp;A', 'Q&A'),
  title('escaped twice', 'Q&amp;amp;A', 'Q&A'),
  title('CDATA', '<![CDATA[Q&A]]>', 'Q&A'),
  title('CDATA with a reference', '<![CDATA[Q&amp;A]]>', 'Q&A'),
  title('CDATA beside text', 'One <![CDATA[<b>two</b>]]> three', 'One two three'),
  title('escaped tags', 'A &lt;b&gt;bold&lt;/b&gt; word', 'A bold word'),
  title('tags', 'A <b>bold</b> word', 'A bold word'),
  title('a less-than that is none of a tag', '1 &lt; 2 &gt; 0', '1 < 2 > 0'),
  title('what looks like a tag and is none', 'vector&lt;int&gt; &amp; List&lt;T&gt;', 'vector<int> & List<T>'),
  title('a mail address', 'K &lt;k@example.org&gt;', 'K <k@example.org>'),
  title('decimal reference', '&#20844;&#34920;', '公表'),
  title('hexadecimal reference', '&#x516c;&#x8868;', '公表'),
  title('escaped reference', '&amp;#8220;x&amp;#8221;', '“x”'),
  title('an escaped name', 'caf&amp;eacute;', 'café'),
  title('line breaks and tabs', '\n\tTwo\n\tlines ', 'Two lines'),
  title('a blank of Japanese width is a blank', '第1回　会合', '第1回 会合'),
  title('beyond the first plane', '𠮷野家 🏛', '𠮷野家 🏛'),
  title('empty', '', ''),
  title('a comment inside', 'One<!-- not this --> two', 'One two'),
  title('an instruction inside', 'One<?x y?> two', 'One two'),
  summary('paragraphs', '&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;', 'One\n\ntwo'),
  summary('breaks', 'One&lt;br/&gt;two', 'One\ntwo'),
  summary('a list', '<![CDATA[<ul><li>a</li><li>b</li></ul>]]>', 'a\n\nb'),
  summary('scripts and styles say nothing', '<![CDATA[<style>p{}</style>One<script>two()</script>]]>', 'One'),
  summary('inline XHTML', '<div xmlns="http://www.w3.org/1999/xhtml"><p>One <a href="x">two</a></p></div>', 'One two'),
  summary('an image says nothing', '&lt;img src="x.png"/&gt;One', 'One'),
  {
    name: 'entities that the document declares',
    xml: '<!DOCTYPE rss [<!ENTITY org "見本省"><!ENTITY amp2 "A &amp; B"> <!-- x --> <!ENTITY both "&org;の資料">]><rss version="2.0"><channel><title>&org;</title><item><title>&both; &amp2;</title></item></channel></rss>',
    feed: { title: '見本省' },
    entries: [{ title: '見本省の資料 A & B' }],
  },
  {
    name: 'entities of HTML that nobody declares',
    xml: rssItem(
      '<title>A&nbsp;&ndash;&nbsp;B &hellip; &amp; &lt;i&gt;</title><link>http://www.example.org/?a=1&amp;copy=2</link>',
    ),
    entries: [{ title: 'A – B … &', link: 'http://www.example.org/?a=1&copy=2' }],
  },
  {
    name: 'what CDATA holds is left alone by entities',
    xml: rssItem('<description><![CDATA[caf&eacute; &amp;eacute;]]></description><title>&eacute;</title>'),
    entries: [{ title: 'é', summary: 'café &eacute;' }],
  },
];
