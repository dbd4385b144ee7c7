// The program moves a store, and backs it up, as operators do; it is killed at it, again and again.
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPublication, aState } from '../world/sample.ts';
import { openStores } from '../world/stores.ts';
import { type Ended, kairan, kairanProcess, lines } from './kairan.ts';

const stores = await openStores();
afterAll(stores.close);
const target = stores.port === null ? stores.file() : stores.url('moved');
const source = stores.file();
const [named, environment] =
  stores.port === null ? [target, {}] : ['KAIRAN_OTHER_STORE', { KAIRAN_OTHER_STORE: target }];
const verb = (...args: string[]): Promise<Ended> => kairan([...args, '--db', source]);

beforeAll(async () => {
  const { store } = await stores.furnished('SQLite', source);
  // Several pieces of a kind, so that a kill comes in the middle of one.
  const publications = Array.from({ length: 1_200 }, (_, index) => aPublication({ id: `many${index}` }));
  await store.archive.commit({ owner: 'shared', state: aState({ id: 'many' }), publications, identities: [] });
});

describe('a backup', () => {
  const file = join(stores.folder, 'kairan.backup');

  test('is readable by its owner only, and takes the place of nothing', async () => {
    // Somebody's link, or what was left behind, at the place of the part leads it nowhere.
    const [theirs, part] = [join(stores.folder, 'theirs'), `${file}.part`];
    writeFileSync(theirs, 'theirs');
    symlinkSync(theirs, part);
    const made = await verb('backup', file);
    expect(readFileSync(theirs, 'utf8')).toBe('theirs');
    expect(made).toMatchObject({ code: 0, output: '' });
    expect(made.errors).toMatch(/publication +1204 {2}[0-9a-f]{32}\n/);
    expect([(statSync(file).mode & 0o777).toString(8), existsSync(`${file}.part`)]).toEqual(['600', false]);
    expect(await verb('backup', file)).toMatchObject({
      code: 2,
      errors: `${file} is there already. Name another file.\n`,
    });
    const piped = await verb('backup', '-');
    expect(piped.output.split('\n').length).toBe(readFileSync(file, 'utf8').split('\n').length);
  });

  test('is put into an empty store, and one that was cut off into none', async () => {
    const empty = stores.file();
    writeFileSync(`${file}.cut`, readFileSync(file).subarray(0, 100_000));
    const refused = await kairan(['restore', `${file}.cut`, '--db', empty]);
    expect(refused).toMatchObject({ code: 2, output: '' });
    expect(refused.errors).toMatch(
      /kairan\.backup\.cut cannot be restored: line \d+ is no record.* Nothing was written\.\n$/,
    );
    // A library that followed whatever stood there before knows nothing of this one.
    writeFileSync(empty.replace('.db', '.library.db'), 'of another store');
    const restored = await kairan(['restore', file, '--db', empty]);
    expect(restored.output).toContain('holds what it held at 20');
    expect(restored.output).toContain('It was made without: session, once.');
    expect(existsSync(empty.replace('.db', '.library.db'))).toBe(false);
    const kept = await kairan(['deliveries', '--sent', '--json', '--db', empty]);
    expect(lines(kept.output)).toMatchObject([{ id: 'd-list', state: 'sent' }]);
    expect((await kairan(['restore', file, '--db', empty])).errors).toContain('holds a whole copy of it already');
  });
});

describe('a store that moves', () => {
  test('arrives whole however often the copying is killed; then the old one is opened by nobody', async () => {
    let killed = 0;
    let ended: Ended = { code: null, output: '', errors: '' };
    for (let after = 2; ended.code === null; after += 4) {
      ended = await kairanProcess(['store', 'copy', source, named, '--json'], { killAfterLines: after, environment });
      if (ended.code === null) killed++;
    }
    expect(ended.code).toBe(0);
    expect(killed).toBeGreaterThan(1);
    const [{ sums, wasResumed } = {}] = lines(ended.output);
    expect(wasResumed).toBe(true);
    expect(sums).toMatchObject({ publication: { count: 1_204 }, delivery: { count: 6 }, audit: { count: 5 } });
    const refused = await verb('deliveries');
    expect(refused.code).toBe(2);
    expect(refused.errors).toMatch(/was moved to .*; set KAIRAN_STORE or KAIRAN_DB to that\. To use .* after all/);
    expect(await verb('store', 'reopen', source)).toMatchObject({ code: 0, output: `${source} can be used again.\n` });
    expect(await verb('deliveries')).toMatchObject({ code: 0 });
  });

  test('is named: what is no store is refused with a sentence', async () => {
    const nowhere = join(stores.folder, 'nowhere.db');
    expect((await verb('store', 'copy', nowhere, target)).errors).toBe(`There is no store at ${nowhere}.\n`);
    expect(existsSync(nowhere)).toBe(false);
    expect((await verb('store', 'copy', 'KAIRAN_STORE', source)).errors).toMatch(/^KAIRAN_STORE is not set\./);
    expect((await verb('store', 'copy', 'http://a/b', source)).errors).toMatch(/^This is no address of a Redis: /);
    for (const address of ['redis://me:hushhush@127.0.0.1:1', 'redis+sentinel://a/b?sentinel-password=hushhush']) {
      const { code, errors } = await verb('store', 'copy', source, address);
      expect([code, errors]).toEqual([
        2,
        expect.stringMatching(/^What stands on a command line .* KAIRAN_OTHER_STORE/),
      ]);
      expect(errors).not.toContain('hushhush');
    }
    const slashed = await verb('store', 'copy', source, 'redis+sentinel://:hush/hushhush@127.0.0.1/n');
    expect(slashed).toMatchObject({ code: 2, errors: expect.stringMatching(/^This is no address .* percent-encoded/) });
    expect(slashed.errors).not.toContain('hush');
    expect(await verb('store', 'dance')).toMatchObject({ code: 2 });
  });
});
