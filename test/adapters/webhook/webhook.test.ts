import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WebhookBody } from '../../../adapters/webhook/body.ts';
import { loadWebhooks } from '../../../adapters/webhook/hooks.ts';
import { createWebhookChat } from '../../../adapters/webhook/webhook.ts';
import { readConfig } from '../../../src/config.ts';
import { secret } from '../../../src/domain/secret.ts';
import { link, type Message, text } from '../../../src/message/message.ts';
import { createGuardedOutbound } from '../../../src/outbound.ts';
import { aClock } from '../../world/sample.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const folder = mkdtempSync(join(tmpdir(), 'kairan-webhook-'));
const now = Date.parse('2026-03-04T00:00:00Z');
const key = 'a-key-that-only-both-sides-know';
const here = { platform: 'webhook', id: 'desk' } as const;
let server: Server;
let received: Received[] = [];
let answer: { status: number; headers?: Record<string, string> };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(answer.status, answer.headers).end('thanks');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise(resolve => server.close(resolve));
});
beforeEach(() => {
  received = [];
  answer = { status: 204 };
});

function open({ allowPrivate = 'yes', path = '/hook', keys = [secret(key)] } = {}) {
  const { port } = server.address() as AddressInfo;
  const outcome = readConfig({ KAIRAN_ALLOW_PRIVATE_ADDRESSES: allowPrivate });
  if (outcome.kind !== 'ok') throw new Error('the configuration is wrong');
  return createWebhookChat({
    hooks: [{ name: 'desk', url: secret(`http://127.0.0.1:${port}${path}`), keys }],
    clock: aClock(now),
    version: '1.2.3',
    fetch: createGuardedOutbound(outcome.config, [port]),
  });
}

const message: Message = {
  language: 'en',
  summary: 'Two new items',
  blocks: [
    { kind: 'heading', spans: [text('Two new items', 'strong')] },
    {
      kind: 'card',
      number: 1,
      facts: [[text('Sample Ministry')]],
      title: [link('A guideline', 'https://www.example.go.jp/1')],
      lines: [],
      buttons: [{ label: 'Details', call: { command: 'details', args: { event: 'p1' } } }],
      more: [],
    },
  ],
};

