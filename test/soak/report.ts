import type { Soaked } from './soaked.ts';

/** How much the heap may grow over the hours that are measured, of its mean. */
const growthMax = 0.05;
/** Sockets come and go with what is asked meanwhile. */
export const descriptorsMoreMax = 10;

/** What befell the house, and how it bore it. */
export function sayTroubles({ heaps, descriptors, misdeeds, ...soaked }: Soaked): string {
  const { hours, published, messages, kills, asked, answered } = soaked;
  return [
    `${hours} hours: ${published} publications, ${messages} messages, ${answered} of ${asked} questions answered, ${kills} kills.`,
    ...[...misdeeds].toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${String(count).padStart(6)} × ${name}`),
    `Heap over the last life: ${megabytes(heaps[0])} at first, ${megabytes(heaps.at(-1))} at last; ${percent(growthOf(heaps))} of growth over its last two thirds.`,
    `Descriptors: ${Math.min(...descriptors)} to ${Math.max(...descriptors)}, ${descriptors.at(-1)} at last.`,
  ].join('\n');
}

/** Every way in which it fell short, in words; the long run's bounds of memory and descriptors too. */
export function failuresOf({ heaps, descriptors, ...soaked }: Soaked): string[] {
  const { asked, answered, answeredTwice, kills, queued, bugs } = soaked;
  const lists = (['lost', 'doubled', 'untold', 'toldAgain', 'unsent', 'copied', 'missing'] as const).flatMap(name =>
    soaked[name].map(one => `${name}: ${one}`),
  );
  const checks = [
    [queued === 0, `${queued} deliveries wait at the end.`],
    // Whoever asked when the process was killed asks again.
    [asked - answered <= kills, `${asked - answered} questions were not answered.`],
    [answeredTwice === 0, `${answeredTwice} questions were answered twice.`],
    [growthOf(heaps) < growthMax, `The heap grew by ${percent(growthOf(heaps))}.`],
    [
      descriptorsGained(descriptors) <= descriptorsMoreMax,
      `There are ${descriptorsGained(descriptors)} more descriptors, ${descriptors.at(-1)} at last.`,
    ],
  ] as const;
  return [...lists, ...bugs, ...checks.flatMap(([holds, sentence]) => (holds ? [] : [sentence]))];
}

/** How many more it holds at last than it did after the first third of its hours. */
export function descriptorsGained(descriptors: readonly number[]): number {
  const settled = lastTwoThirds(descriptors);
  return (settled.at(-1) ?? 0) - (settled[0] ?? 0);
}

/** By least squares, over the hours after the first third, as a part of their mean. */
function growthOf(heaps: readonly number[]): number {
  const values = lastTwoThirds(heaps);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  return (slope * values.length) / mean;
}

function lastTwoThirds(values: readonly number[]): readonly number[] {
  return values.slice(Math.ceil(values.length / 3));
}

function megabytes(bytes = 0): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
