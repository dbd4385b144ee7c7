import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOptions } from '../../../adapters/slack/client.ts';
import { createInstalledTeams } from '../../../adapters/slack/installed-teams.ts';
import { createPost } from '../../../adapters/slack/post.ts';
import { type Secret, secret } from '../../../src/domain/secret.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aSubscription } from '../../world/sample.ts';
import { type SlackPeer, startSlackPeer } from '../../world/slack/web-api.ts';
import { openSlackHouse, type SlackHouse } from './slack-house.ts';

const aKey = () => secret(randomBytes(32).toString('base64'));
const key = aKey();
const oauth = {
  botToken: null,
  clientId: '1.2',
  clientSecret: secret('client-secret'),
  encryptionKeys: [key],
  url: 'https://kairan.example',
};

describe('installing by OAuth', () => {
  let house: SlackHouse;
  beforeEach(async () => {
    house = await openSlackHouse({ keys: oauth });
  });
  afterEach(() => house.close());

  /** Goes to the consent page, as a browser would; the state and the cookie that it carries. */
  async function begin() {
    const response = await fetch(`${house.url}/slack/oauth/install`, { redirect: 'manual' });
    const consent = new URL(response.headers.get('location') ?? '');
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { response, consent, cookie, state: consent.searchParams.get('state') ?? '' };
  }
  const comeBack = (query: Record<string, string>, cookie: string) =>
    fetch(`${house.url}/slack/oauth/redirect?${new URLSearchParams(query)}`, { headers: { cookie } });
  async function install() {
    const { cookie, state } = await begin();
    return comeBack({ code: 'good-code', state }, cookie);
  }

  test('leads to Slack with the least scopes, our address and a state in a cookie of its own', async () => {
    const { response, consent } = await begin();
    expect(response.status).toBe(302);
    expect(consent.origin + consent.pathname).toBe(new URL('/oauth/v2/authorize', house.peer.api).href);
    expect(consent.searchParams.get('scope')).toBe('commands,chat:write,app_mentions:read,im:history');
    expect(consent.searchParams.get('redirect_uri')).toBe('https://kairan.example/slack/oauth/redirect');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/);
  });

  test('keeps the tokens sealed, gives the team a workspace of its own, and answers there', async () => {
    const response = await install();
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringMatching(/「見本」にインストールしました/),
    ]);
    const kept = await house.store.installations.find('slack', 'T1');
    expect(kept).toMatchObject({ workspace: 'T1', name: '見本', installedBy: 'UINSTALLER' });
    expect(JSON.stringify(kept)).not.toMatch(/xox/);
    await house.slack.slash('latest');
    await house.peer.until(() => house.peer.posted[0]);
    expect(house.speakers[0]?.viewer.workspace).toBe('T1');
  });

  const failing: readonly [string, () => Promise<Response>][] = [
    [
      'a code that Slack does not know',
      async () => {
        const { cookie, state } = await begin();
        return comeBack({ code: 'bad', state }, cookie);
      },
    ],
    [
      'no state',
      async () => {
        const { cookie } = await begin();
        return comeBack({ code: 'good-code' }, cookie);
      },
    ],
    [
      'a state of another browser',
      async () => {
        const { state } = await begin();
        const { cookie } = await begin();
        return comeBack({ code: 'good-code', state }, cookie);
      },
    ],
    [
      'a state that we did not sign',
      async () => comeBack({ code: 'good-code', state: 'abc' }, 'slack-app-oauth-state=abc'),
    ],
    [
      'a refusal',
      async () => {
        const { cookie, state } = await begin();
        return comeBack({ error: 'access_denied', state }, cookie);
      },
    ],
  ];
  for (const [what, go] of failing) {
    test(`${what} installs nothing and says what to do`, async () => {
      const response = await go();
      expect([response.status, await response.text()]).toEqual([
        400,
        expect.stringMatching(/Start again from \/slack\/oauth\/install/),
      ]);
      expect(await house.store.installations.list('slack')).toEqual([]);
      expect(house.seen).toContainEqual(expect.objectContaining({ kind: 'request-refused' }));
    });
  }

  test('a workspace that did not install gets no answer', async () => {
    expect((await house.slack.slash('latest')).status).toBe(200);
    expect(house.speakers).toEqual([]);
  });

  for (const event of [{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }]) {
    test(`${event.type} forgets the tokens and stops what was ordered there, nothing else`, async () => {
      await install();
      const { subscriptions } = house.store;
      const at = (id: string) => ({ platform: 'slack', id }) as const;
      await subscriptions.save(aSubscription({ id: 'here', workspace: 'T1', conversation: at('T1/C1') }));
      await subscriptions.save(aSubscription({ id: 'elsewhere', workspace: 'T2', conversation: at('T2/C1') }));
      const made = {
        hash: 'ab',
        name: 'portal',
        scopes: ['api'],
        role: 'reader',
        createdBy: 'a',
        createdAt: 1,
      } as const;
      const lasting = { ...made, expiresAt: null, lastUsedAt: null };
      for (const [id, workspace] of [
        ['khere', 'T1'],
        ['kelsewhere', 'T2'],
      ] as const)
        await house.store.tokens.add({ ...lasting, id, workspace });
      await house.slack.event(event);
      await house.peer.until(() => house.seen.find(({ kind }) => kind === 'uninstalled'));
      expect((await house.store.tokens.list(null)).map(({ id }) => id)).toEqual(['kelsewhere']);
      expect(await house.store.installations.list('slack')).toEqual([]);
      expect((await subscriptions.find('T1', 'here'))?.stoppedAt).toBeGreaterThan(0);
      expect((await subscriptions.find('T2', 'elsewhere'))?.stoppedAt).toBeFalsy();
      const message = { language: 'en', summary: 'x', blocks: [] } as const;
      expect(await house.chat.send(at('T1/C1'), message, 'd')).toMatchObject({ kind: 'gone' });
    });
  }

  test('a person’s token that was revoked is not ours', async () => {
    await install();
    await house.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await house.slack.slash('help');
    await house.peer.until(() => house.peer.posted[0]);
    expect(await house.store.installations.list('slack')).toHaveLength(1);
  });
});

