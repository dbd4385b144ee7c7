import { describe, expect, test } from 'vitest';
import { readEgovComments } from '../../../../feeds/read/feed/egov-comments.ts';

const list = (description: string, date = '') =>
  readEgovComments({
    url: 'https://public-comment.example.go.jp/rss/list.xml',
    contentType: null,
    body: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
      <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <channel rdf:about="https://public-comment.example.go.jp/"><title>意見募集案件一覧</title></channel>
      <item rdf:about="https://public-comment.example.go.jp/1"><title>見本指針（案）に関する意見募集</title>
      <link>https://public-comment.example.go.jp/1</link><description>${description}</description>${date}</item></rdf:RDF>`),
  });

describe('e-Gov’s list of public comments', () => {
  const check = (name: string, description: string, date: string, published: string | null) =>
    test(`${name}: ${published}`, async () => {
      const { entries } = await list(description, date);
      expect(entries.map(entry => entry.published)).toEqual([published]);
    });

  check(
    'a midnight in Japan told in UTC without seconds is the day of the notice',
    '案の公示日：2026/06/10&lt;br/&gt;受付締切日時：2026/07/10 00:00&lt;br/&gt;',
    '<dc:date>2026-06-09T15:00:Z</dc:date>',
    '2026-06-10',
  );
  check(
    'a result has the day of its own notice, not of the draft’s',
    '結果の公示日：2026/08/10&lt;br/&gt;案の公示日：2026/04/25&lt;br/&gt;',
    '',
    '2026-08-10',
  );
  check('full-width labels are read', '案の公示日：２０２６／０６／１０&lt;br/&gt;', '', '2026-06-10');
  check('without label and date there is none, and never today', '提出意見数：3&lt;br/&gt;', '', null);

  test('the labels stay apart in the summary, where the deadline is looked for', async () => {
    const { entries } = await list('案の公示日：2026/06/10&lt;br/&gt;受付締切日時：2026/07/10 00:00&lt;br/&gt;');
    expect(entries[0]?.summary).toMatch(/2026\/06\/10\s+受付締切日時：2026\/07\/10 00:00/);
  });
});
