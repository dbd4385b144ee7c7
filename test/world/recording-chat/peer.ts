// A chat platform in a process of its own: it records what it is sent, and fails as it is told.
// `node peer.ts '{"file": …}'` prints its origin; with a file, what it recorded outlives it.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it arrived. */
export interface Recorded {
  readonly conversation: string;
  readonly id: string;
  readonly ref: string;
  readonly under: string | null;
  /** Null where the peer keeps no bodies. */
  readonly message: unknown;
}

/**
 * What befalls a message:
 * `ok` accepted · `lost` accepted, but the answer never comes · `reset` the connection breaks before anything is kept ·
 * `error` 500 · `limited` 429 with Retry-After 1 · `gone` 404 · `held` accepted once it is told to let go · `silent`
 * accepted and `deaf` not, both without any answer.
 */
export type Fate = 'ok' | 'lost' | 'reset' | 'error' | 'limited' | 'gone' | 'held' | 'silent' | 'deaf';

/** Told by `PUT`, what is held let go by `DELETE`: conversations with what befalls their next messages, one each, in order; `*` is every other one. */
export type Fates = Readonly<Record<string, readonly Fate[]>>;

export interface PeerOptions {
  /** Keeps what it recorded; empty for as long as it lives. */
  readonly file?: string;
  /** How long it takes over each message. */
  readonly latencyMs?: number;
  /** False where only who was sent what is kept. */
  readonly keepsBodies?: boolean;
  /** Of a hundred messages, how many each fate befalls by chance; what is left is accepted. */
  readonly chances?: Readonly<Partial<Record<Fate, number>>>;
  readonly seed?: number;
}

if (import.meta.main) {
  const server = createRecordingServer(JSON.parse(process.argv[2] ?? '{}') as PeerOptions);
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.on('disconnect', () => process.exit(0));
}

function createRecordingServer({ file = '', latencyMs = 0, keepsBodies = true, chances = {}, seed = 1 }: PeerOptions) {
  const recorded: Recorded[] = file !== '' && existsSync(file) ? readLines(file) : [];
  const copies = Map.groupBy(recorded, ({ id }) => id);
  const random = createRandom(seed);
  const refused: string[] = [];
  const open = new Map<string, number>();
  let openMax = 0;
  let letGo = Promise.withResolvers<void>();
  let fates: Record<string, Fate[]> = {};

  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peer');
    const [conversation, id] = [searchParams.get('conversation'), searchParams.get('id')];
    if (request.method === 'PUT') {
      fates = JSON.parse(await bodyOf(request)) as Record<string, Fate[]>;
      letGo = Promise.withResolvers();
      return answer(response, 200, {});
    }
    if (request.method === 'DELETE') {
      letGo.resolve();
      return answer(response, 200, {});
    }
    if (request.method === 'GET' && pathname === '/refused') return answer(response, 200, refused);
    if (request.method === 'GET' && pathname === '/at-once') return answer(response, 200, openMax);
    if (request.method === 'GET') {
      const found = id === null ? recorded : (copies.get(id) ?? []);
      return answer(
        response,
        200,
        found.filter(one => conversation === null || one.conversation === conversation),
      );
    }
    count(conversation ?? '', 1);
    response.on('close', () => count(conversation ?? '', -1));
    const message = keepsBodies ? JSON.parse(await bodyOf(request)) : null;
    if (!keepsBodies) await drained(request);
    if (latencyMs > 0) await new Promise(resolve => setTimeout(resolve, latencyMs));
    const fate = fates[conversation ?? '']?.shift() ?? fates['*']?.shift() ?? byChance();
    if (fate === 'reset' || fate === 'error' || fate === 'deaf') refused.push(id ?? '');
    switch (fate) {
      case 'reset':
        return void request.socket.destroy();
      case 'error':
        return answer(response, 500, {});
      case 'limited':
        return answer(response.setHeader('retry-after', '1'), 429, {});
      case 'gone':
        return answer(response, 404, {});
      case 'deaf':
        return;
      case 'held':
        await letGo.promise;
    }
    const ref = `m${recorded.length + 1}`;
    const under = searchParams.get('under');
    const kept = { conversation: conversation ?? '', id: id ?? '', ref, under, message };
    recorded.push(kept);
    copies.set(kept.id, [...(copies.get(kept.id) ?? []), kept]);
    if (file !== '') appendFileSync(file, `${JSON.stringify(kept)}\n`);
    if (fate === 'lost') return void request.socket.destroy();
    if (fate === 'silent') return;
    return answer(response, 200, { ref });
  });

  function count(conversation: string, more: number): void {
    const now = (open.get(conversation) ?? 0) + more;
    open.set(conversation, now);
    openMax = Math.max(openMax, now);
  }

  function byChance(): Fate {
    let rest = random() * 100;
    for (const [fate, chance] of Object.entries(chances) as [Fate, number][]) {
      rest -= chance;
      if (rest < 0) return fate;
    }
    return 'ok';
  }
}

/** A row of numbers from 0 to 1 that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _chunk of request);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function readLines(file: string): Recorded[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => (line === '' ? [] : [JSON.parse(line) as Recorded]));
}
