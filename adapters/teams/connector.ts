import { reasonOf } from '../../src/text/reason-of.ts';
import { type Address, type Member, type Outgoing, PortError, type TeamsPort } from './port.ts';

export interface ConnectorDeps {
  /** Goes through the operator's proxy. */
  readonly fetch: typeof globalThis.fetch;
  /** The bot's own token; null for a test client that takes none. */
  readonly token: (() => Promise<string>) | null;
  readonly appId: string;
}

const pageSize = 500;

/**
 * The way out: Microsoft's service for conversations, by HTTP. The SDK's client sends again by itself what was refused or
 * may have arrived, and can't be stopped; here each send is one request, and what follows is the outbox's to decide.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function createConnector({
  fetch,
  token,
  appId,
}: ConnectorDeps): Pick<TeamsPort, 'send' | 'update' | 'members'> {
  return {
    async send(to, activity, signal) {
      const body = { ...activity, ...placeIn(to) };
      const { id } = (await request('POST', `${addressOf(to)}/activities`, body, signal)) as { id?: string };
      return id ?? '';
    },
    async update(to, id, activity) {
      await request('PUT', `${addressOf(to)}/activities/${encodeURIComponent(id)}`, {
        ...activity,
        ...placeIn(to),
        id,
      });
    },
    async members(of, continuation, signal) {
      const more = continuation === null ? '' : `&continuationToken=${encodeURIComponent(continuation)}`;
      const url = `${addressOf(of)}/pagedmembers?pageSize=${pageSize}${more}`;
      const page = (await request('GET', url, null, signal)) as { members?: Member[]; continuationToken?: string };
      return { members: page.members ?? [], continuation: page.continuationToken || null };
    },
  };

  function placeIn({ conversation, tenant }: Address): Outgoing {
    return { from: { id: `28:${appId}`, name: 'Kairan' }, conversation: { id: conversation, tenantId: tenant } };
  }

  async function request(method: string, url: string, body: Outgoing | null, signal?: AbortSignal): Promise<object> {
    const authorization = token === null ? {} : { authorization: `Bearer ${await token()}` };
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json', ...authorization },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      const why = reasonOf(error);
      throw new PortError(why, { status: null, code: null, retryAfterMs: null });
    }
    const answer = (await response.json().catch(() => ({}))) as {
      error?: { code?: string; message?: string };
    };
    if (response.ok) return answer;
    const seconds = Number(response.headers.get('retry-after'));
    throw new PortError(answer.error?.message ?? `status ${response.status}`, {
      status: response.status,
      code: answer.error?.code ?? null,
      retryAfterMs: seconds > 0 ? seconds * 1000 : null,
    });
  }
}

function addressOf({ serviceUrl, conversation }: Address): string {
  return `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversation)}`;
}
