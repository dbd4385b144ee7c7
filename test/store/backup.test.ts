import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { backupLines } from '../../src/store/moving/backup.ts';
import { type Named, sumsOf } from '../../src/store/moving/copy.ts';
import { bePresent } from '../../src/store/moving/enter.ts';
import { restoreBackup } from '../../src/store/moving/restore.ts';
import { differences } from '../../src/store/moving/tally.ts';
import { kindNames, kinds } from '../../src/store/records.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aDelivery, aPublication, aState, aSubscription, aTold } from '../world/sample.ts';
import { cutAfter, openStores } from '../world/stores.ts';

const stores = await openStores();
afterAll(stores.close);
const { kinds: names } = stores;
const ways = names.flatMap(from => names.map(to => ({ from, to })));
/** Of some twenty pieces each of the embedded store's is cut at, and each third where a server is asked for every one. */
const stepOf = (kinds: readonly string[]) => (kinds.includes('Redis') ? 3 : 1);

async function backupOf(named: Named, withoutSecrets = false): Promise<string> {
  let text = '';
  for await (const line of backupLines(named, { now: 0, withoutSecrets })) text += line;
  return text;
}

const fileOf = (text: string | Buffer) => ({
  name: 'kairan.backup',
  async *bytes() {
    const whole = Buffer.from(text);
    // In pieces, so that lines are cut apart anywhere.
    for (let from = 0; from < whole.length; from += 1_000) yield whole.subarray(from, from + 1_000);
  },
});

/** The file with other lines, and an end that fits them but for what is changed. */
function signed(lines: readonly string[], end: object = {}): string {
  const body = lines.map(line => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return `${body}${JSON.stringify({ kairan: 'end', sums: {}, sha256, ...end })}\n`;
}

describe.each(ways)('a backup of $from, restored into $to', ({ from, to }) => {
  test('holds the same but for what is fleeting', async () => {
    const [source, target] = [await stores.furnished(from), await stores.open(to)];
    // A server reads its records in whatever order: a backup that is made again is another file.
    const file = fileOf(await backupOf(source));
    const { sums } = await restoreBackup(file, target);
    expect(differences(sums, await sumsOf(source))).toEqual([]);
    const fleeting = kindNames.filter(kind => kinds[kind].isFleeting);
    expect(Object.keys(sums)).toEqual(kindNames.filter(kind => !fleeting.includes(kind)));
    await (await bePresent({ ...target.store, close: async () => {} }, 'a@b#c')).leave();
    await expect(restoreBackup(file, target)).rejects.toThrow('holds a whole copy of it already; nothing was written.');
  });

  test('goes on with the same file where it was cut off, wherever that is', async () => {
    const file = fileOf(await backupOf(await stores.furnished(from)));
    for (let writes = 1; ; writes += stepOf([from, to])) {
      const target = await stores.open(to);
      const cut = await restoreBackup(file, cutAfter(target, writes)).catch((error: Error) => error.message);
      if (cut !== 'cut') break;
      const open = bePresent({ ...target.store, close: async () => {} }, 'a@b#c');
      await expect(open).rejects.toThrow('Restore it again');
      const { sums } = await restoreBackup(file, target);
      expect(sums.audit?.count).toBe(5);
    }
  });
});

describe.each(names)('a backup of %s', kind => {
  test('that leaves secrets out says so, and holds none', async () => {
    const source = await stores.furnished(kind);
    const text = await backupOf(source, true);
    expect(text).not.toContain('"sealed"');
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ leftOut: ['installation', 'session', 'once'] });
    expect(await backupOf(source)).toContain('"sealed"');
  });

  test('that is made while others write passes nothing over: what is planned is there, what follows is not ahead', async () => {
    for (let at = 0; at < 24; at++) {
      const [source, target] = [
        await stores.open(kind, kind === 'SQLite' ? stores.file() : undefined),
        await stores.open(kind),
      ];
      const writer = kind === 'SQLite' ? openSqliteStore({ path: source.place, clock: source.clock }) : source.store;
      const publish = async (number: number) => {
        const [id, version] = [`p${number}`, number];
        const commit = { owner: 'shared', state: aState({ version }), publications: [aPublication({ id })] };
        await writer.archive.commit({ ...commit, identities: [{ key: id, publication: id }] });
        await writer.positions.move('desk', number - 1, number);
        const subscription = aSubscription({ version, coveredTo: number });
        const deliveries = [aDelivery({ id: `d${number}`, told: [aTold(id)], events: [id] })];
        await writer.subscriptions.plan([{ subscription, deliveries }]);
      };
      await publish(1);
      let [text, lines] = ['', 0];
      for await (const line of backupLines(source, { now: 0 })) {
        text += line;
        if (++lines === at % 12) await publish(2);
        if (lines === at) await publish(3);
      }
      await restoreBackup(fileOf(text), target);
      const { archive, positions, subscriptions, outbox, sources } = target.store;
      const [subscription] = await subscriptions.list('main');
      const changes = await archive.changes(0, 9);
      const last = changes.at(-1)?.change ?? 0;
      expect(await positions.at('desk')).toBeLessThanOrEqual(last);
      expect(subscription?.coveredTo).toBeLessThanOrEqual(last);
      const planned = await outbox.list('main', ['planned'], 9);
      expect(planned.length).toBeGreaterThanOrEqual(subscription?.coveredTo ?? 9);
      // Where the store can it is of one moment.
      if (kind === 'SQLite')
        expect([await positions.at('desk'), subscription?.coveredTo, planned.length]).toEqual([last, last, last]);
      // Whoever reads the source again knows all that it brought.
      expect((await sources.state('sample'))?.version).toBeLessThanOrEqual(changes.length);
      const keys = changes.map(({ id }) => id);
      expect((await archive.known('shared', 'sample', keys, [])).flatMap(one => one.keys).sort()).toEqual(keys);
      if (writer !== source.store) await writer.close();
    }
  });
});

