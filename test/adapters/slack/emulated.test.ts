// Against a Web API that none of us wrote. What it does not have (slash commands, interactivity, limits) is in the other tests.
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDeliver } from '../../../src/deliver/deliver.ts';
import { secret } from '../../../src/domain/secret.ts';
import type { Message } from '../../../src/message/message.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aDelivery, aSubscription } from '../../world/sample.ts';
import { createSender } from '../../world/slack/sender.ts';
import { openSlackHouse, type SlackHouse, wordsOf } from './slack-house.ts';

const scopes = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'channels:history',
  'channels:read',
  'users:read',
  'channels:manage',
  'channels:join',
];
const redirect = 'https://kairan.example/slack/oauth/redirect';
const human = 'xoxp-human';
let slack: Emulator;
let house: SlackHouse;
let sender: ReturnType<typeof createSender>;
let channel = '';
let team = '';
let botUser = '';

interface Stored {
  readonly ts: string;
  readonly text: string;
  readonly blocks?: unknown;
  readonly thread_ts?: string;
}

beforeAll(async () => {
  slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      tokens: { [human]: { login: 'hanako', scopes } },
      slack: {
        team: { name: '見本', domain: 'sample' },
        users: [{ name: 'hanako', real_name: '見本 花子', email: 'hanako@example.jp' }],
        channels: [{ name: 'ai-policy' }],
        strict_scopes: true,
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'client-secret',
            app_id: 'A1',
            name: 'Kairan',
            redirect_uris: [redirect],
            scopes,
          },
        ],
      },
    },
  });
  house = await openSlackHouse({
    api: `${slack.url}/api/`,
    keys: {
      botToken: null,
      clientId: '1.2',
      clientSecret: secret('client-secret'),
      encryptionKeys: [secret(Buffer.alloc(32, 7).toString('base64'))],
      url: 'https://kairan.example',
      history: true,
    },
  });
});
afterAll(async () => {
  await house?.close();
  await slack?.close();
});

async function call<Answer>(method: string, args: Record<string, string> = {}, token = human): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Answer;
}

/** What stands under a message, or in the channel, once there are so many. */
async function stored(count: number, thread?: string): Promise<readonly Stored[]> {
  const look = async () => {
    const args = { channel, ...(thread === undefined ? {} : { ts: thread }) };
    const { messages } = await call<{ messages: Stored[] }>(
      `conversations.${thread === undefined ? 'history' : 'replies'}`,
      args,
    );
    return messages;
  };
  return await expect
    .poll(look)
    .toSatisfy((found: Stored[]) => found.length >= count)
    .then(look);
}

