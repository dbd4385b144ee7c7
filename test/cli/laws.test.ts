import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { kairan, lines } from '../spine/kairan.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-laws-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lawId = '507AC0000000999';
const address = `https://laws.e-gov.go.jp/api/2/law_data/${lawId}?response_format=json`;

const xml = (title: string, sentence: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Law Lang="ja" Era="Reiwa" Year="07" Num="999" PromulgateMonth="06" PromulgateDay="04" LawType="Act">
<LawNum>令和七年法律第九百九十九号</LawNum><LawBody><LawTitle>${title}</LawTitle><MainProvision>
<Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>${sentence}</Sentence></ParagraphSentence></Paragraph></Article>
</MainProvision></LawBody></Law>`;

const tree = (title: string, sentence: string) => ({
  law_info: { law_id: lawId, promulgation_date: '2025-06-04' },
  revision_info: { amendment_enforcement_date: '2025-09-01' },
  law_full_text: {
    tag: 'Law',
    attr: { Lang: 'ja' },
    children: [
      {
        tag: 'LawBody',
        attr: {},
        children: [
          { tag: 'LawTitle', attr: {}, children: [title] },
          {
            tag: 'MainProvision',
            attr: {},
            children: [
              {
                tag: 'Article',
                attr: { Num: '1' },
                children: [
                  { tag: 'ArticleCaption', attr: {}, children: ['（目的）'] },
                  { tag: 'ArticleTitle', attr: {}, children: ['第一条'] },
                  {
                    tag: 'Paragraph',
                    attr: { Num: '1' },
                    children: [
                      {
                        tag: 'ParagraphSentence',
                        attr: {},
                        children: [{ tag: 'Sentence', attr: {}, children: [sentence] }],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
});

const measures = write(
  'measures.yaml',
  stringify({
    asOf: '2026-10-11',
    measures: [
      {
        id: 'sample-law',
        name: { ja: '見本法', en: 'Sample Act' },
        kind: 'statute',
        stage: 'in-force',
        status: { ja: '施行', en: 'in force' },
        issuer: { ja: '国会', en: 'National Diet' },
        bodies: ['diet'],
        themes: [],
        sectors: [],
        force: { level: 'duty' },
        penalties: false,
        timeline: [],
        lawId,
      },
    ],
  }),
);
const environment = { KAIRAN_MEASURES: measures };

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A world in which e-Gov answers for the sample law alone. */
function world(name: string, sentence: string): string {
  write(`${name}.json`, JSON.stringify(tree('見本法', sentence)));
  return write(`${name}.yaml`, stringify({ root: '.', at: '2026-11-24T09:00:00+09:00', [address]: `${name}.json` }));
}

const run = (args: readonly string[], db: string, replay = world('empty', 'この法律は、見本である。')) =>
  kairan([...args, '--db', join(folder, `${db}.db`), '--replay', replay], { environment });

test('laws fetch asks e-Gov’s law API, and the text answers for its article', async () => {
  const first = await run(['laws', 'fetch', '--measure', 'sample-law', '--json'], 'fetched');
  expect(lines(first.output)).toMatchObject([
    { from: lawId, kind: 'kept', measures: ['sample-law'], passages: 1, report: { added: 1 } },
  ]);
  expect(first.code).toBe(0);
  const again = await run(['laws', 'fetch', '--measure', 'sample-law'], 'fetched');
  expect(again.errors).toContain('already there, unchanged');
  const changed = await run(
    ['laws', 'fetch', '--measure', 'sample-law'],
    'fetched',
    world('changed', 'この法律は、改めた見本である。'),
  );
  expect(changed.errors).toContain('kept, with changes');
  const { output } = await run(['measure', 'Sample Act Article 1'], 'fetched');
  expect(output).toContain('この法律は、改めた見本である。');
  const kept = lines((await run(['publications', '--json'], 'fetched')).output);
  expect(kept).toMatchObject([
    {
      source: 'laws',
      arrival: 'import',
      kind: 'statute',
      url: `https://laws.e-gov.go.jp/law/${lawId}`,
      measures: [{ measure: 'sample-law', role: 'text-of' }],
    },
  ]);
});

test('laws import knows a text by its title, and an English one is a reference translation', async () => {
  const japanese = write('law.xml', xml('見本法', 'この法律は、見本である。'));
  const english = write(
    'law-en.xml',
    xml('Sample Act', 'This Act is a sample.').replace('（目的）', '(Purpose)').replace('第一条', 'Article 1'),
  );
  const { code, errors } = await run(['laws', 'import', japanese, english], 'imported');
  expect(errors).toContain('law.xml: kept: 1 passages, the text of sample-law.');
  expect(code).toBe(0);
  const { output } = await run(['measure', 'Sample Act Article 1'], 'imported');
  expect(output).toContain('Sample Act, Article 1 (Purpose)');
  expect(output).toContain('This Act is a sample.');
  expect(output).toContain('reference translation; only the Japanese text has legal effect');
  expect(output).toContain('この法律は、見本である。');
});

describe('what cannot be brought', () => {
  const check = (name: string, args: readonly string[], code: number, says: string) =>
    test(name, async () => {
      const ended = await run(args, 'refused');
      expect(ended.errors).toContain(says);
      expect(ended.code).toBe(code);
    });

  check(
    'a law of no measure',
    ['laws', 'import', write('other.xml', xml('ほかの法', '見本である。'))],
    1,
    '«ほかの法» is the name of no measure in the catalogue; --measure ID says whose text it is',
  );
  check(
    'a measure that is not there',
    ['laws', 'import', write('third.xml', xml('見本法', '見本である。')), '--measure', 'nothing'],
    1,
    'the catalogue has no measure «nothing»',
  );
  check('a file that is no law', ['laws', 'import', write('no-law.xml', '<rss/>')], 1, 'not kept: it holds no law');
  check('a file that is not there', ['laws', 'import', join(folder, 'gone.xml')], 2, 'cannot be read');
  check('nothing to do', ['laws'], 2, '"laws" takes "fetch", or "import" and files.');
});

const captures = resolve(import.meta.dirname, '../../../shared/captures/laws');
test.skipIf(!existsSync(captures))(
  'the AI Promotion Act as e-Gov gives it has 28 articles, in both languages',
  async () => {
    const files = ['ai-promotion-act-507AC0000000053.ja.xml', 'ai-promotion-act-government-reference.en.xml'];
    const { code } = await run(['laws', 'import', ...files.map(file => join(captures, file))], 'act');
    expect(code).toBe(0);
    const [line] = lines((await run(['measure', 'ai-promotion-act', '--article', '16', '--json'], 'act')).output);
    expect(line).toMatchObject({ id: 'ai-promotion-act', article: { number: '16', articles: 28 } });
    const languages = line?.article as { texts: { language: string }[] } | undefined;
    expect(languages?.texts.map(({ language }) => language).toSorted()).toEqual(['en', 'ja']);
    const { output } = await run(['measure', 'AI Promotion Act Article 40'], 'act');
    expect(output).toContain('have 28 articles; there is no Article 40. Nor does it contain penalty provisions.');
  },
);
