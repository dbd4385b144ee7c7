import { createHash } from 'node:crypto';
import { get as rawGet } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { createWeb } from '../../../adapters/web/web.ts';
import { answerCall, createReceive } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import { hashPassword } from '../../../src/domain/password.ts';
import { createTerms } from '../../../src/ingest/terms.ts';
import type { Speaker } from '../../../src/message/chat.ts';
import { createAsk } from '../../commands/ask.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aPublication, aSource, aState, aTag, noTags } from '../../world/sample.ts';

const hostile = '</a></p><script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
const id = 'paaaaaaaaaa';
const publications = [
  aPublication({
    id,
    title: hostile,
    summary: hostile,
    url: 'javascript:alert(1)',
    tags: { ...noTags, relevance: aTag('core') },
  }),
];
const now = Date.parse('2026-10-12T09:00:00+09:00');
const password = 'correct horse battery';

let ask: Awaited<ReturnType<typeof createAsk>>;
let open: HttpServer;
let locked: HttpServer;
let chat: ReturnType<typeof createWeb>['chat'];

beforeAll(async () => {
  ask = await createAsk({ measures: sampleMeasures, publications });
  const clock = { now: () => now };
  const observe = () => {};
  const sources = [aSource()];
  const contextFor = (speaker: Speaker) => ({ ...ask.contextFor(speaker), sources });
  const deps = { commands, contextFor, clock, observe };
  const house = {
    version: '0',
    language: 'ja',
    clock,
    observe,
    store: ask.store,
    library: ask.library,
    sources,
    measures: sampleMeasures,
    termsOf: createTerms(sources),
    commands,
    isSample: false,
    contextFor,
    answer: (call: Parameters<typeof answerCall>[0], speaker: Parameters<typeof answerCall>[1]) =>
      answerCall(call, speaker, deps),
  } as const;
  const start = async (passwordHash: string | null) => {
    const web = createWeb(house, { passwordHash, isSecure: false });
    await web.chat.start(createReceive(deps));
    const server = await startHttp(
      { mounts: web.mounts, parts: async () => [], observe },
      { host: '127.0.0.1', port: 0 },
    );
    return { server, chat: web.chat };
  };
  ({ server: open, chat } = await start(null));
  ({ server: locked } = await start(await hashPassword(password)));
});
afterAll(async () => {
  await Promise.all([open.stop(), locked.stop()]);
  await ask.close();
});

const inLanguage = (language: string, init: RequestInit = {}) =>
  ({ redirect: 'manual', ...init, headers: { cookie: `kairan_language=${language}`, ...init.headers } }) as const;
const form = (fields: Record<string, string>, init: RequestInit = {}) =>
  inLanguage('ja', { method: 'POST', body: new URLSearchParams(fields), ...init });

