import { everything } from '../../src/digest/digest.ts';
import type { Reading } from '../../src/digest/reading.ts';
import { createReadings, type ReadingOf } from '../../src/digest/readings.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Console, Served } from './console.ts';

/** The house with what its pages write of publications by: made anew only when a source has come or gone. */
export function withReadings(house: Console): Served {
  const offers = (name: string) => house.commands.some(command => command.name === name);
  let made: { readonly of: string; readonly readings: ReadingOf } | null = null;
  return {
    ...house,
    readingIn(language: Language): Reading {
      const of = house.sources.map(({ id }) => id).join();
      if (made?.of !== of) made = { of, readings: createReadings({ ...house, offers }) };
      return made.readings({ language, profile: everything }, house.clock.now());
    },
  };
}