describe('a webhook', () => {
  test('is sent the message as text and as data, under the delivery’s id', async () => {
    expect(await open().send(here, message, 's1:digest:1')).toEqual({ kind: 'sent', ref: 's1:digest:1' });
    const [one] = received;
    const body = JSON.parse(String(one?.body)) as WebhookBody;
    expect(body).toMatchObject({
      id: 's1:digest:1',
      conversation: 'desk',
      sentAt: '2026-03-04T00:00:00.000Z',
      language: 'en',
      inReplyTo: null,
      summary: 'Two new items',
      items: [{ number: 1, title: 'A guideline', url: 'https://www.example.go.jp/1', event: 'p1' }],
      blocks: message.blocks,
    });
    expect(body.text).toContain('A guideline <https://www.example.go.jp/1>');
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Kairan/1.2.3',
      'kairan-delivery': 's1:digest:1',
      'kairan-timestamp': String(now / 1000),
    });
  });

  test('a correction names what it corrects', async () => {
    await open().send(here, message, 's1:correction:1', 's1:digest:1');
    expect(JSON.parse(String(received[0]?.body))).toMatchObject({ inReplyTo: 's1:digest:1' });
  });

  test('can be checked as its page says: genuine, forged, altered, replayed', async () => {
    const { isFromKairan } = await exampleOfThePage();
    await open({ keys: [secret(key), secret(`former-${key}`)] }).send(here, message, 'd1');
    const [{ headers, body }] = received as [Received];
    expect(isFromKairan(headers, body, key, now)).toBe(true);
    expect(isFromKairan(headers, body, `former-${key}`, now)).toBe(true);
    expect(isFromKairan(headers, body, 'another-key', now)).toBe(false);
    expect(isFromKairan(headers, Buffer.concat([body, Buffer.from(' ')]), key, now)).toBe(false);
    expect(isFromKairan({ ...headers, 'kairan-timestamp': String(now / 1000 + 1) }, body, key, now)).toBe(false);
    for (const offMs of [301_000, -301_000]) expect(isFromKairan(headers, body, key, now + offMs)).toBe(false);
    expect(isFromKairan({}, body, key, now)).toBe(false);
  });

  const answers = [
    [200, {}, { kind: 'sent', ref: 'd1' }],
    [410, {}, { kind: 'gone', reason: 'HTTP 410' }],
    [429, { 'retry-after': '7' }, { kind: 'retry', at: now + 7_000, reason: 'HTTP 429' }],
    [429, {}, { kind: 'retry', at: now + 60_000, reason: 'HTTP 429' }],
    [429, { 'retry-after': 'Tue, 03 Mar 2026 23:59:00 GMT' }, { kind: 'retry', at: now + 60_000, reason: 'HTTP 429' }],
    [503, { 'retry-after': 'Wed, 04 Mar 2026 00:01:00 GMT' }, { kind: 'retry', at: now + 60_000, reason: 'HTTP 503' }],
    [503, {}, { kind: 'failed', reason: 'HTTP 503' }],
    [404, {}, { kind: 'failed', reason: 'HTTP 404' }],
    [
      302,
      { location: '/elsewhere' },
      {
        kind: 'failed',
        reason: {
          ja: 'HTTP 302：別のアドレスへの転送には従いません',
          en: 'HTTP 302: it points elsewhere, which is not followed',
        },
      },
    ],
  ] as const;
  for (const [status, headers, outcome] of answers) {
    test(`that answers ${status} ${JSON.stringify(headers)} is understood`, async () => {
      answer = { status, headers };
      expect(await open().send(here, message, 'd1')).toEqual(outcome);
      expect(received).toHaveLength(1);
    });
  }

  test('at an address inside is not reached unless that is allowed, and the address is not told', async () => {
    const outcome = await open({ allowPrivate: 'no', path: '/?token=hush' }).send(here, message, 'd1');
    expect(outcome).toEqual({ kind: 'failed', reason: '127.0.0.1 is a loopback address' });
    expect(received).toEqual([]);
  });

  test('that the file does not name is not made up', async () => {
    expect(await open().send({ platform: 'webhook', id: 'other' }, message, 'd1')).toEqual({
      kind: 'failed',
      reason: {
        ja: 'KAIRAN_WEBHOOKSにotherという名前のWebhookがありません',
        en: 'KAIRAN_WEBHOOKS has no webhook called other',
      },
    });
  });

  test('is given up at its time limit', async () => {
    const limit = AbortSignal.abort(new Error('no answer within 10 s'));
    expect(await open().send(here, message, 'd1', undefined, limit)).toEqual({
      kind: 'failed',
      reason: 'no answer within 10 s',
    });
  });
});

describe('the file of webhooks', () => {
  const load = (yaml: string) => {
    const path = join(folder, 'hooks.yaml');
    writeFileSync(path, yaml);
    return loadWebhooks(path);
  };

  test('names places, whose addresses and keys are secrets', () => {
    const { hooks, problems } = load(`desk:\n  url: https://grc.example.com/x?t=1\n  secret: ${key}\n`);
    expect(problems).toEqual([]);
    expect(JSON.stringify(hooks)).toBe('[{"name":"desk","url":"[secret]","keys":["[secret]"]}]');
    expect(hooks[0]?.url.reveal()).toBe('https://grc.example.com/x?t=1');
  });

  test('may hold two keys while one replaces the other', () => {
    expect(load(`desk:\n  url: https://a.example\n  secret: [${key}, former-${key}]\n`).hooks[0]?.keys).toHaveLength(2);
  });

  test('is refused at its line where it cannot be meant', () => {
    const said = (yaml: string) => load(yaml).problems.map(({ line, field, sentence }) => [line, field, sentence]);
    const address = 'https://a.example';
    expect(said(`Desk:\n  url: ${address}\n  secret: ${key}\n`)).toEqual([
      [1, 'Desk', 'A name is made of small letters, digits and hyphens.'],
    ]);
    expect(said(`desk:\n  url: ftp://a.example\n  secret: ${key}\n`)).toEqual([
      [2, 'desk.url', 'This is not an http or https address.'],
    ]);
    expect(said(`desk:\n  url: ${address}\n  secret: short\n`)).toEqual([
      [3, 'desk.secret', expect.stringContaining('at least 24 characters')],
    ]);
    expect(load('').problems).toEqual([]);
  });
});

interface Example {
  isFromKairan(headers: object, body: Buffer, key: string, now: number): boolean;
}

async function exampleOfThePage(): Promise<Example> {
  const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const path = join(folder, 'example.mjs');
  writeFileSync(path, code);
  return (await import(path)) as Example;
}
