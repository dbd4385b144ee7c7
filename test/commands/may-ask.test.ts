import { expect, test } from 'vitest';
import { answerCall } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import { outsiders } from '../../src/domain/workspace.ts';
import { plainForm } from '../../src/message/plain.ts';
import { aClock } from '../world/sample.ts';

/** Public facts; a new command is asked by the organisation's own people alone until it is written here too. */
const askable = [
  ...['help', 'about', 'latest', 'search', 'ask', 'digest', 'details', 'evidence', 'memo'],
  ...['measure', 'measures', 'timeline', 'compare', 'overview', 'upcoming', 'deadlines'],
];
const others = commands.map(({ name }) => name).filter(name => !askable.includes(name));

test('what people of another organisation may ask are commands', () => {
  const names = commands.map(({ name }) => name);
  expect(askable.filter(name => !names.includes(name))).toEqual([]);
});

for (const name of others) {
  test(`a person of another organisation cannot ask for ${name}: it does not even begin`, async () => {
    const deps = {
      commands,
      clock: aClock(),
      observe: () => {},
      contextFor: () => {
        throw new Error('it began');
      },
    };
    const viewer = { workspace: outsiders, person: 'T9/U9', roles: [] };
    const speaker = { viewer, conversation: { platform: 'slack', id: 'T1/C1' }, language: 'en' } as const;
    const { message } = await answerCall({ command: name, args: {} }, speaker, deps);
    expect(plainForm(message)).toMatch(/^Only people of the organisation/);
  });
}
