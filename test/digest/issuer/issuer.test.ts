import { expect, test } from 'vitest';
import { issuerOf, sayIssuer } from '../../../src/digest/issuer/issuer.ts';
import { createOfficials } from '../../../src/digest/issuer/official.ts';
import { createPublishers } from '../../../src/digest/issuer/publishers.ts';
import { publishingNames } from '../../../src/digest/title/grammar.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Body, Kind } from '../../../src/domain/tags.ts';
import { aPublication, aSource, aTag, noTags } from '../../world/sample.ts';

const names = (ja: string, en = ja) => ({ ja, en });
const mic = names('総務省', 'Ministry of Internal Affairs and Communications');
const sources = [
  aSource({ id: 'mic', bodies: ['mic'], publisher: mic }),
  aSource({ id: 'egov', publisherType: 'legislature', publisher: names('e-Gov') }),
  aSource({ id: 'itmedia', publisherType: 'media', publisher: names('ITmedia') }),
  aSource({ id: 'boj', publisher: names('日本銀行', 'Bank of Japan'), url: 'https://www.boj.or.jp/rss.xml' }),
];
const whose = {
  isOfficial: createOfficials(sources),
  publishers: createPublishers(sources, publishingNames),
};

function by(
  publisher: Publication['publisher'],
  bodies: readonly Body[],
  changes: Partial<Publication> = {},
  kind: Kind = 'guideline',
) {
  const place = changes.source === 'itself' ? 'publisher' : 'title';
  const evidence = [{ words: '', place, at: null } as const];
  const tags = { ...noTags, kind: aTag(kind), bodies: bodies.map(value => ({ ...aTag(value), evidence })) };
  return sayIssuer(issuerOf(aPublication({ publisher, source: 'import', tags, ...changes }), whose));
}

