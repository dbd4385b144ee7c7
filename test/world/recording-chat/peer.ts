// A chat platform in a process of its own: it records what it is sent, and fails as it is told.
// `node peer.ts [FILE]` prints its origin; with a file, what it recorded outlives it.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it arrived. */
export interface Recorded {
  readonly conversation: string;
  readonly id: string;
  readonly ref: string;
  readonly under: string | null;
  readonly message: unknown;
}

/**
 * What befalls the next messages to a conversation, one each, in order:
 * `ok` accepted · `lost` accepted, but the answer never comes · `reset` the connection breaks before anything is kept ·
 * `error` 500 · `limited` 429 with Retry-After 1 · `gone` 404 · `slow` accepted after a second.
 */
export type Fate = 'ok' | 'lost' | 'reset' | 'error' | 'limited' | 'gone' | 'slow';

/** Told by `PUT /fates`: conversations with what befalls them; `*` is every other one. */
export type Fates = Readonly<Record<string, readonly Fate[]>>;

if (import.meta.main) {
  const server = createRecordingServer(process.argv[2] || null, Number(process.argv[3] ?? 0));
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.on('disconnect', () => process.exit(0));
}

function createRecordingServer(file: string | null, latencyMs: number) {
  const recorded: Recorded[] = file !== null && existsSync(file) ? readLines(file) : [];
  let fates: Record<string, Fate[]> = {};

  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://peer');
    if (request.method === 'PUT') {
      fates = JSON.parse(await bodyOf(request)) as Record<string, Fate[]>;
      return answer(response, 200, {});
    }
    if (request.method === 'GET') {
      const [conversation, id] = [url.searchParams.get('conversation'), url.searchParams.get('id')];
      const fits = (one: Recorded) =>
        (conversation === null || one.conversation === conversation) && (id === null || one.id === id);
      return answer(response, 200, recorded.filter(fits));
    }
    const posted = JSON.parse(await bodyOf(request)) as Omit<Recorded, 'ref'>;
    if (latencyMs > 0) await new Promise(resolve => setTimeout(resolve, latencyMs));
    const fate = fates[posted.conversation]?.shift() ?? fates['*']?.shift() ?? 'ok';
    switch (fate) {
      case 'reset':
        return void request.socket.destroy();
      case 'error':
        return answer(response, 500, {});
      case 'limited':
        return answer(response.setHeader('retry-after', '1'), 429, {});
      case 'gone':
        return answer(response, 404, {});
      case 'slow':
        await new Promise(resolve => setTimeout(resolve, 1_000));
    }
    const message = { ...posted, ref: `m${recorded.length + 1}` };
    recorded.push(message);
    if (file !== null) appendFileSync(file, `${JSON.stringify(message)}\n`);
    if (fate === 'lost') return void request.socket.destroy();
    return answer(response, 200, { ref: message.ref });
  });
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
