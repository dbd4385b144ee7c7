import { everything } from '../../digest/digest.ts';
import type { Reading } from '../../digest/reading.ts';
import { createReadings } from '../../digest/readings.ts';
import type { Profile } from '../../domain/subscription.ts';
import type { Context } from '../command.ts';

/** How cards are written for whoever asks. */
export function readingFor(
  { sources, measures, commands, language, now }: Context,
  profile: Profile = everything,
  zone?: string,
): Reading {
  const offers = (name: string) => commands.some(command => command.name === name);
  return createReadings({ sources, measures, offers })({ language, profile }, now, zone);
}
