import { parentPort, workerData } from 'node:worker_threads';
import { feedsNamed } from '../feeds/read/page/feeds-named.ts';
import { readDocument } from '../feeds/read/read.ts';
import { findDeadline } from './calendar/deadline.ts';
import { type Judges, prepare } from './ingest/prepare.ts';
import type { ReaderReply, ReaderRequest } from './ingest/reader.ts';
import { createLinker } from './measures/link.ts';
import type { Measure } from './measures/schema.ts';
import { createClassifier } from './taxonomy/classify.ts';
import { loadLexicon } from './taxonomy/lexicon.ts';
import { reasonOf } from './text/reason-of.ts';

/** What the thread is started with. */
export interface ReaderThreadData {
  /** The catalogue as it was loaded. */
  readonly measures: readonly Measure[];
}

const { measures } = workerData as ReaderThreadData;
const judges: Judges = {
  read: readDocument,
  findDeadline,
  link: createLinker(measures),
  classify: createClassifier(loadLexicon()),
};

parentPort?.on('message', async (request: ReaderRequest) => {
  parentPort?.postMessage(await answer(request));
});

async function answer({ document, source }: ReaderRequest): Promise<ReaderReply> {
  try {
    if (source === null) return { kind: 'found', page: feedsNamed(document) };
    return { kind: 'prepared', document: await prepare(document, source, judges) };
  } catch (error) {
    return { kind: 'threw', message: reasonOf(error) };
  }
}
