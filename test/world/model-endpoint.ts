// A local endpoint that speaks OpenAI's chat protocol, over real HTTP: it answers whatever a test has it answer.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked of the endpoint. */
export interface AskedOfModel {
  readonly authorization: string | null;
  readonly model: string;
  readonly task: string;
  readonly material: string;
}

/** What a reply may be: words, an HTTP status that says no, or nothing at all. */
export type ModelSays = string | number | 'silence';

export async function startModelEndpoint() {
  const asked: AskedOfModel[] = [];
  let says: (asked: AskedOfModel) => ModelSays = () => '{}';
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request)) as { model: string; messages: { role: string; content: unknown }[] };
    const contentOf = (role: string) => wordsOf(body.messages.find(one => one.role === role)?.content);
    const seen = {
      authorization: request.headers.authorization ?? null,
      model: body.model,
      task: contentOf('system'),
      material: contentOf('user'),
    };
    asked.push(seen);
    const said = says(seen);
    if (said === 'silence') return;
    if (typeof said === 'number') {
      response.writeHead(said, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 0,
        model: body.model,
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: said } }],
        usage: { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100 },
      }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    /** What it answers from now on. */
    answerWith(reply: (asked: AskedOfModel) => ModelSays) {
      says = reply;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map(part => (part as { text?: string }).text ?? '').join('');
}
