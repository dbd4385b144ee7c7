import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLaw } from '../../../../feeds/read/law/egov-law.ts';
import type { Passage } from '../../../../src/domain/entry.ts';

const read = (text: string) =>
  readLaw({ url: 'https://laws.example.go.jp/x', contentType: null, body: new TextEncoder().encode(text) });

const law = (body: string, attributes = 'Era="Reiwa" Year="08" PromulgateMonth="03" PromulgateDay="09"') =>
  `<?xml version="1.0" encoding="UTF-8"?><Law ${attributes}><LawNum>令和八年法律第九号</LawNum><LawBody>` +
  `<LawTitle>見本法</LawTitle>${body}</LawBody></Law>`;
const sentence = (...words: string[]) =>
  `<ParagraphSentence>${words.map(one => `<Sentence>${one}</Sentence>`).join('\n')}</ParagraphSentence>`;

/** `第三条（目的） 3(2)(i)`: where a passage stands, on one line. */
const place = ({ pinpoint }: Passage) =>
  pinpoint.kind === 'article'
    ? [pinpoint.article, pinpoint.paragraph, pinpoint.item].filter(part => part !== null).join('/')
    : pinpoint.kind;

describe('a law', () => {
  test('gives its title, number and day of promulgation', () => {
    const [entry] = read(law('<MainProvision/>')).entries;
    expect(entry).toMatchObject({ title: '見本法', id: '令和八年法律第九号', published: '2026-03-09', updated: null });
  });

  test('has a passage for each paragraph and item, wherever its articles stand', () => {
    const { entries } = read(
      law(`<MainProvision><Part Num="1"><Chapter Num="1"><Section Num="1">
        <Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
          <Paragraph Num="1">${sentence('目的を定める。')}</Paragraph></Article>
        <Article Num="1_2"><ArticleTitle>第一条の二</ArticleTitle>
          <Paragraph Num="1">${sentence('次のとおり。')}
            <Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>第一の事項</Sentence></ItemSentence>
              <Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>細目</Sentence></Subitem1Sentence></Subitem1></Item></Paragraph>
          <Paragraph Num="2">${sentence('準用する。')}</Paragraph></Article>
      </Section></Chapter></Part></MainProvision>
      <SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel>
        <Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1">${sentence('公布の日から施行する。', 'ただし、第二条を除く。')}</Paragraph></Article>
      </SupplProvision>
      <SupplProvision AmendLawNum="令和九年法律第二号"><Paragraph Num="1">${sentence('改正附則')}</Paragraph></SupplProvision>`),
    );
    const passages = entries[0]?.passages ?? [];
    expect(passages.map(place)).toEqual(['1', '1-2/1', '1-2/1/1', '1-2/2', 'suppl-1', 'suppl-令和九年法律第二号/1']);
    expect(passages.map(({ text }) => text)).toEqual([
      '目的を定める。',
      '次のとおり。',
      '第一の事項\nイ細目',
      '準用する。',
      '公布の日から施行する。ただし、第二条を除く。',
      '改正附則',
    ]);
    expect(passages[0]?.heading).toBe('第一条（目的）');
  });

  test('leaves out readings and keeps columns apart', () => {
    const { entries } = read(
      law(`<MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1">
        <ParagraphSentence><Sentence><Ruby>鑑<Rt>かんが</Rt></Ruby>み</Sentence></ParagraphSentence>
        <Item Num="1"><ItemSentence><Column Num="1"><Sentence>甲</Sentence></Column><Column Num="2"><Sentence>乙</Sentence></Column></ItemSentence></Item>
      </Paragraph></Article></MainProvision>`),
    );
    expect(entries[0]?.passages.map(({ text }) => text)).toEqual(['鑑み', '甲　乙']);
  });

  test('an article that an amendment quotes is no article of the law', () => {
    const { entries } = read(
      law(`<MainProvision/><SupplProvision><Article Num="3"><ArticleTitle>Article 3</ArticleTitle><Paragraph Num="1">
        ${sentence('The Act is amended as follows.')}
        <AmendProvision><NewProvision><Article Num="9"><ArticleTitle>Article 9</ArticleTitle></Article></NewProvision></AmendProvision>
      </Paragraph></Article></SupplProvision>`),
    );
    expect(entries[0]?.passages.map(place)).toEqual(['suppl-3']);
  });

  test('comes as a tree from the law API too, with its id and the day its revision took effect', () => {
    const tree = {
      law_info: { law_id: '508AC0000000009', promulgation_date: '2026-03-09' },
      revision_info: { amendment_enforcement_date: '2026-09-01' },
      law_full_text: {
        tag: 'Law',
        attr: { Era: 'Reiwa' },
        children: [
          { tag: 'LawNum', attr: {}, children: ['令和八年法律第九号'] },
          {
            tag: 'LawBody',
            children: [
              { tag: 'LawTitle', attr: {}, children: ['見本法'] },
              {
                tag: 'MainProvision',
                children: [
                  {
                    tag: 'Article',
                    attr: { Num: '1' },
                    children: [
                      { tag: 'ArticleTitle', children: ['第一条'] },
                      {
                        tag: 'Paragraph',
                        attr: { Num: '1' },
                        children: [
                          { tag: 'ParagraphSentence', children: [{ tag: 'Sentence', children: ['目的を定める。'] }] },
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
    };
    const [entry] = read(JSON.stringify(tree)).entries;
    expect(entry).toMatchObject({
      title: '見本法',
      id: '508AC0000000009',
      link: 'https://laws.e-gov.go.jp/law/508AC0000000009',
      published: '2026-03-09',
      updated: '2026-09-01',
    });
    expect(entry?.passages.map(({ text }) => text)).toEqual(['目的を定める。']);
  });

  const none = [
    '',
    '{',
    '{}',
    '<Law/>',
    '<html><body>404</body></html>',
    '{"law_full_text":null}',
    '<Law><LawBody/></Law>',
  ];
  test.each(none)('%s holds no law, and says so', text => {
    const { entries, issues } = read(text);
    expect([entries.length, issues.map(({ code }) => code)]).toEqual([0, ['no-law']]);
  });

  test('no bytes make the reader throw, however deep they nest', () => {
    read(`<Law>${'<Chapter>'.repeat(200_000)}`);
    read(`{"law_full_text":${'{"tag":"Law","children":['.repeat(2_000)}`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), body => void readLaw({ url: '', contentType: null, body })),
    );
    fc.assert(fc.property(fc.json(), json => void read(`{"law_full_text":${json}}`)));
  });
});

const captures = resolve(import.meta.dirname, '../../../../../shared/captures/laws');
const isThere = existsSync(captures);
describe.skipIf(!isThere)('the AI Promotion Act (../shared)', () => {
  const passages = (name: string) =>
    // The body of a suite that is skipped runs all the same.
    isThere
      ? (readLaw({ url: '', contentType: null, body: readFileSync(`${captures}/${name}`) }).entries[0]?.passages ?? [])
      : [];
  const articles = (all: readonly Passage[]) =>
    new Set(all.flatMap(({ pinpoint }) => (pinpoint.kind === 'article' ? [pinpoint.article] : [])));
  const japanese = passages('ai-promotion-act-507AC0000000053.ja.xml');
  const english = passages('ai-promotion-act-government-reference.en.xml');

  test('has 28 articles in its main text, in both languages', () => {
    const main = Array.from({ length: 28 }, (_, index) => String(index + 1));
    expect([...articles(japanese)]).toEqual([...main, 'suppl-1', 'suppl-2']);
    expect([...articles(english)]).toEqual([...main, 'suppl-1', 'suppl-2', 'suppl-3', 'suppl-4']);
  });

  test('its paragraphs stand side by side in both languages', () => {
    const places = (all: readonly Passage[]) => all.map(place).filter(one => !one.startsWith('suppl'));
    expect(places(english)).toEqual(places(japanese));
  });
});
