import type { Clock } from './domain/time.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Begins with the machine's clock, and runs evenly from then on, whoever sets that. */
export const steadyClock: Clock = { now: () => performance.timeOrigin + performance.now() };
