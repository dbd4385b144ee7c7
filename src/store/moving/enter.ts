import type { Holder } from '../../domain/holder.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Store } from '../store.ts';

/** A process's being there: nobody moves a store that somebody works with. */
export interface Presence {
  /** @throws OperatorError where the store was moved away meanwhile, while this process stood still. */
  confirm(): Promise<void>;
  leave(): Promise<void>;
}

/** How long a process counts as there after it last said so. */
const presenceMs = 180_000;
const saidAgainMs = 60_000;

/**
 * Says that a process works with a store, and goes on saying so.
 * @throws OperatorError where the store was moved away, or is being filled.
 */
export async function bePresent(
  store: Pick<Store, 'processes' | 'marks' | 'close'>,
  holder: Holder,
): Promise<Presence> {
  const { processes, marks } = store;
  const confirm = async () => {
    const why = await marks.read('closed');
    if (why !== null) throw new OperatorError(why);
  };
  const say = () => processes.arrive(holder, presenceMs);
  await say();
  try {
    await confirm();
  } catch (error) {
    await processes.leave(holder);
    await store.close();
    throw error;
  }
  // Where the store is away for a moment, the next time will do.
  const saying = setInterval(() => void say().catch(() => {}), saidAgainMs).unref();
  return {
    confirm,
    async leave() {
      clearInterval(saying);
      await processes.leave(holder).catch(() => {});
    },
  };
}
