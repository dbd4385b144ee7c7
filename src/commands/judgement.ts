import type { Bilingual } from '../domain/language.ts';
import { actOn } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { type Command, command } from './command.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

/** Longest reason, in UTF-16 units: it stands in a line of the event. */
const reasonMax = 500;

interface Judgement extends Pick<Command, 'name' | 'words' | 'summary'> {
  readonly isRelevant: boolean;
  /** What is said where it is recorded, and where it stood so already. */
  readonly done: Bilingual;
  readonly before: Bilingual;
}

/** A command that records whether something concerns the organisation, and why. */
export function judgement({ name, words, summary, isRelevant, done, before }: Judgement): Command {
  return command({
    name,
    words,
    summary,
    needs: 'review',
    args: {
      event: eventArg,
      reason: {
        kind: 'text',
        words: ['理由'],
        positional: true,
        help: { ja: `理由（任意、${reasonMax}字以内）`, en: `why, if you wish (up to ${reasonMax} characters)` },
      },
    },
    async run({ event = '', reason = '' }, context) {
      if (reason.length > reasonMax) return { kind: 'problem', problem: tooLong(reason.length) } as const;
      return actOn(event, { kind: 'judge', isRelevant, reason }, context);
    },
    show: (acted, language) => showActed(acted, done, before, language),
    lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
  });
}

function tooLong(length: number): Bilingual {
  return {
    ja: `理由が長すぎます（${length}字）。${reasonMax}字以内にするか、「コメント」で残してください。`,
    en: `That reason is too long (${length} characters). Please keep it within ${reasonMax}, or leave it as a comment.`,
  };
}
