import type { Reading } from '../../src/digest/card.ts';
import { createReadings } from '../../src/digest/desk-deps.ts';
import { everything } from '../../src/digest/digest.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Console } from './console.ts';

/** How the console writes of publications; made once a page, since it indexes the catalogue. */
export function readingOf(
  { sources, measures, commands, clock }: Pick<Console, 'sources' | 'measures' | 'commands' | 'clock'>,
  language: Language,
): Reading {
  const offers = (name: string) => commands.some(command => command.name === name);
  return createReadings({ sources, measures, offers })({ language, profile: everything }, clock.now());
}
