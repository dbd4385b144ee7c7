import { afterEach, expect, test } from 'vitest';
import { createReader, type Reader } from '../../src/ingest/reader.ts';
import { aSource } from '../world/sample.ts';

const script = new URL('./hostile-thread.ts', import.meta.url);
const readers: Reader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

function reader(limits: { timeoutMs?: number; heapMbMax?: number }) {
  const made = createReader(script, () => null, limits);
  readers.push(made);
  return (body: string) =>
    made.prepare({ url: 'https://www.example.go.jp/feed', contentType: null, body: Buffer.from(body) }, aSource());
}
const fine = { prepared: [], issues: [], linked: [] };

test('a document that takes too long is given up, and the next one finds a fresh thread', async () => {
  const read = reader({ timeoutMs: 2000 });
  expect(await read('fine')).toEqual(fine);
  await expect(read('spin')).rejects.toThrow('it took longer than 2 s');
  expect(await read('fine')).toEqual(fine);
});

test('a document that needs too much memory is given up, and the process lives on', async () => {
  const read = reader({ heapMbMax: 48 });
  await expect(read('grow')).rejects.toThrow('it needed more than 48 MB');
  expect(await read('fine')).toEqual(fine);
});

test('a mistake of the reader’s is told with its words', async () => {
  await expect(reader({})('throw')).rejects.toThrow('out of order');
});

test('documents that wait behind one that dies are read', async () => {
  const read = reader({ timeoutMs: 2000 });
  const all = await Promise.allSettled([read('spin'), read('fine'), read('fine')]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
