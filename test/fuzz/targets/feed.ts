import assert from 'node:assert/strict';
import { readUnknown } from '../../../feeds/read/read.ts';
import { atomCases } from '../../feeds/read/feed/cases/atom.ts';
import { linkCases } from '../../feeds/read/feed/cases/links.ts';
import { rssCases } from '../../feeds/read/feed/cases/rss.ts';
import { textCases } from '../../feeds/read/feed/cases/text.ts';
import type { FuzzTarget } from '../target.ts';

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  items: [{ id: '1', url: 'https://www.example.org/1', content_html: '<p>One</p>', date_published: '2026-08-19' }],
});

export const feed: FuzzTarget = {
  name: 'feed',
  seeds: [
    ...[...rssCases, ...atomCases, ...linkCases, ...textCases].map(({ xml }) => Buffer.from(xml)),
    Buffer.from(json),
  ],
  words: [
    '<item>',
    '</item>',
    '<entry>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE rss [',
    '<!ENTITY a "&b;">',
    '<!ENTITY b "&a;&a;">',
    ']>',
    '&a;',
    '&eacute;',
    '&#x110000;',
    '&#0;',
    '&amp;lt;p&amp;gt;',
    '&lt;p',
    '<p<p<p<p',
    ' xmlns="http://www.w3.org/2005/Atom"',
    ' xmlns:dc=""',
    ' xml:base="//["',
    ' __proto__="x"',
    '<constructor>',
    '<__proto__/>',
    ' type="xhtml"',
    ' mode="base64"',
    ' href="javascript:alert(1)"',
    '<link>data:text/html,x</link>',
    '<pubDate>2026-13-45T99:99:99Z</pubDate>',
    '\u0000',
    '\ud800',
    '\u202e',
    '"items":[null,{"id":[]}],',
  ],
  async check(body) {
    const {
      feed: channel,
      entries,
      issues,
    } = await readUnknown({ url: 'https://www.example.org/feed', contentType: null, body }, 'feed');
    assert.ok(channel !== null || issues.length > 0, 'nothing was read and nothing said');
    assert.ok(entries.length <= 2000);
    for (const { title, link, published, updated, summary } of entries) {
      assert.ok(link === null || /^(?:https?|ftp):/i.test(link), `its link is ${link}`);
      assert.ok(!title.includes('\n'), 'its title has more than one line');
      assert.equal(typeof summary, 'string');
      for (const date of [published, updated])
        assert.ok(date === null || !Number.isNaN(Date.parse(date)), `its date is ${date}`);
    }
  },
};
