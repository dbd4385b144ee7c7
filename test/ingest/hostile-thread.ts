// A reader's thread that does what the document says.
import { parentPort } from 'node:worker_threads';
import type { ReaderReply, ReaderRequest } from '../../src/ingest/reader.ts';

parentPort?.on('message', ({ document }: ReaderRequest) => {
  parentPort?.postMessage(answer(new TextDecoder().decode(document.body)));
});

function answer(wish: string): ReaderReply {
  const grown: string[][] = [];
  while (wish === 'spin');
  while (wish === 'grow') grown.push(Array.from({ length: 10_000 }, (_, at) => `${at}-${grown.length}`));
  if (wish === 'throw') return { kind: 'threw', message: 'out of order' };
  return { kind: 'prepared', document: { prepared: [], issues: [], linked: [] } };
}