describe('a file', async () => {
  const text = await backupOf(await stores.furnished('SQLite'));
  const lines = text.trimEnd().split('\n');
  const [head = '', ...records] = lines.slice(0, -1);
  const position = '["position",{"name":"desk","change":3}]';
  const refused: Readonly<Record<string, readonly [file: string | Buffer, why: string]>> = {
    'that is empty': ['', 'it is empty.'],
    'of another program': ['PK\u0003\u0004', 'it is no backup of Kairan.'],
    'of a newer Kairan': [
      signed([head.replace('"format":1', '"format":2')]),
      'a newer Kairan made it (format 2; this one knows 1). Update Kairan.',
    ],
    'without its end': [lines.slice(0, -1).join('\n'), 'it is cut off: its last line is missing.'],
    'cut off within a line': [text.slice(0, 5_000), 'no record that this Kairan knows'],
    'with a letter changed': [text.replace('U1', 'U2'), 'it is damaged, or was changed: its digest does not fit.'],
    'with a line less': [
      [head, ...records.slice(1), lines.at(-1)].join('\n'),
      'it is damaged, or was changed: its digest does not fit.',
    ],
    'with something behind its end': [`${text}${position}\n`, 'something stands behind its end.'],
    'that does not hold what its end says': [
      signed([head, position, '["change",{"last":3}]']),
      'it does not hold what its end says (position, change).',
    ],
    'of a kind that is unknown': [signed([head, '["spell",{}]']), 'line 2 is no record that this Kairan knows.'],
    'with a kind that every object has': [signed([head, '["toString",{}]']), 'line 2 is no record'],
    'with a name that would end a key': [
      signed([head, '["position",{"name":"a\\u0000b","change":3}]']),
      'line 2 is no record',
    ],
    'with half a letter in a name': [
      signed([head, '["position",{"name":"\\ud800","change":3}]']),
      'line 2 is no record',
    ],
    'with a number that is none': [signed([head, '["position",{"name":"desk","change":1e99}]']), 'line 2 is no record'],
    'that does not say how changes go on': [
      signed([head, ...records.filter(one => !one.startsWith('["change"'))]),
      'it does not say from which change on the archive goes on.',
    ],
    'with two publications of one change': [
      signed([
        head,
        ...records.filter(one => one.includes('"p2"')).flatMap(one => [one, one.replaceAll('"p2"', '"p8"')]),
      ]),
      'has the change number of another.',
    ],
    'with a setting nested without end': [
      signed([
        head,
        `["setting",{"workspace":"w","conversation":{"platform":"web","id":"c"},"settings":{"x":${'['.repeat(1e5)}${']'.repeat(1e5)}}}]`,
      ]),
      'line 2 is nested deeper',
    ],
    'with revisions without end': [
      signed([head, ...records.map(one => one.replaceAll('"revision":1,', '"revision":9007199254740991,'))]),
      'is no record',
    ],
    'of bytes that are no text': [Buffer.from([0xff, 0xfe, 0x0a, 0x80]), 'it is no backup of Kairan.'],
  };

  test.each(Object.entries(refused))('%s is refused before anything is written', async (_what, [file, why]) => {
    const target = await stores.open('SQLite');
    const outcome = restoreBackup(fileOf(file), target);
    await expect(outcome).rejects.toThrow(/^kairan\.backup cannot be restored: .* Nothing was written\.$/);
    await expect(outcome).rejects.toThrow(why);
    expect([await target.store.records.isEmpty(), await target.store.marks.read('origin')]).toEqual([true, null]);
  });

  test('is refused wherever it is cut off', async () => {
    const target = await stores.open('SQLite');
    for (let end = 0; end < text.length - 1; end += 211)
      await expect(restoreBackup(fileOf(text.slice(0, end)), target)).rejects.toThrow('Nothing was written.');
    expect(await target.store.records.isEmpty()).toBe(true);
  });
});
