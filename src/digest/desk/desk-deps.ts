import type { Holder } from '../../domain/holder.ts';
import type { Observe } from '../../domain/observation.ts';
import type { Clock } from '../../domain/time.ts';
import type { Store } from '../../store/store.ts';
import type { ReadingsDeps } from '../readings.ts';

/** What the desk is handed. */
export interface DeskDeps extends ReadingsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Names this process among the replicas. */
  readonly holder: Holder;
}
