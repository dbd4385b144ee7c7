import type { Bilingual } from '../domain/language.ts';
import { actOn } from './act-on.ts';
import { type Command, command } from './command.ts';
import { eventArg } from './event-arg.ts';
import { reviewLine } from './review-line.ts';
import { showActed } from './show-review.ts';

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
        help: { ja: '理由（任意）', en: 'why, if you wish' },
      },
    },
    run: ({ event = '', reason = '' }, context) => actOn(event, { kind: 'judge', isRelevant, reason }, context),
    show: (acted, language) => showActed(acted, done, before, language),
    lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
  });
}
