import assert from 'node:assert/strict';
import { importJudges } from '../../../src/load-judges.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aClock, aSource } from '../../world/sample.ts';
import type { FuzzTarget } from '../target.ts';

const judges = await importJudges(sampleMeasures);
const sources = [aSource()];
const seeds = [
  {
    id: 'e1',
    title: '「AI事業者ガイドライン案」に関する意見募集について',
    summary: '意見の提出期限は令和8年9月30日です。',
    url: 'https://www.example.go.jp/a.html#b',
    publisher: '見本省',
    published: '2026-08-19',
    lang: 'ja',
  },
  {
    title: 'Guidelines for generative AI',
    content: '第1条 この法律は、AIの開発を促進する。\n第2条 …',
    url: 'http://例え.jp:80/%zz?a=1&b=',
    publisher: { ja: '経済産業省', en: 'METI' },
    published: '2026-08-19T10:00:00+09:00',
  },
  { title: 'x', published: '2026-03', url: null },
];

/** Lines of `kairan import`: each is kept, known or left out with a reason, and the same once more changes nothing. */
export const importLines: FuzzTarget = {
  name: 'import',
  seeds: [seeds, ...seeds.map(one => [one])].map(some => Buffer.from(some.map(one => JSON.stringify(one)).join('\n'))),
  words: [
    '"',
    '\\u0000',
    '\\ud800',
    'null',
    '"__proto__":{},',
    '\n',
    '"title":""',
    '令和8年',
    '0000-00-00',
    '{}',
    '[',
    '1e99',
  ],
  async check(bytes) {
    const store = openSqliteStore({ path: ':memory:', clock: aClock() });
    try {
      const lines = Buffer.from(bytes).toString('utf8').split('\n');
      const bring = () => judges.importPublications(lines, { ...judges, sources, store, now: 1 });
      const first = await bring();
      const written = lines.filter(line => line.trim() !== '').length;
      assert.ok(first.added + first.unchanged + first.refused.length <= written, 'a line counts once');
      assert.ok(
        first.refused.every(({ why }) => why !== ''),
        'what is left out has a reason',
      );
      const again = await bring();
      assert.deepEqual([again.added, again.revised, again.refused], [0, 0, first.refused]);
    } finally {
      await store.close();
    }
  },
};