describe('tokens at rest', () => {
  let peer: SlackPeer;
  beforeEach(async () => {
    peer = await startSlackPeer();
  });
  afterEach(() => peer.stop());

  async function world(keys: readonly Secret[], { expiresInMs = 43_200_000, closedWith = keys[0] as Secret } = {}) {
    const clock = { now: Date.now };
    const store = openSqliteStore({ path: ':memory:', clock });
    const grant = {
      team: { id: 'T1', name: '見本' },
      user: { id: 'U1' },
      authVersion: 'v2',
      bot: {
        token: 'xoxe.xoxb-1',
        refreshToken: 'xoxe-1',
        expiresAt: Math.floor((Date.now() + expiresInMs) / 1000),
        scopes: [],
        id: 'BBOT',
        userId: 'UBOT',
      },
    };
    await store.installations.save({
      platform: 'slack',
      tenant: 'T1',
      workspace: 'T1',
      name: null,
      installedBy: 'U1',
      installedAt: 1,
      sealed: createSeal([closedWith]).close(JSON.stringify(grant), 'slack:T1'),
    });
    const observe = () => {};
    const open = (holder: string) =>
      createInstalledTeams(
        { store, seal: createSeal(keys), clock, observe, options: clientOptions({ api: peer.api }, observe), holder },
        { clientId: '1.2', clientSecret: secret('s'), stateSecret: 's', authorizeUrl: 'https://slack.example/' },
      );
    return { store, open, clock };
  }
  const renewals = () => peer.calls.filter(({ method }) => method === 'oauth.v2.access');

  test('a token that has long to live is used as it is', async () => {
    const { open } = await world([key]);
    expect((await open('one').of('T1'))?.token).toBe('xoxe.xoxb-1');
    expect(renewals()).toEqual([]);
  });

  test('one that expires within two hours is renewed once, by one replica, however many ask', async () => {
    const { open, store } = await world([key], { expiresInMs: 3_600_000 });
    const [one, two] = [open('one'), open('two')];
    const tokens = await Promise.all([one.of('T1'), one.of('T1'), two.of('T1'), one.of('T1')]);
    expect(tokens[0]?.token).toBe('xoxe.xoxb-2');
    expect(renewals()).toHaveLength(1);
    expect((await two.of('T1'))?.token).toBe('xoxe.xoxb-2');
    const sealed = (await store.installations.find('slack', 'T1'))?.sealed ?? '';
    expect(createSeal([key]).open(sealed, 'slack:T1')).toContain('xoxe-2');
  });

  test('where renewal fails the old token is used, and nothing is lost', async () => {
    const { open } = await world([key], { expiresInMs: 3_600_000 });
    peer.befalls('oauth.v2.access', { status: 500 });
    const teams = open('one');
    expect((await teams.of('T1'))?.token).toBe('xoxe.xoxb-1');
    expect((await teams.of('T1'))?.token).toBe('xoxe.xoxb-2');
  });

  test('a new key in front closes them anew when they are next used', async () => {
    const fresh = aKey();
    const { open, store } = await world([fresh, key], { closedWith: key });
    expect((await open('one').of('T1'))?.token).toBe('xoxe.xoxb-1');
    const sealed = (await store.installations.find('slack', 'T1'))?.sealed ?? '';
    expect(createSeal([fresh]).open(sealed, 'slack:T1')).toContain('xoxe.xoxb-1');
  });

  test('without their key nobody counts as gone, and what cannot be sent says what to do', async () => {
    const { open, clock } = await world([aKey()], { closedWith: key });
    const { send } = createPost({ teams: open('one'), clock });
    await expect(
      send({ platform: 'slack', id: 'T1/C1' }, { language: 'ja', summary: '', blocks: [] }, 'd1'),
    ).rejects.toThrow(/^The tokens of the Slack workspace T1 .* add it behind the one in use\.$/);
  });
});
