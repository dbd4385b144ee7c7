import { workerData } from 'node:worker_threads';
import type { Publication } from '../domain/publication.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { Measure } from '../measures/schema.ts';
import { answerCalls } from '../thread/call-thread.ts';
import { type Answerer, type AskOutcome, createAnswerer } from './answer.ts';
import { planFor } from './plan.ts';
import { provisionsOf, statementOf, statementsOf } from './statement.ts';

/** What the thread is started with. */
export interface AskingData {
  readonly measures: readonly Measure[];
}

/** A question with everything that was looked up for it. */
export interface Prepared {
  readonly question: string;
  readonly turns: readonly Turn[];
  readonly publications: readonly Publication[];
  readonly now: Instant;
}

const { measures } = workerData as AskingData;
const known = measures.flatMap(statementsOf);
let answerer: Answerer = createAnswerer(measures, known);

answerCalls({
  plan: planFor,

  /** Takes the texts of laws in place of those that it had. */
  texts(publications: readonly Publication[]): void {
    const texts = publications.flatMap(publication =>
      publication.links.filter(({ role }) => role === 'text-of').map(({ measure }) => ({ measure, publication })),
    );
    answerer = createAnswerer(measures, [...known, ...provisionsOf(texts)]);
  },

  answer({ question, turns, publications, now }: Prepared): AskOutcome {
    const statements = publications.map(statementOf);
    return answerer({ question, turns, publications: statements, now });
  },
});
