import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostsOf } from '../../../feeds/catalogue/hosts.ts';
import { loadCatalogue } from '../../../feeds/catalogue/load.ts';
import { publisherTypes, type Source } from '../../../src/domain/source.ts';

const room = resolve(import.meta.dirname, '../../../feeds/catalogue');
const { sources, problems } = loadCatalogue();
const folder = mkdtempSync(join(tmpdir(), 'kairan-catalogue-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A file of an operator, as written. */
function extra(text: string, name = 'extra.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function source(id: string, list: readonly Source[] = sources): Source {
  const found = list.find(each => each.id === id);
  if (!found) throw new Error(`no source ${id}`);
  return found;
}

const hourMs = 3_600_000;

describe('the catalogue as it ships', () => {
  test('nothing in it is wrong', () => expect(problems).toEqual([]));

  test('it holds the 94 sources of the survey, or more', () => expect(sources.length).toBeGreaterThanOrEqual(94));

  test('there is one file for each type of publisher', () => {
    const files = readdirSync(room).filter(name => name.endsWith('.yaml'));
    expect(files.sort()).toEqual([...publisherTypes].sort().map(type => `${type}.yaml`));
  });

  test.each(publisherTypes)('%s.yaml holds that type and no other', type => {
    const ids = sources.filter(({ publisherType }) => publisherType === type).map(({ id }) => id);
    const written = readFileSync(join(room, `${type}.yaml`), 'utf8').matchAll(/^ {2}- id: (.+)$/gm);
    expect(ids).toEqual([...written].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(0);
  });
});

describe.each(sources.map(each => [each.id, each] as const))('%s', (_, each) => {
  test('keeps the contract of a source', () => {
    expect(new URL(each.url).protocol).toBe('https:');
    expect(sources.filter(({ id }) => id === each.id)).toHaveLength(1);
    expect(sources.filter(({ url }) => url === each.url)).toHaveLength(1);
    expect(each.owner).toBe('shared');
    expect(each.everyMs).toBeGreaterThanOrEqual(hourMs);
    expect(each.everyMs).toBeLessThanOrEqual(24 * hourMs);
    // Something has to be left where a guid is missing, or all items of a document would be one.
    expect(each.identity.length).toBeGreaterThan(0);
    expect(new Set(each.identity).size).toBe(each.identity.length);
    if (each.kind !== 'html-list') expect(each.selectors).toBeNull();
    // A firm's words are its own; nothing of them is kept or shown beyond title and link.
    if (each.publisherType === 'law-firm' || each.publisherType === 'media') expect(each.terms.show).toBe('link-only');
    if (each.publisherType === 'law-firm') expect(each.bodies).toEqual(['law-firm']);
    if (each.terms.attribution) expect(each.terms.attribution.ja).toBe(`出典：${each.publisher.ja}ウェブサイト`);
    for (const text of [each.name.ja, each.name.en, each.publisher.ja, each.publisher.en]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
    }
    // Names in English are for readers of English.
    expect(each.name.en + each.publisher.en).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  });
});

describe('what is known of publishers', () => {
  const identities: [string, string[]][] = [
    ['kantei-news', ['url', 'title']],
    ['digital-agency', ['guid']],
    ['mof', ['url', 'date']],
    ['fsa-ja', ['url', 'date']],
    ['cao-news', ['url', 'date']],
    ['mic-news', ['url', 'date']],
    ['mlit', ['url', 'date']],
    ['gov-online', ['url', 'title']],
  ];
  test.each(identities)('%s tells its items apart by %j', (id, parts) => expect(source(id).identity).toEqual(parts));

  test('総務省 and 国交省 print an hour that means nothing', () => {
    expect(sources.filter(({ datePrecision }) => datePrecision === 'day').map(({ id }) => id)).toEqual([
      'mic-news',
      'mlit',
    ]);
  });

  const depths: readonly [string, number][] = [
    ['cao-news', 13],
    ['fsa-ja', 12],
    ['mlit', 2],
    ['mic-news', 5],
    ['digital-agency', 6],
    ['mext', 5],
    ['kantei-news', 11],
    ['mhlw', 14],
    ['mof', 20],
    ['mod', 79],
  ];
  test.each(depths)('%s is asked at least twelve times in the %i days that its feed holds', (id, days) => {
    expect(source(id).everyMs * 12).toBeLessThanOrEqual(days * 86_400_000);
  });

  test('every source says how much of it may be shown; law firms no more than an excerpt; the attribution says whose it is', () => {
    const firms = sources.filter(({ publisherType }) => publisherType === 'law-firm');
    expect(firms.length).toBeGreaterThan(5);
    expect(firms.filter(({ terms }) => terms.show === 'full').map(({ id }) => id)).toEqual([]);
    expect(source('fsa-ja').terms.attribution?.ja).toBe('出典：金融庁ウェブサイト');
  });

  test('every source has its kind of reader', () => {
    expect(source('egov-law-api').kind).toBe('egov-law');
    expect(source('egov-pcm-open').kind).toBe('egov-comments');
    expect(source('ppc-appi2026').kind).toBe('page');
    expect(source('jdsupra-tech').kind).toBe('feed');
    expect(source('aisi').kind).toBe('html-list');
  });

  test('the Gazette is linked to, not repeated', () => expect(source('kanpo').terms.show).toBe('link-only'));
});

describe('an operator’s file', () => {
  const own = `
type: media
sources:
  - id: example-blog
    name: { ja: 例のブログ, en: An example }
    publisher: { ja: 例, en: Example }
    kind: feed
    url: https://blog.example/feed
    language: ja
`;

  test('a short entry is enough; the rest is usual for its kind', () => {
    const loaded = loadCatalogue({ extra: [extra(own)] });
    expect(loaded.problems).toEqual([]);
    expect(source('example-blog', loaded.sources)).toEqual({
      id: 'example-blog',
      owner: 'shared',
      name: { ja: '例のブログ', en: 'An example' },
      publisher: { ja: '例', en: 'Example' },
      publisherType: 'media',
      bodies: [],
      kind: 'feed',
      url: 'https://blog.example/feed',
      homepage: null,
      language: 'ja',
      identity: ['url', 'title'],
      fragments: 'keep',
      datePrecision: 'as-printed',
      everyMs: hourMs,
      terms: { show: 'excerpt', attribution: null, seenAt: null },
      selectors: null,
      verified: false,
      note: null,
    });
  });

  test('an entry with a known id changes the fields that it names and no other', () => {
    const file = extra('sources:\n  - { id: fsa-ja, every: 30m, terms: { show: link-only } }\n');
    const loaded = loadCatalogue({ extra: [file] });
    expect(loaded.problems).toEqual([]);
    expect(source('fsa-ja', loaded.sources)).toEqual({
      ...source('fsa-ja'),
      everyMs: hourMs / 2,
      terms: { show: 'link-only', attribution: null, seenAt: null },
    });
    expect(loaded.sources).toHaveLength(sources.length);
  });

  test('`watch: false` takes a source out', () => {
    const { sources: left } = loadCatalogue({ extra: [extra('sources:\n  - { id: kanpo, watch: false }\n')] });
    expect(left.map(({ id }) => id)).not.toContain('kanpo');
    expect(left).toHaveLength(sources.length - 1);
  });

  test('a later file changes what an earlier one added', () => {
    const files = [extra(own, 'a.yaml'), extra('sources:\n  - { id: example-blog, language: en }\n', 'b.yaml')];
    expect(source('example-blog', loadCatalogue({ extra: files }).sources).language).toBe('en');
  });

  test('a change that is wrong leaves the source as it was', () => {
    const loaded = loadCatalogue({ extra: [extra('sources:\n  - { id: fsa-ja, every: hourly }\n')] });
    expect(loaded.problems).toHaveLength(1);
    expect(source('fsa-ja', loaded.sources)).toEqual(source('fsa-ja'));
  });

  test('a wrong entry costs that entry', () => {
    const two = `${own}  - { id: Bad Id }\n`;
    const loaded = loadCatalogue({ extra: [extra(two)] });
    expect(source('example-blog', loaded.sources).id).toBe('example-blog');
    expect(loaded.problems.length).toBeGreaterThan(0);
  });
});

describe('a problem names file, line, field, and what to do', () => {
  const entry = (change: string) => `type: agency
sources:
  - id: example
    name: { ja: 例, en: Example }
    publisher: { ja: 例, en: Example }
    kind: html-list
    url: https://example.org/
    language: ja
${change}`;

  const cases: [string, string, number, string, RegExp][] = [
    ['a field that is unknown', entry('    colour: red'), 9, 'sources[0].colour', /unknown here/],
    ['a kind that is none', entry('').replace('html-list', 'rss'), 6, 'sources[0].kind', /one of: feed, html-list/],
    ['a body that is none', entry('    bodies: [fsa, fsaa]'), 9, 'sources[0].bodies[1]', /one of: .*fsa/],
    [
      'an address that is none',
      entry('').replace('https://example.org/', 'example'),
      7,
      'sources[0].url',
      /not an address/,
    ],
    ['another scheme', entry('').replace('https:', 'ftp:'), 7, 'sources[0].url', /http and https/],
    ['a password', entry('').replace('//', '//me:pw@'), 7, 'sources[0].url', /password/],
    ['a missing address', entry('').replace(/ {4}url:.*\n/, ''), 3, 'sources[0].url', /missing/],
    ['half a name', entry('').replace('{ ja: 例, en: Example }', '{ ja: 例 }'), 4, 'sources[0].name.en', /missing/],
    ['an interval that is none', entry('    every: often'), 9, 'sources[0].every', /30m, 6h or 1d/],
    ['an interval that is rude', entry('    every: 1m'), 9, 'sources[0].every', /10 minutes/],
    ['no identity', entry('    identity: []'), 9, 'sources[0].identity', /At least one/],
    ['a yes that is no boolean', entry('    verified: yes'), 9, 'sources[0].verified', /boolean/],
    [
      'selectors where they do nothing',
      entry('    selectors: { item: li }').replace('html-list', 'feed'),
      9,
      'sources[0].selectors',
      /html-list only/,
    ],
    ['a type that is missing', entry('').replace('type: agency\n', ''), 2, 'sources[0].type', /one of: cabinet-office/],
    [
      'an id that is taken',
      `${entry('')}\n  - ${entry('').slice(entry('').indexOf('id:'))}`,
      10,
      'sources[1].id',
      /taken/,
    ],
    [
      'an address that is taken',
      entry('').replace('https://example.org/', 'https://www.fsa.go.jp/fsaNewsListAll_rss2.xml'),
      7,
      'sources[0].url',
      /same address as «fsa-ja»/,
    ],
    [
      'a default that is wrong',
      `defaults: { language: fr }\n${entry('').replace('    language: ja\n', '')}`,
      1,
      'defaults.language',
      /one of: ja, en/,
    ],
    ['a default that is unknown', `defaults: { color: red }\n${entry('')}`, 1, 'defaults.color', /unknown here/],
    ['no sources', 'type: agency\n', 1, 'sources', /missing/],
    ['no YAML', 'sources: [\n', 2, '', /well-formed/],
    ['a key twice', entry('    url: https://example.com/'), 9, '', /unique/],
    [
      'aliases that explode',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nsources: [*c,*c,*c,*c,*c]\n`,
      1,
      '',
      /unfolded/,
    ],
  ];
  test.each(cases)('%s', (_, text, line, field, sentence) => {
    const file = extra(text);
    const [problem, ...more] = loadCatalogue({ extra: [file] }).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ file, line, field, sentence: expect.stringMatching(sentence) });
  });

  test('a file that isn’t there', () => {
    const file = join(folder, 'nowhere.yaml');
    expect(loadCatalogue({ extra: [file] })).toMatchObject({
      sources: { length: sources.length },
      problems: [{ file, line: 1, sentence: expect.stringMatching(/can’t be read/) }],
    });
  });
});

describe('hosts for a firewall', () => {
  test('each stands once, in order', () => {
    const urls = ['https://b.example/2', 'https://a.example/', 'https://b.example/1', 'https://c.example:8443/'];
    expect(hostsOf(urls.map(url => ({ url })))).toEqual(['a.example', 'b.example', 'c.example']);
  });

  test('the catalogue’s are all of them plain names', () => {
    const hosts = hostsOf(sources);
    expect(hosts).toContain('www.fsa.go.jp');
    expect(hosts.filter(host => !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(host))).toEqual([]);
  });
});

const captures = resolve(import.meta.dirname, '../../../../shared/captures');
describe.skipIf(!existsSync(captures))('against the captures (skipped where they are absent)', () => {
  interface Item {
    readonly guid: string;
    readonly url: string;
    readonly title: string;
    readonly date: string;
    readonly content: string;
  }

  /** Reads no more of a feed than identity needs; the real readers have their own tests. */
  function items(file: string, encoding = 'utf-8'): Item[] {
    const text = new TextDecoder(encoding).decode(readFileSync(join(captures, file)));
    return text
      .split(/<(?:item|entry)[ >]/)
      .slice(1)
      .map(part => {
        const of = (pattern: RegExp) => (pattern.exec(part)?.[1] ?? '').trim();
        return {
          guid: of(/<guid[^>]*>([^<]*)/),
          url: of(/<link>([^<]*)/) || of(/<link [^>]*href="([^"]*)"/),
          title: of(/<title[^>]*>(?:<!\[CDATA\[)?([^<\]]*)/),
          date: of(/<(?:pubDate|dc:date|updated)>([^<]*)/),
          content: '',
        };
      });
  }

  const keyOf = (id: string) => (item: Item) => JSON.stringify(source(id).identity.map(part => item[part]));

  const feeds: [string, string, number, string?][] = [
    ['cao-news', 'feeds/cao.xml', 10],
    ['fsa-ja', 'feeds/fsa.xml', 15],
    ['kantei-news', 'feeds/kantei.xml', 25],
    ['digital-agency', 'feeds/digital.xml', 21],
    ['mic-news', 'feeds/soumu.xml', 20, 'shift_jis'],
    ['mlit', 'feeds/mlit.xml', 18, 'shift_jis'],
    ['meti-atom', 'feeds/meti.xml', 25],
  ];
  test.each(feeds)('no two items of %s fall together', (id, file, count, encoding) => {
    expect(new Set(items(file, encoding).map(keyOf(id))).size).toBe(count);
  });

  test('the four points in time of the roll-up hold 160 publications', () => {
    const files = readdirSync(join(captures, 'series'));
    const keys = files.flatMap(file => items(`series/${basename(file)}`).map(keyOf('gov-online')));
    expect(new Set(keys).size).toBe(160);
  });
});

const facts = resolve(import.meta.dirname, '../../../../shared/facts/sources.json');

describe.skipIf(!existsSync(facts))('the sources that were looked into', () => {
  interface Fact {
    readonly id: string;
    readonly url: string;
    readonly publisher_type: string;
    readonly evidence: string;
  }
  test('are all in the catalogue, verified only where a copy was seen', () => {
    const { sources } = loadCatalogue();
    const known = (JSON.parse(readFileSync(facts, 'utf8')) as Fact[]).map(({ id, url, publisher_type, evidence }) => ({
      id,
      url: new URL(url).href,
      publisherType: publisher_type,
      verified: evidence === 'capture',
    }));
    expect(known).toHaveLength(94);
    const listed = sources.map(({ id, url, publisherType, verified }) => ({ id, url, publisherType, verified }));
    expect(listed).toEqual(expect.arrayContaining(known));
  });
});
