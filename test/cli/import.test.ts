import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kairan, lines } from '../spine/kairan.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = ['--db', join(folder, 'kairan.db')];

const item = {
  title: '生成AIに関する見本の指針',
  summary: '',
  publisher: '見本省',
  published: '2025-03-01',
  lang: 'ja',
};

test('what is imported is found in a batch under the id that came with it', async () => {
  const file = join(folder, 'items.jsonl');
  const url = 'https://www.example.go.jp/a.html';
  writeFileSync(file, `${JSON.stringify({ ...item, id: 'x1', url })}\n{"title":""}\nnot json\n`);
  const first = await kairan(['import', file, '--json', ...database]);
  expect(first.code).toBe(1);
  expect(first.errors).toMatch(/line 2: left out[\s\S]*line 3: left out, it is not JSON/);
  expect(lines(first.output)).toEqual([{ file, added: 1, revised: 0, unchanged: 0, refused: 2 }]);
  const again = await kairan(['import', file, '--json', ...database]);
  expect(lines(again.output)).toEqual([{ file, added: 0, revised: 0, unchanged: 1, refused: 2 }]);
  const batch = await kairan(['search', '--batch', '-', ...database], {
    input: '{"id":"q1","query":"generative AI guideline"}\n{"id":"q2","query":"量子"}\n',
  });
  expect(lines(batch.output)).toEqual([
    { id: 'q1', results: ['x1'] },
    { id: 'q2', results: [] },
  ]);
}, 60_000);
