// Slack's Web API as its documentation describes it, for what the emulator does not do: response addresses and their five
// uses, views and their triggers, limits of blocks, metadata only where it is asked for, errors and rate limits as told.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { blockProblems, viewProblems } from '../../adapters/slack/block-kit.ts';

type Body = Record<string, unknown>;

/** A message that stands in a channel, or was shown to one person. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Body[];
  readonly thread_ts: string | null;
  readonly metadata: Body | null;
  /** Whom it was shown to alone; null for everybody. */
  readonly user: string | null;
  /** By a response address: replaced what was there. */
  readonly replaced: boolean;
}

export interface ShownView {
  readonly id: string;
  readonly user: string | null;
  readonly view: Body;
}

/** What befalls the next calls of a method, one each: an error of Slack's, a rate limit in seconds, a status, a lost answer, or nothing. */
export type Fate =
  | { readonly error: string; readonly needed?: string }
  | { readonly retryAfter: number }
  | { readonly status: number }
  | 'lost'
  | 'nothing';

export interface SlackPeer {
  /** Of the Web API, ending in `/`. */
  readonly api: string;
  readonly posted: readonly Posted[];
  readonly views: ReadonlyMap<string, ShownView>;
  /** What each person's Home shows. */
  readonly homes: ReadonlyMap<string, Body>;
  readonly unfurls: readonly Body[];
  /** Every call, by its method and arguments. */
  readonly calls: readonly { readonly method: string; readonly args: Body }[];
  befalls(method: string, ...fates: readonly Fate[]): void;
  /** A response address for a channel and, where only one person is to see the answers, that person. */
  responseUrl(channel: string, user: string): string;
  trigger(): string;
  /** Ends a response address, as half an hour does. */
  expire(url: string): void;
  /** Looks again at what is waited for; every request does. */
  wake(): void;
  /** Waits until something that holds is there. */
  until<Value>(look: () => Value | undefined | false | null): Promise<Value>;
  stop(): Promise<void>;
}

const identity = {
  team_id: 'T1',
  team: '見本',
  user_id: 'UBOT',
  bot_id: 'BBOT',
  user: 'kairan',
  url: 'https://sample.slack.com/',
};
const responsesMax = 5;