test.each([
  ['a ministry is the issuer of what it publishes', by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'] }), mic],
  ['a ministry does not report itself, and is called by its name', by(names('総務省'), ['mic']), mic],
  ['an abbreviation is the same ministry', by(names('MIC'), ['mic']), mic],
  [
    'the press reports the one authority that it writes about',
    by(names('ITmedia'), ['fsa'], { source: 'itmedia' }),
    names('金融庁（情報元：ITmedia）', 'FSA (reported by ITmedia)'),
  ],
  [
    'of several authorities none is said to be it',
    by(names('ITmedia'), ['fsa', 'meti'], { source: 'itmedia' }),
    names('情報元：ITmedia', 'reported by ITmedia'),
  ],
  [
    'e-Gov carries a ministry’s notice',
    by(names('e-Gov'), ['meti'], { source: 'egov' }),
    names('経済産業省（掲載：e-Gov）', 'METI (on e-Gov)'),
  ],
  [
    'a firm signs its own commentary',
    by(names('某事務所', 'Firm'), ['fsa', 'law-firm'], {}, 'commentary'),
    names('某事務所', 'Firm'),
  ],
  [
    'a city is an authority by its name',
    by(names('都城市'), ['local'], { source: 'unknown' }),
    names('都城市', 'the city of 都城市'),
  ],
  [
    'a municipality has the name that its own address spells',
    by(names('山江村'), ['local'], { url: 'https://www.vill.yamae.lg.jp/reiki/1.html' }),
    names('山江村', 'Yamae Village'),
  ],
  [
    'what an address spells beside the prefecture is the name alone',
    by(names('東郷町'), ['local'], { url: 'https://www.town.aichi-togo.lg.jp/' }),
    names('東郷町', 'Togo Town'),
  ],
  [
    'an address of another sort of place names nobody',
    by(names('東郷町'), ['local'], { url: 'https://www.city.togo.lg.jp/' }),
    names('東郷町', 'the town of 東郷町'),
  ],
  [
    'an address that only begins like a city’s names nobody',
    by(names('東郷市'), ['local'], { url: 'https://www.city.togo.jp.example/' }),
    names('東郷市（掲載：city.togo.jp.example）', 'the city of 東郷市 (on city.togo.jp.example)'),
  ],
  [
    'a newspaper that is known has its English name',
    by(names('電波新聞デジタル'), [], { source: 'itmedia' }),
    names('情報元：電波新聞デジタル', 'reported by Dempa Shimbun Digital'),
  ],
  [
    'of a newspaper that is not known it is said what it is',
    by(names('某業界新聞'), [], { source: 'itmedia' }),
    names('情報元：某業界新聞', 'reported by the newspaper 某業界新聞'),
  ],
  [
    'an answer to a written question is the Cabinet’s, whichever house lists it',
    by(
      names('衆議院', 'House of Representatives'),
      ['diet'],
      { publisherBodies: ['diet'], title: '生成AIに関する質問に対する答弁書' },
      'announcement',
    ),
    names('内閣（掲載：衆議院）', 'Cabinet (on the site of the House of Representatives)'),
  ],
  [
    'a prefecture has its English name',
    by(names('広島県'), ['local'], { source: 'unknown' }),
    names('広島県', 'Hiroshima Prefecture'),
  ],
  [
    'two authorities that publish together are both named',
    by(names('総務省/日本銀行'), ['mic', 'boj'], { publisherBodies: ['mic'] }),
    names('総務省・日本銀行', 'Ministry of Internal Affairs and Communications / Bank of Japan'),
  ],
  [
    'an authority with which another publishes, by the first words of its text, is named too',
    by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'], summary: '総務省及び日本銀行は、指針を公表した。' }),
    names('総務省・日本銀行', 'Ministry of Internal Affairs and Communications; Bank of Japan'),
  ],
  [
    'what is listed beside an authority and is none is no issuer',
    by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'], summary: '総務省及び事業者は、指針を定めた。' }),
    mic,
  ],
  [
    'a bill of the Cabinet is the Cabinet’s, whoever lists it',
    by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'], title: '法律案（閣法）' }, 'bill'),
    names('内閣（掲載：総務省）', 'Cabinet (on the site of the Ministry of Internal Affairs and Communications)'),
  ],
  [
    'a mirror carries what a ministry published',
    by(mic, ['mic'], { source: 'mic', publisherBodies: ['mic'], url: 'https://www.mirror.example/soumu/1.html' }),
    names('総務省（掲載：mirror.example）', 'Ministry of Internal Affairs and Communications (on mirror.example)'),
  ],
  [
    'an authority is at home at its own address',
    by(names('日本銀行', 'Bank of Japan'), ['boj'], { source: 'boj', url: 'https://www3.boj.or.jp/1.html' }),
    names('日本銀行', 'Bank of Japan'),
  ],
  [
    'a platform is no author',
    by(names('note'), [], { source: 'itmedia' }, 'commentary'),
    names('掲載：note（執筆者の記載なし）', 'on note (author not named)'),
  ],
  [
    'a press release service carries, and does not report',
    by(names('PR TIMES'), ['fsa'], { source: 'itmedia' }),
    names('金融庁（掲載：PR TIMES）', 'FSA (on PR TIMES)'),
  ],
  [
    'a party is the author of its own report',
    by(names('自民党', 'LDP'), ['party'], { source: 'itself' }, 'report'),
    names('自民党', 'LDP'),
  ],
  [
    'an institute that lists an ordinance did not make it',
    by(names('某機構'), ['other-jp'], { source: 'itself' }, 'order'),
    names('情報元：某機構', 'reported by the publisher 某機構'),
  ],
])('%s', (_, said, expected) => {
  expect(said).toEqual(expected);
});

test.each([
  ['https://www.city.sample.lg.jp/ai.xml', '見本市', true],
  ['https://www.fsa.go.jp/feed.xml', 'お知らせ', true],
  ['https://fsa.example/feed.xml', '金融庁', false],
  ['https://www.fsa.go.jp.evil.example/feed.xml', '見本委員会', false],
])('what a workspace adds at %s and calls itself %s speaks for an authority: %s', (url, name, expected) => {
  const publisher = { ja: name, en: name };
  const source = aSource({ id: 'added-1', url, publisher, publisherType: 'media' });
  const live = [aSource({ id: 'fsa', publisher: { ja: '金融庁', en: 'FSA' } })];
  const isOfficial = createOfficials(live);
  live.push(source);
  expect(isOfficial(aPublication({ source: 'added-1', publisher, url: 'https://www.fsa.go.jp/a.html' }))).toBe(
    expected,
  );
});
