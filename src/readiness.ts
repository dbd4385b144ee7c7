import { setTimeout as wait } from 'node:timers/promises';
import type { Part } from '../adapters/http/server.ts';
import type { Library } from './library/library.ts';
import type { Store } from './store/store.ts';

interface Deps {
  readonly store: Pick<Store, 'archive' | 'positions'>;
  readonly library: Pick<Library, 'catchUp' | 'position'>;
}

/** How long a part is waited for, in ms. */
const patienceMs = 2_000;
/** Changes that the library may be behind and still be ready: each question brings it up to date. */
const behindMax = 100;

/** Whether the store answers, and how far the library is behind it. */
export async function readiness({ store, library }: Deps): Promise<readonly Part[]> {
  const isAnswering = await within(store.positions.at('ready'));
  const kept: Part = { name: 'store', isReady: isAnswering, says: isAnswering ? 'answers' : 'does not answer' };
  if (!isAnswering) return [kept];
  await within(library.catchUp());
  const behind = await changesBehind({ store, library });
  const says = `${behind} changes behind${behind < behindMax ? '' : '; catching up'}`;
  return [kept, { name: 'library', isReady: behind < behindMax, says }];
}

/** How many changes of the archive the library has not followed yet. */
export async function changesBehind({ store, library }: Deps): Promise<number> {
  return store.archive.countAfter(await library.position());
}

/** True where it is done in time. */
async function within(asked: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const done = asked.then(
    () => true,
    () => false,
  );
  const waited = wait(patienceMs, false, { signal: late.signal }).catch(() => false);
  return Promise.race([done, waited]).finally(() => late.abort());
}
