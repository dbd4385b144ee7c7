import { type Trace, traces } from '../people/trace.ts';
import { personAsked } from './person-asked.ts';
import { type Verb, writeLines } from './verb.ts';

export const person: Verb = {
  name: 'person',
  summary: 'Writes out everything that is kept and names a person: for whoever asks what is known of them.',
  words: 'PERSON',
  options: { workspace: { type: 'string', value: 'ID', help: 'one that has let Kairan go meanwhile, too' } },
  async run(given, words, open, io) {
    const asked = personAsked(given, words);
    if (asked.kind === 'problem') {
      io.errors.write(`${asked.problem}\n`);
      return 2;
    }
    const house = await open();
    try {
      const found: Trace[] = [];
      for await (const trace of traces(asked.person, await asked.workspaces(house.store), house.store))
        found.push(trace);
      if (given.json) await writeLines(io.output, found);
      else {
        for (const { kept, workspace, what } of found)
          io.output.write(`${kept} (workspace ${workspace})\n    ${JSON.stringify(what)}\n`);
        if (found.length === 0) io.output.write(`Nothing is kept that names ${asked.person}.\n`);
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};
