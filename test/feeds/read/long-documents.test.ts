// What grows with the square of a document takes longer than its reader is given; what is linear a second or two.
import { expect, test } from 'vitest';
import { readDocument } from '../../../feeds/read/read.ts';
import { findDeadline } from '../../../src/calendar/deadline.ts';
import type { SourceKind } from '../../../src/domain/source.ts';
import { prepare } from '../../../src/ingest/prepare.ts';
import { createClassifier } from '../../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../../src/taxonomy/lexicon.ts';
import { processorMs } from '../../world/processor-time.ts';
import { aSource } from '../../world/sample.ts';

const judges = { read: readDocument, findDeadline, link: () => [], classify: createClassifier(loadLexicon()) };

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
test.each(cases)('%s is read in time', async (_, kind, text) => {
  const document = { url: 'https://www.example.go.jp/', contentType: 'text/html', body: Buffer.from(text) };
  const from = processorMs();
  const { prepared } = await prepare(document, aSource({ kind }), judges);
  expect(processorMs() - from).toBeLessThan(30_000);
  expect(prepared.length).toBeGreaterThan(0);
});
