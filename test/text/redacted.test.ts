import { expect, test } from 'vitest';
import { redacted } from '../../src/text/redacted.ts';

const cases: [string, string][] = [
  ['https://www.fsa.go.jp/news/index.html', 'https://www.fsa.go.jp/news/index.html'],
  ['https://me:pw@host.example/a', 'https://host.example/a'],
  ['https://host.example/a?token=s3cret', 'https://host.example/a?token=…'],
  ['https://host.example/a?b=1&c=2&b=3#part', 'https://host.example/a?b=…&c=…'],
  ['https://host.example:8443/a', 'https://host.example:8443/a'],
  ['ftp://me:pw@host.example/a', 'ftp://host.example/a'],
  ['me:pw', 'me:…'],
  ['no address', '(an address that can’t be read)'],
];
test.each(cases)('%s is printed as %s', (address, expected) => expect(redacted(address)).toBe(expected));
