// What grows with the square of a document takes longer than its reader is given; what is linear a second or two.
import { afterAll, expect, test } from 'vitest';
import type { SourceKind } from '../../../src/domain/source.ts';
import { createReader } from '../../../src/ingest/reader.ts';
import { aSource } from '../../world/sample.ts';

const reader = createReader(new URL('../../../src/reader-thread.ts', import.meta.url), () => ({ measures: [] }));
afterAll(reader.close);

const dated = (inside: string) =>
  `<ul>${`<li>2026年8月1日 <a href="/a">指針の公表について</a>${inside}</li>`.repeat(3)}</ul>`;
const cases: readonly (readonly [string, SourceKind, string])[] = [
  ['a page of tags that nothing ends', 'page', '<a '.repeat(300_000)],
  ['a page of blanks in elements of their own', 'page', `<main>文${'<b> </b>'.repeat(150_000)}文</main>`],
  ['a list of marks between words', 'html-list', dated(`前${'・'.repeat(200_000)}後`)],
  ['a list of dates alone', 'html-list', `<main>${'2026年8月1日<br>'.repeat(30_000)}${dated('')}</main>`],
  [
    'a feed whose base64 is blanks',
    'feed',
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>題</title><content mode="base64">${' '.repeat(199_000)}!</content></entry></feed>`,
  ],
];
test.each(cases)('%s is read in time', { timeout: 60_000 }, async (_, kind, text) => {
  const document = { url: 'https://www.example.go.jp/', contentType: 'text/html', body: Buffer.from(text) };
  const { prepared } = await reader.prepare(document, aSource({ kind }));
  expect(prepared.length).toBeGreaterThan(0);
});
