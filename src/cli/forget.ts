import { forget as forgetPerson } from '../people/forget.ts';
import { personAsked } from './person-asked.ts';
import { type Verb, writeLines } from './verb.ts';

export const forget: Verb = {
  name: 'forget',
  summary: 'Takes a person out of everything that is kept; what they did stays, done by nobody. Look first: `person`.',
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
      const count = await forgetPerson(asked.person, await asked.workspaces(house.store), house.store);
      if (given.json) await writeLines(io.output, [{ person: asked.person, ...count }]);
      else {
        const said = Object.entries(count).flatMap(([kept, times]) => (times === 0 ? [] : [`${kept} ${times}`]));
        io.output.write(
          said.length === 0
            ? `Nothing is kept that names ${asked.person}.\n`
            : `${asked.person} is forgotten: ${said.join(', ')}.\n`,
        );
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};
