import { parentPort, workerData } from 'node:worker_threads';
import { loadMeasures } from '../measures/load.ts';
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

/** What the thread is started with. */
export interface ThreadData {
  readonly path: string;
  /** YAML files with the operator's own measures. */
  readonly measures: readonly string[];
}

const { path, measures: extra } = workerData as ThreadData;
const model = openReadModel(path, loadMeasures({ extra }).measures);

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
