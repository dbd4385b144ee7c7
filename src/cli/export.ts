import { exporting as exportCommand } from '../commands/export.ts';
import { type ExportArgs, exportAsked } from '../commands/export-args.ts';
import type { ArgValue } from '../domain/call.ts';
import { mainWorkspace } from '../domain/workspace.ts';
import { exportAs, formatsOf } from '../export/export.ts';
import { createTerms } from '../ingest/terms.ts';
import { withinTerms } from '../library/within-terms.ts';
import { argsGiven, verbOf } from './command-verb.ts';
import type { Verb } from './verb.ts';

/** On the command line an export is written where it stands. */
export const exporting: Verb = {
  ...verbOf(exportCommand),
  async run(given, words, open, io) {
    const read = argsGiven(exportCommand, given, words);
    if (read.kind === 'problem') {
      io.errors.write(`${read.problem.en}\n`);
      return 2;
    }
    const args = read.args as ExportArgs & Readonly<Record<string, ArgValue>>;
    const { what = 'events', format = 'csv' } = args;
    if (!formatsOf[what].includes(format)) {
      io.errors.write(`${what} can be had as ${formatsOf[what].join(', ')}, not as ${format}.\n`);
      return 2;
    }
    const house = await open();
    try {
      await house.library.catchUp();
      const { sources, measures, store, language, clock } = house;
      const viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] } as const;
      const asked = exportAsked(args, { viewer, language, now: clock.now(), measures, sources });
      if (asked.kind === 'problem') {
        io.errors.write(`${asked.problem.en}\n`);
        return 2;
      }
      const library = withinTerms(house.library, createTerms(sources));
      for await (const piece of exportAs(asked.request, { library, store, sources, measures })) {
        if (!io.output.write(piece)) await new Promise(resolve => io.output.once('drain', resolve));
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};
