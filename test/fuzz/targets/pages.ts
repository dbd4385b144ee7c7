import assert from 'node:assert/strict';
import { readUnknown } from '../../../feeds/read/read.ts';
import type { SourceKind } from '../../../src/domain/source.ts';
import { pdfOf } from '../../world/pdf.ts';
import type { FuzzTarget } from '../target.ts';

/** A reader of one kind: whatever it is handed, it reads something or says why not. */
function reader(kind: SourceKind, seeds: readonly (string | Uint8Array)[], words: readonly string[]): FuzzTarget {
  return {
    name: kind,
    seeds: seeds.map(seed => Buffer.from(seed as string)),
    words: [...words, '\u0000', '\ud800', '<!--', '&#x110000;', '令和元年', '2026年13月45日'],
    async check(body) {
      const document = { url: 'https://www.example.go.jp/x/', contentType: null, body };
      const { feed, entries, issues } = await readUnknown(document, kind);
      assert.ok(feed !== null || entries.length > 0 || issues.length > 0, 'nothing was read and nothing said');
      for (const { link, published } of entries) {
        assert.ok(link === null || !/^(?:javascript|data|vbscript):/i.test(link), `its link is ${link}`);
        assert.ok(published === null || !Number.isNaN(Date.parse(published)), `its date is ${published}`);
      }
    },
  };
}

const list = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>報道発表</title></head><body><nav><a href="/">トップ</a></nav><main><h1>報道発表</h1><dl><dt>2026年8月19日</dt><dd><a href="/press/1.html">AI事業者ガイドラインの公表</a></dd><dt>令和8年8月18日</dt><dd><a href="/press/2.pdf">検討会（第２回）の開催 [PDF]</a></dd></dl><table><tr><td>R8.8.17</td><td><a href="3.html">意見募集</a></td></tr></table></main></body></html>`;
const law = `<?xml version="1.0" encoding="UTF-8"?><Law Era="Reiwa" Year="08" PromulgateMonth="03" PromulgateDay="09"><LawNum>令和八年法律第九号</LawNum><LawBody><LawTitle>見本法</LawTitle><MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>この法律は、見本である。</Sentence></ParagraphSentence></Paragraph></Article></MainProvision></LawBody></Law>`;
const comments = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>意見募集</title></channel><item><title>指針（案）</title><link>https://www.example.go.jp/1</link><description>意見募集締切日 2026/07/10 00:00</description><dc:date>2026-06-10T15:00:Z</dc:date></item></rdf:RDF>`;
const html = [
  '<a href="javascript:alert(1)">2026年8月1日 x</a>',
  '<base href="//[">',
  '<table>',
  '</main>',
  '<script>',
  '<template>',
];

export const htmlList = reader('html-list', [list], html);
export const page = reader('page', [list], html);
export const pdf = reader(
  'pdf',
  [pdfOf([{ latin: ['Guidance on AI'] }, { japanese: ['指針'] }])],
  ['stream\n', 'endstream', '<< /Length -1 >>', '/Kids [1 0 R]', 'xref'],
);
export const egovLaw = reader(
  'egov-law',
  [law],
  ['<Article Num="2">', '<Paragraph>', '</Law>', '{"law_full_text":[]}'],
);
export const egovComments = reader('egov-comments', [comments], ['締切日', '2026/02/30', '<item>', '&amp;']);
