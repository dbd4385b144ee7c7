import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../../adapters/api/api.ts';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { createWeb } from '../../../adapters/web/web.ts';
import { rolesToGive } from '../../../src/commands/acts/token-acts.ts';
import { answerCall } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Call } from '../../../src/domain/call.ts';
import { hashPassword } from '../../../src/domain/password.ts';
import type { Role } from '../../../src/domain/workspace.ts';
import { createTerms } from '../../../src/ingest/terms.ts';
import type { Speaker } from '../../../src/message/chat.ts';
import { createAsk } from '../../commands/ask.ts';
import { aClock, aPublication, noTags } from '../../world/sample.ts';

const clock = aClock(Date.parse('2026-10-12T09:00:00+09:00'));
const relevance = { value: 'core', confidence: 1, evidence: [] } as const;
let ask: Awaited<ReturnType<typeof createAsk>>;
let server: HttpServer;

beforeAll(async () => {
  ask = await createAsk({ measures: [], publications: [aPublication({ tags: { ...noTags, relevance } })] });
  const { store, library, contextFor } = ask;
  const observe = () => {};
  const house = {
    version: '0',
    language: 'en',
    clock,
    store,
    library,
    sources: [],
    measures: [],
    commands,
    observe,
    isSample: false,
    contextFor,
    termsOf: createTerms([]),
    answer: (call: Call, speaker: Speaker) => answerCall(call, speaker, { commands, contextFor, clock, observe }),
  } as const;
  const web = createWeb(house, { passwordHash: await hashPassword('correct horse battery'), isSecure: false });
  const api = createApi({ ...house, url: '', visitorOf: web.viewerOf });
  const mounts = [...api, ...web.mounts];
  server = await startHttp({ mounts, parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.stop();
  await ask.close();
});

/** A browser in which somebody of this role is logged in. */
async function browser(role: Role, workspace = 'main') {
  const held = `${role}-${workspace}`;
  const id = createHash('sha256').update(held).digest('hex');
  const viewer = { workspace, person: `web:local/${role}`, roles: [role] };
  await ask.store.sessions.begin({ id, viewer, expiresAt: clock.now() + 1_000 });
  const headers = { cookie: `kairan_session=${held}; kairan_language=en` };
  return {
    get: (path: string) => fetch(`${server.url}${path}`, { headers, redirect: 'manual' }),
    post: (path: string, fields: Record<string, string>, more: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
  };
}

const wish = { name: '<b>calendar</b>', scopes: 'feeds', role: 'reader', until: '' };

test('a token is made on the page, shown once with the address that works, and revoked there', async () => {
  const { get, post } = await browser('admin');
  const made = await post('/connections', wish);
  const page = await made.text();
  expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
  expect(page).toContain('&lt;b&gt;calendar&lt;/b&gt;');
  const [address = ''] = /http:\/\/[^<"]*\/calendar\/deadlines\.ics\?token=[^<"]+/.exec(page) ?? [];
  expect(page).toContain(`href="${address.replace('http:', 'webcal:')}"`);
  expect((await fetch(address)).status).toBe(200);
  const listed = await (await get('/connections')).text();
  const [token] = await ask.store.tokens.list('main');
  expect(listed).toContain(token?.id);
  expect(listed).not.toContain(address.slice(-43));
  const revoked = await post('/connections/revoke', { id: token?.id ?? '' });
  expect([revoked.status, revoked.headers.get('location')]).toEqual([303, '/connections']);
  expect((await fetch(address)).status).toBe(401);
  const log = await ask.store.audit.list('main', { acts: ['token-create', 'token-revoke'] }, 0, 9);
  expect(log.map(({ act, by }) => [act, by])).toEqual([
    ['token-create', 'web:local/admin'],
    ['token-revoke', 'web:local/admin'],
  ]);
});

test('nobody makes or revokes one without the permission, for another workspace, or with more than their own role', async () => {
  const reader = await browser('reader');
  expect((await reader.post('/connections', wish)).status).toBe(403);
  expect(await (await reader.get('/connections')).text()).toContain('Only administrators may make tokens');
  const acme = await browser('admin', 'acme');
  await acme.post('/connections', { ...wish, workspace: 'main' });
  const [theirs, ...others] = await ask.store.tokens.list('acme');
  expect([theirs?.workspace, others]).toEqual(['acme', []]);
  const admin = await browser('admin');
  for (const one of [reader, admin]) await one.post('/connections/revoke', { id: theirs?.id ?? '' });
  expect(await ask.store.tokens.find(theirs?.id ?? '')).not.toBeNull();
  expect((await admin.post('/connections', { ...wish, role: 'operator' })).status).toBe(400);
  expect(rolesToGive({ roles: ['reviewer'] })).toEqual(['reader', 'reviewer']);
  expect(await ask.store.tokens.list('main')).toEqual([]);
});

test('what cannot be is refused with a sentence, and no other site makes a browser make one', async () => {
  const { post } = await browser('admin');
  for (const [wrong, words] of [
    [{ name: ' ' }, 'Name what will use it'],
    [{ name: 'x'.repeat(81) }, 'Name what will use it'],
    [{ scopes: 'everything' }, 'Choose what it is for'],
    [{ until: '2026-10-11' }, 'must be today or later'],
    [{ until: '2027-99-99' }, 'must be today or later'],
    [{ until: '2027-02-30' }, 'must be today or later'],
  ] as const) {
    const answer = await post('/connections', { ...wish, ...wrong });
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([400, true]);
  }
  expect((await post('/connections', wish, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await ask.store.tokens.list('main')).toEqual([]);
});

test('whoever is logged in reads the API without a token; whoever is not does not', async () => {
  const { get } = await browser('reader');
  expect((await get('/api/v1/events')).status).toBe(200);
  expect((await fetch(`${server.url}/api/v1/events`)).status).toBe(401);
});
