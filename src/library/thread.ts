import { parentPort, workerData } from 'node:worker_threads';
import { openReadModel, type ReadModel } from './read-model.ts';

/** What is posted to the library's thread, and what comes back. */
export interface ThreadRequest {
  readonly id: number;
  readonly method: Exclude<keyof ReadModel, 'close'>;
  readonly args: readonly unknown[];
}
export interface ThreadReply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

const model = openReadModel(workerData as string);

parentPort?.on('message', ({ id, method, args }: ThreadRequest) => {
  parentPort?.postMessage(answer(id, method, args));
});

function answer(id: number, method: ThreadRequest['method'], args: readonly unknown[]): ThreadReply {
  try {
    const run = model[method] as (...args: readonly unknown[]) => unknown;
    return { id, result: run.apply(model, [...args]) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
