import type { Store } from '../../src/store/store.ts';
import type { aClock } from '../world/sample.ts';

/** What a contract is run on: a fresh, empty store and the clock that its leases run by. */
export type OpenStore = () => Promise<{ store: Store; clock: ReturnType<typeof aClock> }>;
