import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { secret } from '../../../src/domain/secret.ts';
import { type SlackSocket, startSlackSocket } from '../../world/slack/socket.ts';
import { openSlackHouse, type SlackHouse, wordsOf } from './slack-house.ts';

let socket: SlackSocket;
let house: SlackHouse;
beforeEach(async () => {
  socket = await startSlackSocket();
  house = await openSlackHouse({
    socketUrl: socket.url,
    keys: { signingSecret: null, appToken: secret('xapp-1-test') },
  });
});
afterEach(async () => {
  await house.close();
  await socket.stop();
});

const slash = (text: string) =>
  socket.deliver('slash_commands', {
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    command: '/kairan',
    text,
    response_url: house.peer.responseUrl('C1', 'U1'),
    trigger_id: house.peer.trigger(),
  });

const mention = (id: string) =>
  socket.deliver('events_api', {
    type: 'event_callback',
    team_id: 'T1',
    event_id: id,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: `${id}.1`, text: '<@UBOT> latest', team: 'T1' },
  });

describe('over Socket Mode', () => {
  test('commands are acknowledged and answered as over HTTP, and no route is open', async () => {
    await slash('latest');
    const answer = await house.peer.until(() => house.peer.posted[0]);
    expect(wordsOf(answer.blocks)).toContain('AIディスカッションペーパー');
    const { status } = await house.slack.slash('latest');
    expect(status).toBe(404);
  });

  test('an event that comes again is answered once', async () => {
    await mention('Ev1');
    await house.peer.until(() => house.peer.posted[0]);
    await mention('Ev1');
    await slash('help');
    await house.peer.until(() => house.peer.posted.some(({ user }) => user === 'U1'));
    expect(house.peer.posted).toHaveLength(2);
  });

  test('when Slack moves the connection it is opened anew, though the first try fails', async () => {
    house.peer.befalls('apps.connections.open', { status: 503 });
    socket.recycle();
    await expect.poll(() => socket.connections()).toBe(2);
    await slash('help');
    await house.peer.until(() => house.peer.posted[0]);
    expect(house.seen.filter(({ kind }) => kind === 'bug')).toEqual([]);
  });
});

test('a token that Slack refuses stops the start, with where to find the right one', async () => {
  const refusing = openSlackHouse({
    keys: { signingSecret: null, appToken: secret('xapp-1-test') },
    prepare: peer => peer.befalls('apps.connections.open', { error: 'invalid_auth' }),
  });
  await expect(refusing).rejects.toThrow(/cannot be opened \(invalid_auth\)\. Check KAIRAN_SLACK_APP_TOKEN/);
});
