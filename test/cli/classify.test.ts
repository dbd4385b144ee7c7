import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kairan, lines } from '../spine/kairan.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-classify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const item = { id: 'a1', title: 'AI事業者ガイドラインの改定', summary: '', publisher: '総務省', lang: 'ja' };

test('classify tags JSON lines from standard input, without a store', async () => {
  const { output, code } = await kairan(['classify', '-'], { input: `${JSON.stringify(item)}\n` });
  const [tagged] = lines(output);
  expect(tagged).toMatchObject({
    id: 'a1',
    relevance: 'core',
    theme: ['governance'],
    sector: ['cross-sector'],
    kind: 'guideline',
    stage: 'revised',
    force: 'voluntary',
    deadline: null,
    priority: 'normal',
    evidence: { kind: ['ガイドライン'] },
  });
  expect(tagged?.body).toContain('mic');
  expect(code).toBe(0);
});

test('a line that is no object costs that line and is said by its number', async () => {
  const file = join(folder, 'items.jsonl');
  writeFileSync(file, `{"id":1,"title":\n\n[1]\n{"id":3}\n`);
  const { output, errors, code } = await kairan(['classify', file]);
  expect(lines(output)).toMatchObject([{ id: 3, relevance: 'none' }]);
  expect(errors).toBe('Line 1 is not a JSON object; it was left out.\nLine 3 is not a JSON object; it was left out.\n');
  expect(code).toBe(1);
});

test('a file that is not there is refused with a sentence', async () => {
  const { errors, code } = await kairan(['classify', join(folder, 'nowhere.jsonl')]);
  expect(errors).toMatch(/nowhere\.jsonl cannot be read/);
  expect(code).toBe(2);
});
