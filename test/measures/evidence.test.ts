import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Measure } from '../../src/measures/schema.ts';
import { takeVersion, versionsOf } from '../../src/measures/versions.ts';

const { measures } = loadMeasures();

test('a status names a date only where the event of that date was seen, or says that it was not', () => {
  const bolder = measures.flatMap(({ id, status, timeline }) => {
    const seen = timeline.filter(({ verified, scheduled }) => verified && !scheduled).map(({ date }) => date);
    const dates = datesIn(status.ja).filter(date => !seen.includes(date));
    return dates.length > 0 && !(leavesOpen.ja.test(status.ja) && leavesOpen.en.test(status.en)) ? [id] : [];
  });
  expect(bolder).toEqual([]);
});

test('a status names a version only where its publication was seen, or says that it was not', () => {
  const bolder = measures.flatMap(({ id, status, timeline }) => {
    const { version } = takeVersion(status.ja);
    const event = timeline.find(one => version !== null && one.version === version);
    return version === null || event?.verified || leavesOpen.ja.test(status.ja) ? [] : [id];
  });
  expect(bolder).toEqual([]);
});

test('a point of a document that has versions names no other version', () => {
  const strange = measures.flatMap(measure => {
    const known = versionsOf(measure).map(({ number }) => number);
    const named = measure.keyPoints.flatMap(({ point }) => takeVersion(point.ja).version ?? []);
    return known.length === 0
      ? []
      : named.filter(version => !known.includes(version)).map(version => `${measure.id} ${version}`);
  });
  expect(strange).toEqual([]);
});

test('a status that calls something current or decided rests on an event that was seen', () => {
  const bolder = measures.filter(
    ({ status, timeline }) =>
      /現行|施行|決定|公布|確定/.test(status.ja) &&
      !timeline.some(({ verified }) => verified) &&
      !leavesOpen.ja.test(status.ja),
  );
  expect(bolder.map(({ id }) => id)).toEqual([]);
});

test('a page of somebody else is called secondary', () => {
  const passedOff = measures.flatMap(measure =>
    [...measure.timeline, ...measure.keyPoints]
      .filter(({ verified, source, basis }) => verified && basis !== 'secondary-page' && !isOfIssuer(measure, source))
      .map(({ source }) => `${measure.id} ${source}`),
  );
  expect(passedOff).toEqual([]);
});

test('a duty is a law’s, or says whom it binds', () => {
  const vague = measures.filter(
    ({ kind, force }) => force.level === 'duty' && !force.binds && kind !== 'statute' && kind !== 'order',
  );
  expect(vague.map(({ id }) => id)).toEqual([]);
});

const facts = resolve(import.meta.dirname, '../../../shared/facts/measures.json');

/** A measure as the collected facts have it. */
interface Collected {
  readonly id: string;
  readonly former_ids?: readonly string[];
  readonly timeline: readonly { readonly date: string; readonly verified: boolean; readonly seen: string }[];
}

test.skipIf(!existsSync(facts))('no event counts as seen that the collected facts have not seen', () => {
  const collected = JSON.parse(readFileSync(facts, 'utf8')) as Collected[];
  const unseen = collected.flatMap(({ id, former_ids = [], timeline }) => {
    const measure = measures.find(one => [one.id, ...one.formerIds].some(name => [id, ...former_ids].includes(name)));
    return timeline
      .filter(({ verified, date }) => !verified && measure?.timeline.some(one => one.date === date && one.verified))
      .map(({ date }) => `${id} ${date}`);
  });
  expect(unseen).toEqual([]);
});

const leavesOpen = { ja: /未確認|とされる/, en: /not verified|said to/ };

/** `2025年9月1日` → 2025-09-01. */
function datesIn(words: string): string[] {
  return [...words.normalize('NFKC').matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(
    ([, year, month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

function isOfIssuer({ addresses }: Measure, source: string | undefined): boolean {
  if (source === undefined) return true;
  const host = hostOf(source);
  return /\.go\.jp$|\.lg\.jp$|^boj\.or\.jp$|\.europa\.eu$/.test(host) || addresses.map(hostOf).includes(host);
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\d?\./, '');
}