describe('the console', () => {
  const paths = [
    '/chat',
    '/events',
    '/events?q=指針',
    `/events/${id}`,
    '/measures',
    '/measures/sample-act',
    '/deadlines',
    '/review',
    '/trends',
    '/sources',
    '/deliveries',
    '/connections',
  ];
  for (const language of ['ja', 'en'] as const) {
    test(`shows every page in ${language}, whole, and what publishers wrote as words`, async () => {
      for (const path of paths) {
        const answer = await fetch(`${open.url}${path}`, inLanguage(language));
        const page = await answer.text();
        expect([path, answer.status]).toEqual([path, 200]);
        expect(page).toContain(`<html lang="${language}">`);
        expect(page.trimEnd().endsWith('</html>')).toBe(true);
        expect(page).not.toMatch(/<script>|<img|href="javascript:/);
        expect(page).not.toContain('undefined');
      }
    });
  }

  test('a page that a browser has still holds until something is published, in its language and no other', async () => {
    // As browsers do: without a header of its own, fetch would ask for a fresh one.
    const held = (tag: string) => ({ 'if-none-match': tag, 'cache-control': 'max-age=0' });
    const get = (language: string, tag?: string) =>
      fetch(`${open.url}/events`, inLanguage(language, tag === undefined ? {} : { headers: held(tag) }));
    const first = await get('ja');
    const tag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
      'private, no-cache',
      'Accept-Encoding, Cookie',
    ]);
    expect((await get('ja', tag)).status).toBe(304);
    expect((await get('en', tag)).status).toBe(200);
    const state = aState({ id: 'a-day-later' });
    const published = aPublication({ id: 'pbbbbbbbbbb', tags: { ...noTags, relevance: aTag('core') } });
    await ask.store.archive.commit({ owner: 'shared', state, publications: [published], identities: [] });
    const later = await get('ja', tag);
    expect([later.status, (await later.text()).includes('pbbbbbbbbbb')]).toEqual([200, true]);
  });

  test('words are searched for within what was chosen beside them', async () => {
    const found = async (query: string) =>
      (await (await fetch(`${open.url}/events?q=img&${query}`, inLanguage('en'))).text()).includes(
        `href="/events/${id}"`,
      );
    expect(await found('')).toBe(true);
    expect(await found('kind=announcement')).toBe(true);
    expect(await found('kind=statute')).toBe(false);
  });

  test('answers in its chat, with and without a script, and keeps the conversation', async () => {
    const plain = await fetch(`${open.url}/chat`, form({ said: '制度 sample-act' }));
    expect(plain.status).toBe(303);
    const page = await (await fetch(`${open.url}/chat`, inLanguage('ja'))).text();
    expect(page).toContain('見本推進法');
    const scripted = await fetch(
      `${open.url}/chat`,
      form({ call: `details event:${id}` }, { headers: { accept: 'text/html-fragment' } }),
    );
    const fragment = await scripted.text();
    expect(fragment).toMatch(/^<article class="told"/);
    expect(fragment).not.toContain('<script>');
  });

  /** Presses a button that leads back to its page; the page that then shows what came of it. */
  async function press(fields: Record<string, string>, cookie = ''): Promise<string> {
    const headers = { cookie: `kairan_language=ja${cookie}` };
    const pressed = await fetch(`${open.url}/chat`, form(fields, { headers }));
    const led = pressed.headers.get('location') ?? '';
    expect([pressed.status, led]).toEqual([303, expect.stringMatching(/^\/[a-z]+[^?]*\?told=/)]);
    return (await fetch(`${open.url}${led}`, { headers })).text();
  }

  test('what is pressed on an event’s page is done, shown there, and stands in its history in words', async () => {
    const back = `/events/${id}`;
    const page = await press({ call: `comment event:${id} words:確認中です`, back });
    expect(page).toMatch(/<section class="told" role="status"/);
    expect(page).toContain('<strong>コメント</strong> 内容：確認中です');
    const elsewhere = await fetch(`${open.url}/chat`, form({ said: 'help', back: 'https://evil.example/' }));
    expect(elsewhere.headers.get('location')).toMatch(/^\/\?told=/);
    expect(await (await fetch(`${open.url}${back}/evidence.json`)).text()).toMatch(
      /^\{"id":"paaaaaaaaaa","revision":1,/,
    );
  });

  test('a source is asked soon where an admin wants it, and is added where it is watched nowhere', async () => {
    const state = aState({ lastAskedAt: now - 3_600_000, nextDueAt: now + 3_600_000 });
    await ask.store.sources.record(state);
    const sources = await (await fetch(`${open.url}/sources`, inLanguage('ja'))).text();
    expect(sources).toContain('通常の間隔');
    expect(sources).not.toMatch(/>\s*(interval|feed)\s*</);
    const page = await press({ call: 'source act:poll what:sample', back: '/sources' });
    expect(page).toContain('1分以内に取得します');
    expect(page).toContain('手動で依頼');
    expect((await ask.store.sources.state('sample'))?.nextDueAt).toBe(now);
    expect(await (await fetch(`${open.url}/sources`, inLanguage('ja'))).text()).toContain('手動で依頼');
    expect(await press({ call: 'source act:add', what: ' nowhere ', back: '/sources' })).toContain(
      '「nowhere」はアドレスではありません',
    );
  });

  test('whoever runs Kairan turns to a workspace that has let it in, and to no other; its work stays there', async () => {
    const [platform, tenant, name] = ['slack', 'T1', 'Acme'] as const;
    await ask.store.installations.save({
      platform,
      tenant,
      workspace: tenant,
      name,
      installedBy: 'U1',
      installedAt: 0,
      sealed: '',
    });
    expect(await (await fetch(`${open.url}/review`, inLanguage('ja'))).text()).toContain(
      '<option value="T1">Acme</option>',
    );
    const turn = async (workspace: string) =>
      (await fetch(`${open.url}/workspace`, form({ workspace }))).headers.get('set-cookie')?.split(';')[0] ?? '';
    const theirs = await turn('T1');
    expect(theirs).toBe('kairan_workspace=T1');
    const page = await press({ call: `assign event:${id} to:彼らの担当`, back: `/events/${id}` }, `; ${theirs}`);
    expect(page).toContain('彼らの担当');
    const look = async (cookie: string) =>
      (await fetch(`${open.url}/events/${id}`, { headers: { cookie: `kairan_language=ja; ${cookie}` } })).text();
    expect(await look(theirs)).toContain('彼らの担当');
    expect(await look('kairan_workspace=main')).not.toContain('彼らの担当');
    expect(await look(await turn('T9'))).not.toContain('彼らの担当');
    // So does a list that is kept from one look to the next.
    const own = aPublication({
      id: 'pcccccccccc',
      owner: 'T1',
      title: '彼らの情報源',
      tags: { ...noTags, relevance: aTag('core') },
    });
    const state = aState({ id: 'theirs' });
    await ask.store.archive.commit({ owner: 'T1', state, publications: [own], identities: [] });
    for (const [cookie, sees] of [
      [theirs, true],
      ['kairan_workspace=main', false],
    ] as const) {
      const list = await fetch(`${open.url}/events`, { headers: { cookie: `kairan_language=ja; ${cookie}` } });
      expect([cookie, (await list.text()).includes('彼らの情報源')]).toEqual([cookie, sees]);
    }
  });

  test('whoever belongs to one workspace is shown that one, whatever their browser asks for', async () => {
    const held = 'a session';
    const viewer = { workspace: 'T1', person: 'web:local/theirs', roles: ['reader', 'reviewer', 'admin'] } as const;
    const session = { id: createHash('sha256').update(held).digest('hex'), viewer, expiresAt: now + 1_000 };
    await ask.store.sessions.begin(session);
    for (const workspace of ['main', 'T1', 'T2']) {
      const cookie = `kairan_language=ja; kairan_session=${encodeURIComponent(held)}; kairan_workspace=${workspace}`;
      const page = await (await fetch(`${locked.url}/events/${id}`, { headers: { cookie } })).text();
      expect([workspace, page.includes('彼らの担当'), page.includes('確認中です')]).toEqual([workspace, true, false]);
      expect(page).not.toContain('<option');
    }
  });

  test('what is delivered arrives on the page that is open', async () => {
    const stopping = new AbortController();
    const stream = await fetch(`${open.url}/chat/stream`, { signal: stopping.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const message = {
      language: 'ja',
      summary: '速報',
      blocks: [{ kind: 'text', spans: [{ kind: 'text', text: hostile }] }],
    } as const;
    await chat.send({ platform: 'web', id: 'console' }, message, 'd1');
    const { value = '' } = (await reader?.read()) ?? {};
    expect(value).toMatch(/^event: told\ndata: <article class="told" id="turn-d1">/);
    expect(value).not.toContain('<script>');
    stopping.abort();
  });

  test('does nothing that another site makes a browser send, and opens under no other name', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as const)
      expect((await fetch(`${open.url}/chat`, form({ said: 'help' }, { headers }))).status).toBe(403);
    expect(await statusUnder('rebound.example')).toBe(403);
    const back = await fetch(`${open.url}/chat`, form({ said: 'help', back: '/x/..//evil.example' }));
    expect(back.headers.get('location')).toBe('/');
    const cookie = 'kairan_language=%; kairan_session=%; kairan_workspace=%zz';
    expect((await fetch(`${open.url}/events`, { headers: { cookie } })).status).toBe(200);
    expect(await statusUnder(new URL(open.url).host)).toBe(200);
    const forwarded = await fetch(
      `${open.url}/chat`,
      inLanguage('ja', { headers: { 'x-forwarded-for': '192.0.2.1' } }),
    );
    expect(forwarded.status).toBe(403);
  });

  test('with a password lets nobody in without it, leads nobody elsewhere, and slows down guessing', async () => {
    const shut = await fetch(`${locked.url}/events?q=a`, inLanguage('ja', { headers: { accept: 'text/html' } }));
    expect([shut.status, shut.headers.get('location')]).toEqual([303, '/login?next=%2Fevents%3Fq%3Da']);
    expect((await fetch(`${locked.url}/chat`, form({ said: 'help' }))).status).toBe(401);
    const login = (given: string, next: string) => fetch(`${locked.url}/login`, form({ password: given, next }));
    expect((await login('wrong', '/')).status).toBe(401);
    const inside = await login(password, '//evil.example');
    expect([inside.status, inside.headers.get('location')]).toEqual([303, '/']);
    const cookie = inside.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const [held = ''] = cookie.split(';');
    const events = await fetch(`${locked.url}/events`, { redirect: 'manual', headers: { cookie: held } });
    expect(events.status).toBe(200);
    const left = await fetch(`${locked.url}/logout`, { method: 'POST', redirect: 'manual', headers: { cookie: held } });
    expect(left.headers.get('clear-site-data')).toBe('"cache"');
    expect((await fetch(`${locked.url}/chat`, { redirect: 'manual', headers: { cookie: held } })).status).toBe(303);
    const guesses = await Promise.all(Array.from({ length: 12 }, () => login('wrong', '/')));
    expect(guesses.map(({ status }) => status)).toContain(429);
  });

  test('exports what its address asks for', async () => {
    const csv = await fetch(`${open.url}/export/events.csv?relevance=all`, inLanguage('ja'));
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await csv.text()).toContain(id);
    const log = await ask.store.audit.list('main', { acts: ['export'] }, 0, 10);
    expect(log.map(({ about, details }) => [about, details.format])).toContainEqual(['events', 'csv']);
    expect(await (await fetch(`${open.url}/export/audit.json?act=export`)).text()).toMatch(
      /"act":"export","about":"events","details":\{"format":"csv"\}/,
    );
    expect((await fetch(`${open.url}/export/audit.ics`)).status).toBe(404);
    expect((await fetch(`${open.url}/export/events.csv?since=gestern`)).status).toBe(400);
  });

  test('says what is not there', async () => {
    const answer = await fetch(`${open.url}/events/pzzzzzzzzzz`, inLanguage('en'));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is nothing at this address');
  });
});

/** The status of the first page for a browser that believes to be at another name; fetch sets the header by itself. */
function statusUnder(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    rawGet(`${open.url}/chat`, { headers: { host } }, answer => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', reject);
  });
}
