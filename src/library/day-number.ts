import type { Day } from '../domain/time.ts';

/** So many publications of a day are numbered by it; further ones take numbers of the days after. */
export const numbersADay = 4096;

/** The first number of a day's publications. A month's 31st that does not exist counts as the day after its last. */
export function firstNumberOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(1800, 0, 1)) / 86_400_000) * numbersADay;
}
