import type { AskOutcome } from '../../ask/answer.ts';
import { placeOf } from '../../ask/statements/statement.ts';
import type { Answered } from './answer.ts';
import { refusalWords, sentencesOf } from './refusal-words.ts';

/** What `--json` prints. */
export function answerLine({ question, outcome }: Answered): object {
  const { language, sentences } = outcome;
  return {
    question,
    language,
    ...batchLine(outcome),
    why: outcome.kind === 'refusal' ? outcome.why : null,
    sentences,
    writer: outcome.kind === 'answer' ? outcome.writer : null,
  };
}

/** An outcome as batches give it. */
export function batchLine(outcome: AskOutcome): object {
  const { language, measure } = outcome;
  const isRefused = outcome.kind === 'refusal';
  const sources = isRefused ? outcome.near : outcome.citations;
  return {
    answer: isRefused ? refusalWords(outcome, language) : sentencesOf(outcome),
    citations: sources.map(one => ({ ...one, pinpoint: placeOf(one, language) || null })),
    refused: isRefused,
    measure,
  };
}
