import { parentPort, type Worker } from 'node:worker_threads';
import { reasonOf } from '../text/reason-of.ts';
import { startThread } from './start-thread.ts';

/** A program in a thread of its own whose methods are called from outside. */
export interface CallThread<Method extends string = string> {
  /** Rejects where the method threw, took too long, or the thread ended under it; the next call finds a fresh thread. */
  call<Result>(method: Method, ...args: readonly unknown[]): Promise<Result>;
  close(): Promise<void>;
}

export interface CallThreadOptions {
  /** What failed, for the sentence of an error. */
  readonly name: string;
  /** For one call, waiting in line included; then the thread is killed. Without it a call may take its time. */
  readonly timeoutMs?: number;
  /** Called when a thread has ended, with whatever it had in memory. */
  readonly ended?: () => void;
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
  readonly timer: NodeJS.Timeout | undefined;
}

/**
 * The thread is started with the first call.
 * @param program Calls `answerCalls`.
 */
export function createCallThread<Method extends string>(
  program: URL,
  data: unknown,
  { name, timeoutMs, ended }: CallThreadOptions,
): CallThread<Method> {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  return {
    call<Result>(method: Method, ...args: readonly unknown[]) {
      worker ??= start();
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => end(`it took longer than ${timeoutMs / 1000} s`), timeoutMs);
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
    thread.on('error', (error: Error) => void end(error.message));
    thread.on('exit', () => {
      if (worker === thread) void end('its thread ended');
    });
    return thread;
  }

  async function end(why: string): Promise<void> {
    const thread = worker;
    worker = null;
    ended?.();
    for (const { timer, reject } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`${name} failed: ${why}`));
    }
    waiting.clear();
    await thread?.terminate();
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
    return { id, error: reasonOf(error) };
  }
}
