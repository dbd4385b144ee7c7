import { describe, expect, test } from 'vitest';
import { BlockedAddress, createGuard, type ResolvedAddress } from '../../../feeds/fetch/guard.ts';

const guard = createGuard();

describe('an address by its look', () => {
  const check = (address: string) => guard.complaint(new URL(address));

  test.each([
    'https://www.fsa.go.jp/news/',
    'http://www.mlit.go.jp/pressrelease.rdf',
    'https://93.184.216.34/',
    'https://[2606:4700::1111]/',
    'https://日本語.example/',
  ])('%s passes', address => expect(check(address)).toBeNull());

  test.each([
    'ftp://publisher.example/',
    'file:///etc/hostname',
    'javascript:alert(1)',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/',
    'http://192.0.2.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://app.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://intranet/',
    'http://router.home.arpa/',
    'http://publisher.example:22/',
    'https://publisher.example:6379/',
  ])('%s is blocked', address => expect(check(address)).not.toBeNull());
});

describe('an address that a name leads to', () => {
  async function check(addresses: readonly string[], options = {}): Promise<readonly string[] | Error> {
    const resolved: ResolvedAddress[] = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
    const { lookup } = createGuard({ resolve: async () => resolved, ...options });
    return new Promise(done => {
      lookup('publisher.example', { all: true }, (error, found) => {
        done(error ?? (found as ResolvedAddress[]).map(({ address }) => address));
      });
    });
  }

  test('public ones pass', async () => {
    expect(await check(['93.184.216.34', '2606:4700::1111'])).toEqual(['93.184.216.34', '2606:4700::1111']);
  });

  test('a public one inside an IPv6 address is public', async () => {
    expect(await check(['::ffff:93.184.216.34'])).toEqual(['::ffff:93.184.216.34']);
  });

  test('private ones are left out', async () => {
    expect(await check(['10.0.0.1', '93.184.216.34', '::1'])).toEqual(['93.184.216.34']);
  });

  test.each(['10.0.0.1', '::ffff:192.168.0.1', 'fe80::1%eth0', '169.254.169.254', 'nonsense'])(
    '%s alone is blocked',
    async address => expect(await check([address])).toBeInstanceOf(BlockedAddress),
  );

  test('a name without any address is not found, rather than blocked', async () => {
    expect(await check([])).toMatchObject({ code: 'ENOTFOUND' });
  });

  test('a range that is allowed passes, its neighbour does not', async () => {
    const options = { allowPrivate: ['10.1.2.0/24', 'fd00::1'] };
    expect(await check(['10.1.2.3', '10.1.3.3', 'fd00::1', 'fd00::2'], options)).toEqual(['10.1.2.3', 'fd00::1']);
  });

  test('only the first address is given where only one is asked for', async () => {
    const { lookup } = createGuard({ resolve: async () => [{ address: '93.184.216.34', family: 4 }] });
    const one = new Promise(done => lookup('publisher.example', {}, (...answer) => done(answer)));
    expect(await one).toEqual([null, '93.184.216.34', 4]);
  });
});

test('a lifted guard lets everything through but other schemes', () => {
  const lifted = createGuard({ allowPrivate: true });
  expect(lifted.complaint(new URL('http://localhost:8080/'))).toBeNull();
  expect(lifted.addressComplaint('10.0.0.1')).toBeNull();
  expect(lifted.complaint(new URL('file:///etc/hostname'))).not.toBeNull();
});

test('a range that can’t be read is said at the start', () => {
  expect(() => createGuard({ allowPrivate: ['10.1.2/24x'] })).toThrow(/10\.1\.2\/24x/);
});
