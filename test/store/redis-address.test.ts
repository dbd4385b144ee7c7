import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { secret } from '../../src/domain/secret.ts';
import { openNamed } from '../../src/open-store.ts';
import { hasPassword, readAddress } from '../../src/store/redis/address.ts';

describe('an address of a Redis', () => {
  test.each([
    ['redis+sentinel://:Zm9v/YmFyc2VjcmV0@127.0.0.1/n', 'a slash'],
    ['redis://:Zm9v/YmFyc2VjcmV0@127.0.0.1:6379/0', 'a slash before a database'],
    ['redis://:1234/YmFyc2VjcmV0@127.0.0.1', 'a slash behind what could be a port'],
    ['redis://me:Zm9v@YmFyc2VjcmV0@127.0.0.1', 'an at sign'],
    ['redis://:Zm9v:YmFyc2VjcmV0@127.0.0.1', 'a colon'],
    ['redis://me:Zm9v:YmFyc2VjcmV0@127.0.0.1', 'a colon, with a user'],
    ['redis://me:Zm9v?YmFyc2VjcmV0@127.0.0.1', 'a question mark'],
    ['redis://me:Zm9v#YmFyc2VjcmV0@127.0.0.1', 'a hash'],
    ['redis://me:Zm9v%YmFyc2VjcmV0@127.0.0.1', 'a percent sign'],
    ['redis://me:Zm9v YmFyc2VjcmV0@127.0.0.1', 'a blank'],
  ])('%s is refused for %s in its password, without a piece of it', url => {
    for (const name of ['KAIRAN_STORE', 'KAIRAN_OTHER_STORE']) {
      const outcome = readConfig({ [name]: url });
      expect(outcome).toMatchObject({
        problems: [expect.stringMatching(new RegExp(`^${name} is set to something else; .*percent-encoded`))],
      });
      expect(JSON.stringify(outcome)).not.toMatch(/Zm9v|YmFyc2VjcmV0|1234/);
    }
  });

  test.each([
    ['redis://:Zm9v%ff@127.0.0.1', 'bytes that are no UTF-8'],
    ['redis://127.0.0.1/0?password=Zm9v', 'a password that nobody would read'],
    ['redis://127.0.0.1/0?sentinel-password=Zm9v', 'a password of sentinels, without sentinels'],
    ['redis://127.0.0.1/0?db=1', 'a database behind the question mark, without sentinels'],
    ['redis+sentinel://127.0.0.1/n?DB=1', 'a parameter in capitals'],
    ['redis+sentinel://127.0.0.1/n?db=one', 'a database that is no number'],
    ['redis+sentinel://127.0.0.1', 'sentinels without a name'],
    ['redis://127.0.0.1/one', 'a database that is no number'],
    ['redis://127.0.0.1,127.0.0.2/0', 'a second server, without sentinels'],
  ])('%s is refused for %s, with what it takes', async url => {
    const refusal =
      /percent-encoded.* as UTF-8; behind a \? stand prefix= alone, and with sentinels db= and sentinel-password= too/;
    expect(readConfig({ KAIRAN_STORE: url })).toMatchObject({ problems: [expect.stringMatching(refusal)] });
    const none = { KAIRAN_STORE: null, KAIRAN_OTHER_STORE: null, KAIRAN_EXTRA_CA: '' };
    await expect(openNamed(url, none, ':memory:', false)).rejects.toThrow(refusal);
  });

  test.each([
    ['redis://:a%2Fb%40c%3Ad%25@host.example', { password: 'a/b@c:d%', host: 'host.example', port: 6379 }],
    ['redis://me:Zm9v,YmFy=@10.0.0.1:7000/3', { username: 'me', password: 'Zm9v,YmFy=', port: 7000, db: 3 }],
    ['rediss://:x@[::1]:7000/3?prefix=k', { password: 'x', host: '::1', port: 7000, db: 3 }],
    [
      'redis+sentinel://:x@a,b:7/n?db=2',
      {
        password: 'x',
        name: 'n',
        db: 2,
        sentinels: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 7 },
        ],
      },
    ],
  ])('%s is taken whole', (url, options) => {
    expect(readConfig({ KAIRAN_STORE: url }).kind).toBe('ok');
    expect(readAddress(secret(url)).options).toMatchObject(options);
    expect(hasPassword(secret(url))).toBe(true);
  });
});