describe('through a Slack that others wrote', () => {
  test('a person installs it by the consent page, and its tokens are kept sealed', async () => {
    const begun = await fetch(`${house.url}/slack/oauth/install`, { redirect: 'manual' });
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const consent = await (await fetch(begun.headers.get('location') ?? '')).text();
    const form = /<form[\s\S]*?hanako[\s\S]*?<\/form>/.exec(consent.slice(consent.lastIndexOf('<form')))?.[0] ?? '';
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]);
    const agreed = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(Object.fromEntries(fields)),
    });
    const back = new URL(agreed.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(redirect);
    const installed = await fetch(`${house.url}/slack/oauth/redirect${back.search}`, { headers: { cookie } });
    expect(installed.status).toBe(200);
    const [kept] = await house.store.installations.list('slack');
    expect(kept).toMatchObject({ name: '見本' });
    expect(JSON.stringify(kept)).not.toMatch(/xox/);
    team = kept?.tenant ?? '';
    const { channels } = await call<{ channels: { id: string; name: string }[] }>('conversations.list');
    channel = channels.find(({ name }) => name === 'ai-policy')?.id ?? '';
    await call('conversations.join', { channel });
    const { members } = await call<{ members: { id: string; is_bot: boolean }[] }>('users.list');
    botUser = members.find(({ is_bot }) => is_bot)?.id ?? '';
  });

  test('a mention is answered in its thread, and a question there goes on from it', async () => {
    sender = createSender({ to: `${house.url}/slack/events`, peer: house.peer, team, botUser });
    const { ts } = await call<{ ts: string }>('chat.postMessage', { channel, text: 'Kairan, the AI Promotion Act?' });
    await sender.mention('measure AI Promotion Act', { channel, ts, team });
    const [, answer] = await stored(2, ts);
    expect(wordsOf(answer?.blocks)).toMatch(/AI Promotion Act|人工知能/);
    await sender.mention('does it have fines?', { channel, ts: `${ts}1`, thread_ts: ts, team });
    const replies = await stored(3, ts);
    expect(wordsOf(replies.at(-1)?.blocks)).toMatch(/penalt/);
  });

  test('Home is published', async () => {
    const { members } = await call<{ members: { id: string; name: string }[] }>('users.list');
    const user = members.find(({ name }) => name === 'hanako')?.id ?? '';
    const shown = () => fetch(`${slack.url}/?tab=views`).then(page => page.text());
    expect(await shown()).toContain('No App Home views have been published');
    await sender.event({ type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1.1' });
    await expect.poll(shown).not.toContain('No App Home views');
    expect(house.seen.filter(({ kind }) => kind === 'answer-lost' || kind === 'bug')).toEqual([]);
  });

  test('a form opens by the trigger that came with a command, and is refused with one that is over', async () => {
    const shown = () => fetch(`${slack.url}/?tab=views`).then(page => page.text());
    await sender.slash('subscribe', { channel }, { trigger_id: 'over' });
    expect(wordsOf((await house.peer.until(() => house.peer.posted.at(-1))).blocks)).toMatch(/could not be opened/);
    const { trigger_id } = await call<{ trigger_id: string }>('views.generateTriggerId');
    await sender.slash('subscribe', { channel }, { trigger_id });
    await expect.poll(shown).not.toContain('No modal views have been opened');
    expect(house.seen.filter(({ kind }) => kind === 'bug')).toEqual([]);
  });

  test('a digest arrives, a correction hangs under it, and what was sent is found again', async () => {
    const conversation = { platform: 'slack', id: `${team}/${channel}` } as const;
    const message: Message = {
      language: 'ja',
      summary: '新着3件',
      blocks: [{ kind: 'heading', spans: [{ kind: 'text', text: '新着3件' }] }],
    };
    const clock = { now: Date.now };
    const store = openSqliteStore({ path: ':memory:', clock });
    const order = aSubscription({ id: 'digest', workspace: team, conversation });
    await store.subscriptions.save(order);
    const now = clock.now();
    const planned = {
      conversation,
      workspace: team,
      subscription: 'digest',
      plannedAt: now,
      dueAt: now,
      message: JSON.stringify(message),
    };
    const deliveries = [aDelivery({ id: 'd1', ...planned }), aDelivery({ id: 'd2', inReplyTo: 'd1', ...planned })];
    await store.subscriptions.plan([{ subscription: { ...order, version: 2 }, deliveries }]);
    const deliver = createDeliver(
      { store, chats: [house.chat], clock, observe: () => {}, holder: 'x', giveUp: async () => {} },
      { patienceMs: 5_000 },
    );
    expect(await deliver.round(new AbortController().signal)).toBe(2);
    const ref = (await store.outbox.delivery('d1'))?.ref ?? '';
    expect(await stored(2, ref.split('/')[2])).toHaveLength(2);
    const lookup = { since: now, signal: new AbortController().signal };
    expect(await house.chat.find?.(conversation, 'd1', lookup)).toBe(ref);
    expect(await house.chat.find?.(conversation, 'd2', { ...lookup, under: ref })).toBe(
      (await store.outbox.delivery('d2'))?.ref,
    );
    expect(await house.chat.find?.(conversation, 'd3', lookup)).toBeNull();
    expect(await house.chat.update?.(ref, { ...message, summary: '新着2件' })).toMatchObject({ kind: 'sent' });
  });

  test('an archived channel, and one that is not there, are gone', async () => {
    const message: Message = { language: 'en', summary: 'x', blocks: [] };
    const to = (id: string) => ({ platform: 'slack', id: `${team}/${id}` }) as const;
    expect(await house.chat.send(to('C404'), message, 'd')).toMatchObject({ kind: 'gone' });
    await call('conversations.archive', { channel });
    expect(await house.chat.send(to(channel), message, 'd')).toMatchObject({ kind: 'gone' });
  });

  test('removed, it forgets and is silent', async () => {
    await sender.event({ type: 'app_uninstalled' });
    await house.peer.until(() => house.seen.find(({ kind }) => kind === 'uninstalled'));
    expect(await house.store.installations.list('slack')).toEqual([]);
    const conversation = { platform: 'slack', id: `${team}/${channel}` } as const;
    expect(await house.chat.send(conversation, { language: 'en', summary: 'x', blocks: [] }, 'd')).toMatchObject({
      kind: 'gone',
    });
  });
});
