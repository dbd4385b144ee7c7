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
});

test('evidence shows each revision with its address and hash', async () => {
  const file = join(folder, 'revised.jsonl');
  const own = ['--db', join(folder, 'revised.db')];
  for (const summary of ['本則は二十八条。', '本則は二十九条。']) {
    writeFileSync(file, JSON.stringify({ ...item, summary, url: 'https://www.example.go.jp/b.html' }));
    await kairan(['import', file, ...own]);
  }
  const [found] = lines((await kairan(['search', '指針', '--json', ...own])).output);
  const shown = lines((await kairan(['evidence', String(found?.id), '--json', ...own])).output);
  expect(shown.map(({ revision, url }) => [revision, url])).toEqual([
    [1, 'https://www.example.go.jp/b.html'],
    [2, 'https://www.example.go.jp/b.html'],
  ]);
  expect(new Set(shown.map(({ sha256 }) => sha256)).size).toBe(2);
  // What an operator imports may be shown within reason, so what a revision changed is.
  expect(shown[1]?.changes).toMatchObject([{ kind: 'changed', before: '本則は二十八条。', after: '本則は二十九条。' }]);
  expect((await kairan(['evidence', 'pnowhere', ...own])).output).toContain('No publication has the id');
});
