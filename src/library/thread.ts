import { workerData } from 'node:worker_threads';
import type { Measure } from '../measures/schema.ts';
import type { Change } from '../store/archive.ts';
import { answerCalls } from '../thread/call-thread.ts';
import { openReadModel, type ReadModel } from './read-model.ts';

/** What the library's thread is started with. */
export interface ThreadData {
  readonly path: string;
  /** The catalogue as it was loaded: each thread that loads it anew takes a sixth of a second more to begin. */
  readonly measures: readonly Measure[];
}

export type ThreadMethod = Exclude<keyof ReadModel, 'close'> | 'bring';

const { path, measures } = workerData as ThreadData;
const model = openReadModel(path, measures);
/** Changes that wait to be applied together. */
let brought: Change[] = [];

answerCalls({
  ...model,
  bring(after: number, changes: readonly Change[], isFirst: boolean) {
    if (isFirst) brought = [];
    // What went before was brought to a thread that has died since: this comes again with it.
    else if (brought.at(-1)?.change !== after) return;
    brought.push(...changes);
  },
  apply() {
    const changes = brought;
    brought = [];
    return model.apply(changes);
  },
} satisfies Record<ThreadMethod, unknown>);
