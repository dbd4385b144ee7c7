import { dayOf } from '../calendar/say-date.ts';
import type { Observe } from '../domain/observation.ts';
import type { Source } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Clock, Instant } from '../domain/time.ts';
import { createTerms } from '../ingest/terms.ts';
import { glossaryPairs } from '../library/search/names.ts';
import { forceLabel } from '../measures/force-words.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import type { Store } from '../store/store.ts';
import type { Reading } from './card.ts';
import { createConcerns } from './concerns.ts';
import { createOfficials } from './official.ts';
import { createTitleTerms } from './title-terms.ts';

/** What the desk is handed. */
export interface DeskDeps {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly measures: readonly Measure[];
  readonly clock: Clock;
  readonly observe: Observe;
  /** True for a command that exists. */
  readonly offers: (command: string) => boolean;
}

export type Reader = Pick<Subscription, 'language' | 'profile'>;

/** How a reader is written to at a moment, in the zone whose day it is. */
export type ReadingOf = (reader: Reader, now: Instant, zone?: string) => Reading;

/** Made once, since it indexes the catalogue. */
export function createReadings({
  sources,
  measures,
  offers,
}: Pick<DeskDeps, 'sources' | 'measures' | 'offers'>): ReadingOf {
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const termsOf = createTerms(sources);
  const isOfficial = createOfficials(sources);
  return ({ language, profile }, now, zone) => ({
    language,
    profile,
    now,
    today: dayOf(now, zone),
    nameOf: id => {
      const measure = byId.get(id);
      return measure === undefined ? undefined : { ja: shortName(measure, 'ja'), en: shortName(measure, 'en') };
    },
    forceOf: id => {
      const measure = byId.get(id);
      return measure === undefined ? undefined : forceLabel(measure);
    },
    termsOf,
    isOfficial,
    concerns: createConcerns(profile, measures),
    termsIn,
    offers,
  });
}

let knownTerms: ReturnType<typeof createTitleTerms> | null = null;

/** The glossary is read when the first Japanese title has to be said in English. */
function termsIn(title: string): readonly string[] {
  knownTerms ??= createTitleTerms(glossaryPairs());
  return knownTerms(title);
}
