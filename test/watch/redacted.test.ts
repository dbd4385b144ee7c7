import { expect, test } from 'vitest';
import type { PreparedDocument } from '../../src/ingest/prepare.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { redacted } from '../../src/text/redacted.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { aClock, aSource } from '../world/sample.ts';

const url = 'https://www.example.go.jp/page?key=T0KEN';
const pdf = 'https://www.example.go.jp/a.pdf?key=T0KEN';
const issue = { code: 'no-text', detail: 'nothing is written on the page', entry: null };
const nothing = { prepared: [], issues: [], linked: [] };

const cases: readonly (readonly [string, PreparedDocument, (kind: string) => PreparedDocument, string])[] = [
  ['a page that cannot be read', { ...nothing, issues: [issue] }, () => nothing, 'page?key=… answered, but nothing'],
  [
    'a PDF at another host',
    { ...nothing, linked: ['https://other.example/a.pdf?key=T0KEN'] },
    () => nothing,
    'other.example/a.pdf?key=… is linked',
  ],
  ['a PDF with an issue', { ...nothing, linked: [pdf] }, () => ({ ...nothing, issues: [issue] }), 'a.pdf?key=…: '],
  [
    'a PDF whose reader stops',
    { ...nothing, linked: [pdf] },
    () => {
      throw new Error('out of order');
    },
    'a.pdf?key=… could not be read',
  ],
];
test.each(cases)('of %s the address is told without its query', async (_, page, linked, said) => {
  const clock = aClock();
  const store = openSqliteStore({ path: ':memory:', clock });
  const observed: object[] = [];
  const watch = createWatch({
    store,
    fetch: async address => ({
      kind: 'document',
      document: { url: address, contentType: null, body: Buffer.from('') },
      validators: { etag: null, lastModified: null, bodyHash: null },
      advisedMs: 0,
      movedTo: address,
    }),
    prepare: async (_, { kind }) => (kind === 'page' ? page : linked(kind)),
    clock,
    observe: observation => observed.push(observation),
    holder: 'test',
  });
  await watch.round([aSource({ id: 'watched', kind: 'page', url })], 'all', new AbortController().signal);
  const told = JSON.stringify([observed, (await store.sources.state('watched'))?.lastOutcome]);
  expect(told).toContain(said);
  expect(told).toContain('source-moved');
  expect(told).not.toContain('T0KEN');
  await store.close();
});

test('what is no address is not told at all', () => {
  expect(redacted('page?key=T0KEN')).not.toContain('T0KEN');
});
