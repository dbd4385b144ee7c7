import type { Worker } from 'node:worker_threads';
import type { FetchedDocument, FoundPage } from '../domain/entry.ts';
import type { Source } from '../domain/source.ts';
import { startThread } from '../thread/start-thread.ts';
import type { PreparedDocument } from './prepare.ts';

/** Reads documents in a thread of its own, one at a time. */
export interface Reader {
  /** Rejects where the document took too long or too much memory; the next one finds a fresh thread. */
  prepare(document: FetchedDocument, source: Source): Promise<PreparedDocument>;
  /** The name of a page and the feeds that it names; null where the document is no page. Rejects as `prepare` does. */
  feedsNamed(document: FetchedDocument): Promise<FoundPage | null>;
  close(): Promise<void>;
}

/** What is posted to the thread, and what comes back. */
export interface ReaderRequest {
  readonly document: FetchedDocument;
  /** Null where the feeds that it names are wanted. */
  readonly source: Source | null;
}
export type ReaderReply =
  | { readonly kind: 'prepared'; readonly document: PreparedDocument }
  | { readonly kind: 'found'; readonly page: FoundPage | null }
  | { readonly kind: 'threw'; readonly message: string };

/** A document's tree is made and dropped at once: with less, a fifth of the thread's time goes into collecting it. */
const youngMb = 8;

/**
 * @param script The thread's program: answers each `ReaderRequest` with a `ReaderReply`.
 * @param data What the program is handed as its `workerData`, asked for when a thread is started.
 * @param timeoutMs For one document; then the thread is killed.
 * @param heapMbMax The thread's heap; then the thread dies.
 */
export function createReader(script: URL, data: () => unknown, { timeoutMs = 30_000, heapMbMax = 512 } = {}): Reader {
  let worker: Worker | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  return {
    async prepare(document, source) {
      const reply = await inTurn({ document, source });
      if (reply.kind !== 'prepared') throw new Error(`the reader answered "${reply.kind}"`);
      return reply.document;
    },

    async feedsNamed(document) {
      const reply = await inTurn({ document, source: null });
      if (reply.kind !== 'found') throw new Error(`the reader answered "${reply.kind}"`);
      return reply.page;
    },

    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };

  function inTurn(request: ReaderRequest): Promise<ReaderReply> {
    const turn = line.then(() => askThread(request));
    line = turn.catch(() => undefined);
    return turn;
  }

  async function askThread(request: ReaderRequest): Promise<ReaderReply> {
    if (isClosed) throw new Error('the reader is closed');
    worker ??= startThread(script, { data: data(), heapMbMax, youngMb });
    const thread = worker;
    const { promise, resolve, reject } = Promise.withResolvers<ReaderReply>();
    const timer = setTimeout(() => reject(new Error(`it took longer than ${timeoutMs / 1000} s`)), timeoutMs);
    const died = (error: unknown) => reject(new Error(deathOf(error, heapMbMax)));
    thread.once('message', resolve).once('error', died).once('exit', died);
    try {
      thread.postMessage(request);
      const reply = await promise;
      if (reply.kind === 'threw') throw new Error(reply.message);
      return reply;
    } catch (error) {
      worker = null;
      await thread.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
    }
  }
}

function deathOf(error: unknown, heapMbMax: number): string {
  if (!(error instanceof Error)) return 'its thread ended';
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `it needed more than ${heapMbMax} MB`
    : error.message;
}
