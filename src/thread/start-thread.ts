import { Worker } from 'node:worker_threads';
import { compileCacheFolder } from './compile-cache.ts';

export interface ThreadOptions {
  /** Handed to the program as its `workerData`. */
  readonly data: unknown;
  /** Beyond it the thread dies; Node's own bound where it is not given. */
  readonly heapMbMax?: number;
  /** Its young heap; larger where much is made and dropped at once. */
  readonly youngMb?: number;
}

/** Stripping types anew costs each thread 25 MB and a fifth of a second. */
const bootstrap =
  "if (process.argv[3] !== '') require('node:module').enableCompileCache(process.argv[3]); import(process.argv[2]);";

/** Starts a program in a thread of its own. Its young heap is kept small: most threads here make little. */
export function startThread(program: URL, { data, heapMbMax, youngMb = 3 }: ThreadOptions): Worker {
  const heap = heapMbMax === undefined ? {} : { maxOldGenerationSizeMb: heapMbMax };
  return new Worker(bootstrap, {
    eval: true,
    argv: [program.href, compileCacheFolder() ?? ''],
    workerData: data,
    resourceLimits: { ...heap, maxYoungGenerationSizeMb: youngMb },
  });
}
