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

test('a document that takes too long is given up, and those that wait behind it find a fresh thread', async () => {
  // A thread must begin within it on a loaded machine too.
  const read = reader({ timeoutMs: 5_000 });
  const [spun, ...others] = await Promise.allSettled([read('spin'), read('fine'), read('fine')]);
  expect(spun).toMatchObject({ status: 'rejected', reason: { message: 'it took longer than 5 s' } });
  expect(others).toEqual(others.map(() => ({ status: 'fulfilled', value: fine })));
});

test('a document that needs too much memory is given up, and the process lives on', async () => {
  const read = reader({ heapMbMax: 48 });
  await expect(read('grow')).rejects.toThrow('it needed more than 48 MB');
  expect(await read('fine')).toEqual(fine);
});

test('a mistake of the reader’s is told with its words', async () => {
  await expect(reader({})('throw')).rejects.toThrow('out of order');
});
