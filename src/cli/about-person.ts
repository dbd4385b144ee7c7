import type { PersonId, WorkspaceId } from '../domain/workspace.ts';
import { everyWorkspace } from '../people/workspaces.ts';
import type { Store } from '../store/store.ts';
import { type Verb, writeLines } from './verb.ts';

interface Found {
  /** What `--json` prints. */
  readonly lines: readonly object[];
  /** What people read; empty where nothing is kept that names the person. */
  readonly said: string;
}

/** A verb that looks for a person in everything that is kept. */
export function aboutPerson(
  { name, summary }: Pick<Verb, 'name' | 'summary'>,
  look: (person: PersonId, workspaces: readonly WorkspaceId[], store: Store) => Promise<Found>,
): Verb {
  return {
    name,
    summary,
    words: 'PERSON',
    options: {},
    async run(given, words, open, io) {
      const [person = ''] = words;
      if (words.length !== 1 || !/^[a-z]+:[^\s/]+\/\S+$/.test(person)) {
        io.errors.write(
          'Name one person as the log does: slack:T123/U456 or teams:TENANT/29:abc ("kairan export audit" lists who did what).\n',
        );
        return 2;
      }
      const house = await open();
      try {
        const { lines, said } = await look(person, await everyWorkspace(house.store), house.store);
        if (given.json) await writeLines(io.output, lines);
        else io.output.write(said === '' ? `Nothing is kept that names ${person}.\n` : said);
        return 0;
      } finally {
        await house.close();
      }
    },
  };
}
