import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { OperatorError } from '../../../src/domain/operator-error.ts';
import { backupLines } from '../../../src/store/moving/backup.ts';
import { sumsOf } from '../../../src/store/moving/copy.ts';
import { restoreBackup } from '../../../src/store/moving/restore.ts';
import { createTally } from '../../../src/store/moving/tally.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { furnish } from '../../world/furnished.ts';
import { aClock } from '../../world/sample.ts';
import type { FuzzTarget } from '../target.ts';

const clock = aClock();
const furnished = openSqliteStore({ path: ':memory:', clock });
await furnish(furnished, clock);
const lines: string[] = [];
for await (const line of backupLines({ store: furnished, name: 'seed' }, { now: 0 })) lines.push(line.trimEnd());
const [head = '', ...records] = lines.slice(0, -1);

/** A file whose end fits its lines, whatever they are: whoever means harm knows how digests are made. */
function signed(body: string): Buffer {
  const tally = createTally();
  for (const line of body.split('\n').slice(1)) {
    try {
      const [kind, record] = JSON.parse(line);
      tally.add(kind, record);
    } catch {
      // No record; whoever reads it says so.
    }
  }
  const whole = `${body}\n`;
  const sha256 = createHash('sha256').update(whole).digest('hex');
  return Buffer.from(`${whole}${JSON.stringify({ kairan: 'end', sums: tally.sums(), sha256 })}\n`);
}

/** Empty: whatever was restored into it is left behind with it. */
let store = openSqliteStore({ path: ':memory:', clock });

/** Records of a backup, a few of them at a time: it is refused with a sentence and an untouched store, or restored as it is. */
export const backup: FuzzTarget = {
  name: 'backup',
  seeds: records.map((_, index) => Buffer.from(records.slice(index, index + 3).join('\n'))),
  words: [
    '"',
    '\\u0000',
    '\\ud800',
    '1e99',
    '-1',
    '0.5',
    'null',
    '[]',
    '{}',
    '9007199254740993',
    '"__proto__":{},',
    '\n',
    'true',
    ':,',
  ],
  async check(bytes) {
    const body = `${head}\n["change",{"last":1000}]\n${bytes.toString().replace(/\n+$/, '')}`;
    const file = {
      name: 'a.backup',
      bytes: async function* () {
        yield signed(body);
      },
    };
    try {
      const { sums } = await restoreBackup(file, { store, name: 'store' });
      assert.deepEqual(sums, await sumsOf({ store, name: 'store' }));
      await store.close();
      store = openSqliteStore({ path: ':memory:', clock });
    } catch (error) {
      assert.ok(error instanceof OperatorError, `it is refused with a sentence, not ${(error as Error).stack}`);
      assert.match(error.message, /Nothing was written\.$/);
      assert.ok(await store.records.isEmpty(), 'it is refused before anything is written');
    }
  },
};
