import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Source } from '../../src/domain/source.ts';
import { normaliseUrl } from '../../src/ingest/normalise-url.ts';
import { tidy, tidyPassage } from '../../src/ingest/tidy.ts';
import { aSource } from '../world/sample.ts';

const entry: Entry = {
  title: 'A',
  link: null,
  id: null,
  summary: '',
  content: '',
  published: null,
  updated: null,
  categories: [],
  author: null,
  passages: [],
};
const tidied = (changes: Partial<Entry>, source: Partial<Source> = {}) =>
  tidy({ ...entry, ...changes }, aSource(source));

describe('a draft', () => {
  test('of a source whose hours mean nothing keeps the day in Japan (総務省, e-Gov)', () => {
    const day = { datePrecision: 'day' } as const;
    expect(tidied({ published: '2026-08-19T05:00:00+09:00' }, day).publishedAt).toBe('2026-08-19');
    expect(tidied({ published: '2025-04-30T15:00:00+00:00' }, day).publishedAt).toBe('2025-05-01');
    expect(tidied({ published: '2026-08' }, day).publishedAt).toBe('2026-08');
  });

  test('of any other source keeps the moment', () => {
    expect(tidied({ published: '2026-08-19T17:00:00+09:00' }).publishedAt).toBe('2026-08-19T17:00:00+09:00');
    expect(tidied({ published: null }).publishedAt).toBeNull();
  });

  test('has no summary where the feed repeats the title', () => {
    expect(tidied({ title: '新着 情報', summary: '新着  情報 ' }).summary).toBe('');
  });

  test('has a title of 2,000 characters at most, and shows how many were cut', () => {
    expect(tidied({ title: 'あ'.repeat(2_000) }).title).toBe('あ'.repeat(2_000));
    expect(tidied({ title: `${'あ'.repeat(1_999)}𠮷${'い'.repeat(100)}` }).title).toBe(`${'あ'.repeat(1_999)}… (+102)`);
  });

  test('has a title of one line, without what could redraw a screen or turn the text round', () => {
    expect(tidied({ title: 'a\n b\u001B[2J\u202Ec\u2066d\u0000\ud800' }).title).toBe('a b[2Jcd\ufffd');
    const heading = 'a\u001B]0;b\u0007';
    const passage = { pinpoint: { kind: 'heading', heading }, heading, text: `${heading}\u202E` } as const;
    expect(JSON.stringify(tidyPassage(passage))).toBe(JSON.stringify(passage).replace(/\\u001b|\\u0007|\u202E/g, ''));
  });
});

describe('an address', () => {
  const check = (written: string, expected: string | null, fragments: 'keep' | 'drop' = 'keep') =>
    test(written, () => expect(normaliseUrl(written, fragments)).toBe(expected));

  check('https://www.cao.go.jp/a/index.html ', 'https://www.cao.go.jp/a/index.html');
  check('HTTPS://WWW.PPC.go.jp:443/x#next_steps', 'https://www.ppc.go.jp/x#next_steps');
  check('https://www.ppc.go.jp/x#next_steps', 'https://www.ppc.go.jp/x', 'drop');
  check('https://example.com/a?utm_source=rss&id=7', 'https://example.com/a?id=7');
  check('https://example.com/a.pdf?ref=tninf', 'https://example.com/a.pdf');
  check('https://example.com/a?ref=12', 'https://example.com/a?ref=12');
  check('javascript:alert(1)', null);
  check('not an address', null);
});
