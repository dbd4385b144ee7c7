// Microsoft's side of Teams in small: keys and tokens of the Bot Framework, and the service that takes a bot's messages.
import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TeamsPeer {
  readonly origin: string;
  readonly openIdMetadata: string;
  /** What was sent to conversations, in order. */
  readonly sent: readonly SentActivity[];
  /** A header for a request that Microsoft signed, or claims to have signed. */
  sign(claims?: Readonly<Record<string, unknown>>, how?: { algorithm?: 'RS256' | 'none'; key?: KeyObject }): string;
  /** Answers the next message with this instead. */
  refuse(status: number, error?: string, headers?: Readonly<Record<string, string>>): void;
  /** Who is in a conversation, a page each; one of ours where nothing is said. A number is an error's status. */
  roster(conversation: string, pages: readonly (readonly object[])[] | number): void;
  /** How often rosters were asked for. */
  asked(): number;
  /** Resolves once so many messages were sent. */
  arrived(count: number): Promise<void>;
  stop(): Promise<void>;
}

export interface SentActivity {
  readonly conversation: string;
  readonly id: string;
  readonly authorization: string;
  readonly activity: Record<string, unknown>;
}

export const appId = '11111111-2222-3333-4444-555555555555';

/** Somebody of the tenant, as Teams tells of them. */
export const ownMember = {
  id: '29:someone',
  name: 'Someone',
  tenantId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  userRole: 'user',
  userPrincipalName: 'someone@example.jp',
};

export async function startTeamsPeer(): Promise<TeamsPeer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const sent: SentActivity[] = [];
  const refusals: { status: number; error: string; headers: Readonly<Record<string, string>> }[] = [];
  const rosters = new Map<string, readonly (readonly object[])[] | number>();
  let rostersAsked = 0;
  const waiting: { count: number; resolve: () => void }[] = [];

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const json = (status: number, body: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (path === '/openid')
      return json(200, {
        issuer: 'https://api.botframework.com',
        jwks_uri: `${origin()}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (path === '/keys')
      return json(200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }],
      });
    const body = await bodyOf(request);
    if (path.endsWith('/oauth2/v2.0/token'))
      return json(200, { access_token: `token-for-${new URLSearchParams(body).get('client_id')}`, expires_in: 3600 });
    const [, there, token] =
      /^\/v3\/conversations\/([^/]+)\/pagedmembers\?pageSize=500(?:&continuationToken=(\d+))?$/.exec(path) ?? [];
    if (there !== undefined) {
      rostersAsked += 1;
      const pages = rosters.get(decodeURIComponent(there)) ?? [[ownMember]];
      if (typeof pages === 'number') return json(pages, { error: { code: 'Error' } });
      const page = Number(token ?? 0);
      return json(200, {
        members: pages[page],
        ...(page + 1 < pages.length ? { continuationToken: String(page + 1) } : {}),
      });
    }
    const [, conversation, of] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
    if (conversation === undefined) return json(404, {});
    const refusal = refusals.shift();
    if (refusal !== undefined) return json(refusal.status, { error: { code: refusal.error } }, refusal.headers);
    const id = request.method === 'PUT' ? (of ?? '') : String(1_700_000_000_000 + sent.length);
    sent.push({
      conversation: decodeURIComponent(conversation),
      id,
      authorization: request.headers.authorization ?? '',
      activity: JSON.parse(body),
    });
    json(200, { id });
    for (const one of waiting) if (sent.length >= one.count) one.resolve();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin: origin(),
    openIdMetadata: `${origin()}/openid`,
    sent,
    sign(claims = {}, { algorithm = 'RS256', key = privateKey } = {}) {
      const seconds = Math.floor(Date.now() / 1000);
      const head = encode({ alg: algorithm, typ: 'JWT', kid });
      const said = encode({
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: origin(),
        nbf: seconds - 60,
        exp: seconds + 600,
        ...claims,
      });
      const signature =
        algorithm === 'none' ? '' : createSign('RSA-SHA256').update(`${head}.${said}`).sign(key).toString('base64url');
      return `Bearer ${head}.${said}.${signature}`;
    },
    refuse(status, error = 'Error', headers = {}) {
      refusals.push({ status, error, headers });
    },
    roster: (conversation, pages) => void rosters.set(conversation, pages),
    asked: () => rostersAsked,
    arrived: count =>
      sent.length >= count ? Promise.resolve() : new Promise(resolve => void waiting.push({ count, resolve })),
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
