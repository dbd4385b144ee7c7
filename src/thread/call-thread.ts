import { parentPort, type Worker } from 'node:worker_threads';
import { startThread } from './start-thread.ts';

/** A program in a thread of its own whose methods are called from outside. */
export interface CallThread {
  /** Rejects where the method threw, took too long, or the thread ended under it; the next call finds a fresh thread. */
  call<Result>(method: string, ...args: readonly unknown[]): Promise<Result>;
  close(): Promise<void>;
}

interface Request {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}
interface Waiting extends PromiseWithResolvers<unknown> {
  readonly timer: NodeJS.Timeout;
}

/**
 * The thread is started with the first call.
 * @param program Calls `answerCalls`.
 * @param name What failed, for the sentence of an error.
 * @param timeoutMs For one call, waiting in line included; then the thread is killed.
 */
export function createCallThread(program: URL, data: unknown, name: string, timeoutMs: number): CallThread {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  return {
    call<Result>(method: string, ...args: readonly unknown[]) {
      worker ??= start();
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      const timer = setTimeout(() => end(`it took longer than ${timeoutMs / 1000} s`), timeoutMs);
      waiting.set(id, { ...answer, timer });
      worker.postMessage({ id, method, args } satisfies Request);
      return answer.promise as Promise<Result>;
    },
    async close() {
      await end('it was closed');
    },
  };

  function start(): Worker {
    const thread = startThread(program, { data });
    thread.on('message', ({ id, result, error }: Reply) => {
      const answer = waiting.get(id);
      waiting.delete(id);
      clearTimeout(answer?.timer);
      if (error === undefined) answer?.resolve(result);
      else answer?.reject(new Error(`${name} failed: ${error}`));
    });
    thread.on('error', error => void end(String(error)));
    thread.on('exit', () => {
      if (worker === thread) void end('its thread ended');
    });
    return thread;
  }

  async function end(why: string): Promise<void> {
    const ended = worker;
    worker = null;
    for (const { timer, reject } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`${name} failed: ${why}`));
    }
    waiting.clear();
    await ended?.terminate();
  }
}

/** Answers the calls that come to this thread. */
export function answerCalls(methods: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  parentPort?.on('message', ({ id, method, args }: Request) => {
    parentPort?.postMessage(answer(id, methods[method], args));
  });
}

function answer(id: number, run: ((...args: never[]) => unknown) | undefined, args: readonly unknown[]): Reply {
  try {
    if (run === undefined) throw new Error('there is no such method');
    return { id, result: run(...(args as never[])) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
