import { forget as forgetPerson } from '../people/forget.ts';
import { aboutPerson } from './about-person.ts';

export const forget = aboutPerson(
  {
    name: 'forget',
    summary:
      'Takes a person out of everything that is kept; what they did stays, done by nobody. Look first: `person`.',
  },
  async (person, workspaces, store) => {
    const count = await forgetPerson(person, workspaces, store);
    const counted = Object.entries(count).flatMap(([kept, times]) => (times === 0 ? [] : [`${kept} ${times}`]));
    const said = counted.length === 0 ? '' : `${person} is forgotten: ${counted.join(', ')}.\n`;
    return { lines: [{ person, ...count }], said };
  },
);
