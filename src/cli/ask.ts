import { z } from 'zod';
import { ask as askCommand } from '../commands/ask.ts';
import { batchLine } from '../commands/show/answer-line.ts';
import { mainWorkspace } from '../domain/workspace.ts';
import { verbOf } from './command-verb.ts';
import { readJsonLines } from './json-lines.ts';
import { type Verb, writeLines } from './verb.ts';

const shown = verbOf(askCommand);

const batchForm = z.object({
  id: z.coerce.string(),
  question: z.string(),
  turns: z
    .array(
      z.object({
        role: z.enum(['user', 'about']),
        text: z.string().exactOptional(),
        measure: z.string().exactOptional(),
      }),
    )
    .default([]),
});

/** The chat's command, and many questions at once. */
export const ask: Verb = {
  ...shown,
  options: {
    ...shown.options,
    batch: {
      type: 'string',
      value: 'FILE|-',
      help: 'JSON lines of id, question and turns; prints id, answer, citations, refused and measure',
    },
  },
  async run(given, words, open, io) {
    if (typeof given.batch !== 'string') return shown.run(given, words, open, io);
    const house = await open();
    let refused = 0;
    try {
      const viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] } as const;
      for await (const line of readJsonLines(given.batch, io)) {
        const read = batchForm.safeParse(line.kind === 'object' ? line.value : null);
        if (!read.success) {
          refused++;
          io.errors.write(`Line ${line.number} is no JSON object with id, question and turns; it was left out.\n`);
          continue;
        }
        const { id, question, turns } = read.data;
        const outcome = await house.asking.ask({ question, turns, viewer, now: house.clock.now() });
        await writeLines(io.output, [{ id, ...batchLine(outcome) }]);
      }
      return refused > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};
