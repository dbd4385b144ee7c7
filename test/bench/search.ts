// How fast the library is filled and searched: publications of 250 characters, made from the words of the catalogue's own
// measures. Usage: npm run bench:search [-- PUBLICATIONS]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Viewer } from '../../src/domain/workspace.ts';
import { openReadModel } from '../../src/library/read-model.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { aPublication } from '../world/sample.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const batch = 5_000;
const queries = [
  'AI',
  '生成AI',
  '金融',
  '法律',
  '指針',
  'AI 金融',
  '個人情報',
  '要配慮個人情報',
  'スマホ新法',
  '情プラ法 指定',
  'AI事業者ガイドライン',
  'generative AI guideline',
  'disinformation',
  'FSA discussion paper',
  '生成AIの利用に関する自治体のルール',
  '著作権 2025',
  '"個人情報の保護"',
  '意見募集 -金融',
  '金融庁 以降:2026-01-01',
  'third-party certification of AI',
];

const { measures } = loadMeasures();
const words = measures.flatMap(({ name, aliases, keyPoints, status }) => [
  name.ja,
  ...aliases.ja,
  status.ja,
  ...keyPoints.map(({ point }) => point.ja),
  name.en,
]);
let seed = 20_261_125;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
// A few words are in most texts and most in few, as in real ones.
const word = () => words[Math.floor(words.length * random() ** 2)] ?? '';
const textOf = (length: number) => {
  let text = '';
  while (text.length < length) text += `${word()}。`;
  return text.slice(0, length);
};

const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const path = join(folder, 'library.db');
const model = openReadModel(path, measures);
let applyMs = 0;
for (let done = 0; done < count; done += batch) {
  const changes = Array.from({ length: Math.min(batch, count - done) }, (_, index) => {
    const number = done + index + 1;
    const day = new Date(Date.UTC(2016, 0, 1) + (number / count) * 3_900 * 86_400_000).toISOString().slice(0, 10);
    const id = `p${number}`;
    const publication = aPublication({ id, event: id, title: textOf(50), summary: textOf(200), publishedAt: day });
    return { change: number, born: number, said: number, id, owner: 'shared', publication };
  });
  const from = performance.now();
  model.apply(changes);
  applyMs += performance.now() - from;
}
const tables = openDatabase(path, ['', '']);
const bytes = Number(
  tables.get("SELECT sum(pgsize) AS n FROM dbstat WHERE name LIKE 'publication_text%'")?.n ?? Number.NaN,
);
tables.close();

const viewer: Viewer = { workspace: 'main', person: 'bench', roles: [] };
const now = Date.UTC(2026, 8, 1);
const times: number[] = [];
for (let round = 0; round < 6; round++) {
  for (const query of queries) {
    const from = performance.now();
    const found = model.search(viewer, { words: query, limit: 10, now });
    const ms = performance.now() - from;
    if (round === 5)
      console.log(`${ms.toFixed(1).padStart(8)} ms  ${query}  (${found.whole}${found.isExact ? '' : '+'})`);
    if (round > 0) times.push(ms);
  }
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
console.log(
  `${count} publications; ${Math.round((count / applyMs) * 1_000)} applied a second, lists and facets with them`,
);
console.log(`full text: ${Math.round(bytes / count)} bytes each; the file: ${Math.round(statSync(path).size / count)}`);
console.log(`searching: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
model.close();
rmSync(folder, { recursive: true });
