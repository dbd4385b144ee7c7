import type { Observe } from '../domain/observation.ts';
import type { Source } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Clock, Day } from '../domain/time.ts';
import { createTerms } from '../ingest/terms.ts';
import type { Measure } from '../measures/schema.ts';
import type { Store } from '../store/store.ts';
import type { Reading } from './card.ts';
import type { NameOf } from './event-words.ts';

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

/** How a reader is written to on a day. */
export type ReadingOf = (reader: Reader, today: Day) => Reading;

/** Made once, since it indexes the catalogue. */
export function createReadings({
  sources,
  measures,
  offers,
}: Pick<DeskDeps, 'sources' | 'measures' | 'offers'>): ReadingOf {
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  const nameOf: NameOf = measure => names.get(measure);
  const termsOf = createTerms(sources);
  return ({ language, profile }, today) => ({
    language,
    profile,
    today,
    nameOf,
    termsOf,
    offers,
  });
}
