import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advisedMsOf, type Headers, headerOf, retryAtOf } from '../../../feeds/fetch/headers.ts';

const now = Date.UTC(2026, 7, 20, 0, 0, 0);
const day = 86_400_000;

describe('how long an answer calls itself fresh', () => {
  const cases: [string, Headers, number][] = [
    ['nothing said', {}, 0],
    ['max-age', { 'cache-control': 'public, max-age=600' }, 600_000],
    ['max-age in quotes and capitals', { 'cache-control': 'Max-Age="600"' }, 600_000],
    ['max-age, already old', { 'cache-control': 'max-age=600', age: '200' }, 400_000],
    ['max-age, past', { 'cache-control': 'max-age=600', age: '900' }, 0],
    ['a shared cache’s age is not ours', { 'cache-control': 's-maxage=600' }, 0],
    ['a year is a day', { 'cache-control': 'max-age=31536000' }, day],
    ['no-store', { 'cache-control': 'no-store, max-age=600' }, 0],
    ['no-cache', { 'cache-control': 'no-cache, max-age=600' }, 0],
    ['Expires', { expires: 'Thu, 20 Aug 2026 01:00:00 GMT' }, 3_600_000],
    [
      'Expires by the server’s own clock',
      { expires: 'Thu, 20 Aug 2026 06:00:00 GMT', date: 'Thu, 20 Aug 2026 05:00:00 GMT' },
      3_600_000,
    ],
    ['Expires: 0', { expires: '0' }, 0],
    ['Expires in the past', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    ['the longer of both', { 'cache-control': 'max-age=60', expires: 'Thu, 20 Aug 2026 01:00:00 GMT' }, 3_600_000],
    ['no number', { 'cache-control': 'max-age=soon' }, 0],
    ['two headers', { 'cache-control': ['public', 'max-age=60'] }, 60_000],
  ];
  test.each(cases)('%s', (_, headers, expected) => {
    expect(advisedMsOf(headers, now)).toBe(expected);
  });

  test('whatever stands there, it is between nothing and a day', () => {
    const header = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.integer().map(n => `max-age=${n}`),
    );
    fc.assert(
      fc.property(header, header, header, (control, expires, age) => {
        const advised = advisedMsOf({ 'cache-control': control, expires, age }, now);
        expect(advised).toBeGreaterThanOrEqual(0);
        expect(advised).toBeLessThanOrEqual(day);
      }),
    );
  });
});

test('Retry-After is never in the past and never later than a week', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String)), value => {
      const at = retryAtOf({ 'retry-after': value }, now);
      expect(at === null || (at > now && at <= now + 7 * day)).toBe(true);
    }),
  );
});

test('a header names what it names, and moves no cursor', () => {
  expect(headerOf({ 'content-encoding': [' x\u009b2J\u001b[1mgzip', 'br'] }, 'content-encoding')).toBe('x2J[1mgzip');
  expect(headerOf({ etag: '\u0085' }, 'etag')).toBeNull();
});
