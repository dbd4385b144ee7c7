import assert from 'node:assert/strict';
import { openTeamsHouse } from '../../adapters/teams/teams-house.ts';
import type { FuzzTarget } from '../target.ts';

const { activity, peer, url, seen, close } = await openTeamsHouse();
const invoke = (name: string, value: object) => activity({ type: 'invoke', name, value });
const action = { action: { type: 'Action.Execute', verb: 'kairan', data: { kairan: 'latest' } } };
const seeds = [
  activity(),
  activity({ value: { kairan: 'latest' }, text: '' }),
  activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:x' }] }),
  activity({ type: 'installationUpdate', action: 'remove' }),
  invoke('adaptiveCard/action', action),
  invoke('task/fetch', { data: { kairan: 'subscribe' } }),
  invoke('task/submit', { data: { kairan: 'subscribe', profile: '金融' } }),
  invoke('composeExtension/query', { commandId: 'search', parameters: [{ name: 'q', value: 'AI' }] }),
];

/** Whole requests that Microsoft signed: each is answered, and none makes a fault of ours. */
export const teamsRequests: FuzzTarget = {
  name: 'teams-requests',
  seeds: seeds.map(one => Buffer.from(JSON.stringify(one))),
  words: ['null', '[]', '{}', '""', '"value":', '"from":', '<at>', '__proto__', '\\ud800', '1e99', '"type":"invoke"'],
  async check(bytes) {
    const { status } = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: peer.sign() },
      body: Buffer.from(bytes),
    });
    assert.notEqual(status, 500);
    const bugs = seen.splice(0).filter(({ kind }) => kind === 'bug');
    assert.deepEqual(bugs, []);
  },
  close,
};
