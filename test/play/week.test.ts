import { beforeAll, expect, test } from 'vitest';
import { plainForm } from '../../src/message/plain.ts';
import { alertsOnly } from './own-week.ts';
import { playWeek, type Sent } from './play-week.ts';

let [ja, en]: (readonly Sent[])[] = [];
beforeAll(async () => {
  [ja, en] = [await playWeek('ja', ['', alertsOnly]), await playWeek('en', ['', alertsOnly])];
});

test('the played week has digests, alerts, a correction and a reminder', () => {
  expect(new Set(ja?.map(({ kind }) => kind))).toEqual(new Set(['digest', 'alert', 'correction', 'reminder']));
});

test('every warning of one language has its twin in the other, in every message of the week', () => {
  const warnings = (sent: readonly Sent[] = []) =>
    sent.map(({ at, kind, message }) => [at, kind, plainForm(message).match(/⚠/g)?.length ?? 0]);
  expect(warnings(ja)).toEqual(warnings(en));
  expect(warnings(ja).some(([, , count]) => count !== 0)).toBe(true);
});