export async function startSlackPeer({
  latencyMs = 0,
  scopes = '',
  socketUrl = '',
  /** Slack's clock, by which its messages are numbered. */
  now = Date.now,
} = {}): Promise<SlackPeer> {
  const posted: Posted[] = [];
  const views = new Map<string, ShownView>();
  const homes = new Map<string, Body>();
  const unfurls: Body[] = [];
  const calls: { method: string; args: Body }[] = [];
  const fates = new Map<string, Fate[]>();
  const triggers = new Set<string>();
  const responses = new Map<string, { channel: string; user: string; uses: number }>();
  const watchers = new Set<() => void>();
  let clock = now();
  let origin = '';

  const wake = () => {
    for (const look of [...watchers]) look();
  };
  const stamp = () => {
    clock = Math.max(clock + 1, now());
    return `${Math.floor(clock / 1000)}.${String(clock % 1_000_000).padStart(6, '0')}`;
  };
  const post = (args: Body, user: string | null, replaced = false): Posted => {
    const message: Posted = {
      channel: String(args.channel).startsWith('U') ? `D${String(args.channel).slice(1)}` : String(args.channel),
      ts: stamp(),
      text: String(args.text ?? ''),
      blocks: (args.blocks ?? []) as Body[],
      thread_ts: typeof args.thread_ts === 'string' ? args.thread_ts : null,
      metadata: (args.metadata ?? null) as Body | null,
      user,
      replaced,
    };
    posted.push(message);
    return message;
  };

  const methods: Record<string, (args: Body) => Body> = {
    'api.test': () => ({ ok: true }),
    'auth.test': () => ({ ok: true, ...identity }),
    'chat.postMessage': args => refused(args) ?? accepted(post(args, null)),
    'chat.postEphemeral': args => refused(args) ?? { ok: true, message_ts: post(args, String(args.user)).ts },
    'chat.update': args => {
      const index = posted.findIndex(one => one.channel === args.channel && one.ts === args.ts);
      const before = posted[index];
      if (before === undefined) return { ok: false, error: 'message_not_found' };
      posted[index] = { ...before, text: String(args.text ?? ''), blocks: (args.blocks ?? []) as Body[] };
      return refused(args) ?? { ok: true, channel: before.channel, ts: before.ts };
    },
    'chat.unfurl': args => {
      unfurls.push(args);
      const problems = Object.values(args.unfurls as Record<string, { blocks: unknown }>).flatMap(({ blocks }) =>
        blockProblems(blocks),
      );
      return problems.length > 0 ? { ok: false, error: 'cannot_parse_attachment', problems } : { ok: true };
    },
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    'conversations.history': args =>
      page(
        posted.filter(one => one.thread_ts === null),
        args,
      ),
    'conversations.replies': args =>
      page(
        posted.filter(one => one.thread_ts === args.ts || one.ts === args.ts),
        args,
      ),
    'views.open': args => show(args, `V${views.size + 1}`),
    'views.push': args => show(args, `V${views.size + 1}`),
    'views.update': args => {
      const id = String(args.view_id);
      if (!views.has(id)) return { ok: false, error: 'not_found' };
      return viewKept(id, args);
    },
    'views.publish': args => {
      const view = args.view as Body;
      const problems = viewProblems(view);
      if (problems.length > 0) return { ok: false, error: 'invalid_arguments', problems };
      homes.set(String(args.user_id), view);
      return { ok: true, view: { id: 'VHOME', ...view } };
    },
    'oauth.v2.access': args => grant(args),
    'apps.connections.open': () => ({ ok: true, url: socketUrl || 'ws://127.0.0.1:9' }),
  };

  function page(
    all: readonly Posted[],
    { channel, oldest = '0', limit = 100, cursor = '0', include_all_metadata: whole }: Body,
  ): Body {
    const found = all
      .filter(one => one.channel === channel && one.user === null && Number(one.ts) >= Number(oldest))
      .reverse();
    const from = Number(cursor);
    const end = from + Math.min(Number(limit), 15);
    const messages = found.slice(from, end).map(({ ts, text, metadata, thread_ts }) => ({
      type: 'message',
      user: identity.user_id,
      bot_id: identity.bot_id,
      ts,
      text,
      ...(thread_ts === null ? {} : { thread_ts }),
      ...(String(whole) === 'true' && metadata !== null ? { metadata } : {}),
    }));
    const next = end < found.length ? String(end) : '';
    return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
  }

  function show(args: Body, id: string): Body {
    const trigger = String(args.trigger_id);
    if (!triggers.delete(trigger)) return { ok: false, error: 'expired_trigger_id' };
    return viewKept(id, args);
  }

  function viewKept(id: string, { view }: Body): Body {
    const problems = viewProblems(view);
    if (problems.length > 0) return { ok: false, error: 'invalid_arguments', problems };
    views.set(id, { id, user: null, view: view as Body });
    return { ok: true, view: { id, ...(view as Body) } };
  }

  function grant({ code, grant_type: type, refresh_token: refresh }: Body): Body {
    if (type !== 'refresh_token' && code !== 'good-code') return { ok: false, error: 'invalid_code' };
    if (type === 'refresh_token' && refresh !== 'xoxe-1') return { ok: false, error: 'invalid_refresh_token' };
    const fresh = type === 'refresh_token';
    return {
      ok: true,
      app_id: 'A1',
      authed_user: { id: 'UINSTALLER' },
      scope: 'commands,chat:write',
      token_type: 'bot',
      access_token: fresh ? 'xoxe.xoxb-2' : 'xoxe.xoxb-1',
      refresh_token: fresh ? 'xoxe-2' : 'xoxe-1',
      expires_in: 43_200,
      bot_user_id: 'UBOT',
      team: { id: 'T1', name: '見本' },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peer');
    const text = await textOf(request);
    if (latencyMs > 0) await new Promise(resolve => setTimeout(resolve, latencyMs));
    if (pathname.startsWith('/respond/')) answerResponse(pathname, text, response);
    else answerCall(pathname.replace('/api/', ''), argsOf(text), request, response);
    wake();
  });

  function answerResponse(pathname: string, text: string, response: ServerResponse) {
    const place = responses.get(`${origin}${pathname}`);
    if (place === undefined || ++place.uses > responsesMax)
      return send(response, 404, { ok: false, error: 'expired_url' });
    const args: Body = { ...JSON.parse(text), channel: place.channel };
    const problem = refused(args);
    if (problem !== null) return send(response, 400, problem);
    post(args, args.response_type === 'in_channel' ? null : place.user, args.replace_original === true);
    return send(response, 200, { ok: true });
  }

  function answerCall(method: string, args: Body, request: IncomingMessage, response: ServerResponse) {
    calls.push({ method, args: { ...args, authorization: request.headers.authorization ?? '' } });
    const next = fates.get(method)?.shift();
    const fate = next === 'nothing' ? undefined : next;
    if (fate === 'lost') {
      methods[method]?.(args);
      return void request.socket.destroy();
    }
    if (fate !== undefined && 'retryAfter' in fate) {
      response.setHeader('retry-after', String(fate.retryAfter));
      return send(response, 429, { ok: false, error: 'ratelimited' });
    }
    if (fate !== undefined && 'status' in fate) return send(response, fate.status, {});
    if (fate !== undefined) return send(response, 200, { ok: false, ...fate });
    if (scopes !== '' && method === 'auth.test') response.setHeader('x-oauth-scopes', scopes);
    const answer = methods[method];
    return send(response, 200, answer === undefined ? { ok: false, error: 'unknown_method' } : answer(args));
  }

  server.listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    api: `${origin}/api/`,
    posted,
    views,
    homes,
    unfurls,
    calls,
    befalls: (method, ...next) => void fates.set(method, [...(fates.get(method) ?? []), ...next]),
    responseUrl(channel, user) {
      const url = `${origin}/respond/${randomUUID()}`;
      responses.set(url, { channel, user, uses: 0 });
      return url;
    },
    trigger() {
      const id = randomUUID();
      triggers.add(id);
      return id;
    },
    wake,
    expire: url => void responses.delete(url),
    until<Value>(look: () => Value | undefined | false | null): Promise<Value> {
      const { promise, resolve } = Promise.withResolvers<Value>();
      const check = () => {
        const found = look();
        if (found === undefined || found === false || found === null) return;
        watchers.delete(check);
        resolve(found);
      };
      watchers.add(check);
      check();
      return promise;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** What Slack says to a message that it does not take; null where it takes it. */
function refused({ blocks, text }: Body): Body | null {
  if (blocks === undefined && (text === undefined || text === '')) return { ok: false, error: 'no_text' };
  const problems = blocks === undefined ? [] : blockProblems(blocks);
  if (problems.some(one => one.includes('msg_blocks_too_long'))) return { ok: false, error: 'msg_blocks_too_long' };
  return problems.length > 0 ? { ok: false, error: 'invalid_blocks', problems } : null;
}

function accepted({ channel, ts, text, blocks }: Posted): Body {
  return { ok: true, channel, ts, message: { type: 'message', bot_id: identity.bot_id, ts, text, blocks } };
}

/** Slack takes forms, in which what is no plain value is JSON. */
function argsOf(text: string): Body {
  const json = new Set(['blocks', 'view', 'metadata', 'unfurls']);
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, json.has(name) ? JSON.parse(value) : value]),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

function send(response: ServerResponse, status: number, body: Body): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
