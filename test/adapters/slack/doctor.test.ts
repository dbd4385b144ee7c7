import { afterEach, describe, expect, test } from 'vitest';
import { examineSlack } from '../../../adapters/slack/doctor.ts';
import type { SlackKeys } from '../../../adapters/slack/settings.ts';
import { secret } from '../../../src/domain/secret.ts';
import { signingSecret } from '../../world/slack/sender.ts';
import { type Fate, startSlackPeer } from '../../world/slack/web-api.ts';
import { openSlackHouse } from './slack-house.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

const allScopes = 'commands,chat:write,app_mentions:read,im:history';

async function examined(
  keys: Partial<SlackKeys>,
  { scopes = allScopes, aheadMs = 0, fates = [] as [string, Fate][] } = {},
) {
  const peer = await startSlackPeer({ scopes });
  ended.push(peer.stop);
  for (const [method, fate] of fates) peer.befalls(method, fate);
  const none: SlackKeys = {
    botToken: null,
    signingSecret: null,
    appToken: null,
    clientId: '',
    clientSecret: null,
    encryptionKeys: [],
    command: '/kairan',
    history: false,
    unfurls: false,
    api: peer.api,
    url: '',
  };
  const findings = await examineSlack({
    keys: { ...none, ...keys },
    fetch,
    clock: { now: () => Date.now() + aheadMs },
  });
  return findings.map(({ level, what, fix = '' }) => `${level}: ${what} ${fix}`).join('\n');
}

const socket = { botToken: secret('xoxb-1'), appToken: secret('xapp-1') };
const http = { botToken: secret('xoxb-1'), signingSecret: secret('0123456789abcdef0123456789abcdef') };

describe('the look at Slack', () => {
  test('finds nothing to mend where all is well', async () => {
    const said = await examined(socket);
    expect(said).not.toMatch(/problem|warning/);
    for (const part of [
      /answers/,
      /clock agrees/,
      /bot token is of 見本/,
      /every scope that is needed/,
      /Socket Mode opens/,
    ])
      expect(said).toMatch(part);
  });

  test('says nothing of Slack where it is not configured', async () => {
    expect(await examined({})).toBe('ok: Slack: not configured. ');
  });

  const troubles: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    [
      'a key that is missing',
      () => examined({ botToken: secret('xoxb-1') }),
      /problem: KAIRAN_SLACK_SIGNING_SECRET is missing\. Find it under Basic Information/,
    ],
    [
      'Slack out of reach',
      () => examined({ ...socket, api: 'http://127.0.0.1:9/api/' }),
      /problem: .* was not reached.*HTTPS_PROXY/,
    ],
    ['a clock that is ahead', () => examined(socket, { aheadMs: 200_000 }), /problem: .*2\d\d s ahead of Slack’s.*NTP/],
    ['a clock that is behind', () => examined(socket, { aheadMs: -400_000 }), /problem: .*(3|4)\d\d s behind Slack’s/],
    [
      'a token that is not accepted',
      () => examined(socket, { fates: [['auth.test', { error: 'invalid_auth' }]] }),
      /problem: .*not accepted \(invalid_auth\).*OAuth & Permissions/,
    ],
    [
      'a scope that is missing',
      () => examined(socket, { scopes: 'commands,chat:write,im:history' }),
      /problem: .*missing: app_mentions:read\..*slack manifest" and reinstall/,
    ],
    [
      'history that was wanted and not granted',
      () => examined({ ...socket, history: true }),
      /problem: .*channels:history, groups:history, im:write.*--with-history/,
    ],
    [
      'history that was granted and is not used',
      () => examined(socket, { scopes: `${allScopes},channels:history` }),
      /warning: .*may read messages \(channels:history\)/,
    ],
    [
      'a scope that is never used',
      () => examined(socket, { scopes: `${allScopes},users:read` }),
      /warning: .*never uses: users:read/,
    ],
    [
      'Socket Mode that is off',
      () => examined(socket, { fates: [['apps.connections.open', { error: 'not_allowed_token_type' }]] }),
      /problem: .*\(not_allowed_token_type\).*connections:write/,
    ],
    ['no address of our own', () => examined(http), /warning: Slack: KAIRAN_URL is not set/],
    [
      'a verification token for a secret',
      () => examined({ ...http, signingSecret: secret('AbCdEfGhIjKlMnOpQrStUvWx') }),
      /warning: .*does not look like one/,
    ],
    [
      'an address without encryption where nobody listens',
      () => examined({ ...http, url: 'http://127.0.0.1:9/' }),
      /problem: .*https only[\s\S]*problem: .*was not reached from here/,
    ],
  ];
  for (const [what, look, words] of troubles) {
    test(`tells ${what}, and what to do`, async () => expect(await look()).toMatch(words));
  }

  test('asks the running server at its own address, and tells one with another secret', async () => {
    const house = await openSlackHouse();
    ended.push(house.close);
    const own = { ...http, signingSecret: secret(signingSecret), url: house.url };
    expect(await examined(own)).toMatch(/ok: .*\/slack\/events is this server, with this signing secret/);
    expect(await examined({ ...own, signingSecret: http.signingSecret })).toMatch(
      /problem: .*refuses what is signed with this secret/,
    );
  });

  test('never prints a token', async () => {
    const said = await examined(socket, { fates: [['auth.test', { error: 'invalid_auth' }]] });
    expect(said).not.toMatch(/xoxb-1|xapp-1/);
  });
});
