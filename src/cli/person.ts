import { traces } from '../people/trace.ts';
import { aboutPerson } from './about-person.ts';

export const person = aboutPerson(
  {
    name: 'person',
    summary: 'Writes out everything that is kept and names a person: for whoever asks what is known of them.',
  },
  async (asked, workspaces, store) => {
    const found = await Array.fromAsync(traces(asked, workspaces, store));
    const said = found.map(
      ({ kept, workspace, what }) => `${kept} (workspace ${workspace})\n    ${JSON.stringify(what)}\n`,
    );
    return { lines: found, said: said.join('') };
  },
);
