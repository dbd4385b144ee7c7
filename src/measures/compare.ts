import { fold } from '../text/fold.ts';
import type { FindMeasure, FoundMeasure } from './find.ts';
import type { KeyPoint, Measure } from './schema.ts';
import { takeVersion, type Version, versionsOf } from './versions.ts';

/** What is set side by side. */
export interface Side {
  readonly asked: string;
  readonly found: FoundMeasure;
}

/** Two names are no longer; every blank in them is tried as the place between. */
const namesLengthMax = 300;

/**
 * Splits words into the two things to compare: at «と», «vs» or a comma, else at the blank where both sides are understood
 * best. A second side that is only a version is a version of the first: «AI事業者ガイドライン 第1.1版 第1.2版».
 */
export function takeTwo(words: string, find: FindMeasure): readonly [Side, Side] | null {
  if (words.length > namesLengthMax) return null;
  const apart = words
    .split(/\s*(?:\bvs\b\.?|\bversus\b|対|[、,，]|\s(?:と|and|with)\s)\s*/iu)
    .filter(part => part !== '');
  if (apart.length === 2) return sides(apart[0] ?? '', apart[1] ?? '', find);
  const cuts = [...words.matchAll(/\s+|と/gu)].map(({ index, 0: cut }) =>
    sides(words.slice(0, index).trim(), words.slice(index + cut.length).trim(), find),
  );
  const ranked = cuts
    .map(pair => ({ pair, worth: isOne(pair) ? 0 : worthOf(pair[0].found) * worthOf(pair[1].found) }))
    .sort((a, b) => b.worth - a.worth);
  const best = ranked[0];
  return best === undefined || best.worth === 0 ? null : best.pair;
}

/** Both sides as they were asked for; a second side that is only a version is one of the first. */
export function sides(first: string, second: string, find: FindMeasure): readonly [Side, Side] {
  const one = { asked: first, found: find(first) };
  const { rest, version } = takeVersion(second);
  const isVersion = version !== null && fold(rest).text === '';
  if (!isVersion || one.found.kind !== 'found') return [one, { asked: second, found: find(second) }];
  return [one, { asked: second, found: { ...one.found, version } }];
}

/** The same measure twice, unless two versions of it are named. */
function isOne([{ found: left }, { found: right }]: readonly [Side, Side]): boolean {
  if (left.kind !== 'found' || right.kind !== 'found' || left.measure !== right.measure) return false;
  return left.version === right.version || left.version === null || right.version === null;
}

/** A name of its own is worth more than one that was guessed. */
function worthOf(found: FoundMeasure): number {
  if (found.kind === 'none') return 0;
  return found.kind === 'found' && found.took === null ? 4 : 1;
}

/** A version of a measure, with what the catalogue says of it: a point that names the version is about that one. */
export function versionSide(measure: Measure, number: string | null): VersionSide {
  const version = versionsOf(measure).find(one => one.number === number) ?? null;
  const points = measure.keyPoints.filter(
    ({ point }) => version !== null && takeVersion(point.ja).version === version.number,
  );
  return { version, points };
}

export interface VersionSide {
  readonly version: Version | null;
  readonly points: readonly KeyPoint[];
}
