// Teams over the real HTTP server, with a real store and library; Microsoft is the peer.
import { startHttp } from '../../../adapters/http/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createConnector } from '../../../adapters/teams/connector.ts';
import { createTeams, type TeamsDeps } from '../../../adapters/teams/teams.ts';
import { createToken } from '../../../adapters/teams/token.ts';
import { createReceive } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { secret } from '../../../src/domain/secret.ts';
import type { Receive } from '../../../src/message/chat.ts';
import { createAsk } from '../../commands/ask.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aPublication } from '../../world/sample.ts';
import { appId, startTeamsPeer, type TeamsPeer } from '../../world/teams-peer.ts';

export const tenant = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const channel = '19:channel@thread.tacv2';
/** What the archive holds. */
export const published = aPublication({
  id: 'paaaaaaaaaa',
  title: '<at>全員</at> 生成AIの指針の公表について',
  url: 'https://www.example.go.jp/paaaaaaaaaa.html',
  tags: { ...aPublication().tags, relevance: { value: 'core', confidence: 1, evidence: [] } },
});

export interface TeamsHouseOptions {
  readonly acknowledgeMsMax?: number;
  /** Stands in for the core. */
  readonly receive?: Receive;
}

export async function openTeamsHouse({ acknowledgeMsMax, receive }: TeamsHouseOptions = {}) {
  let passedMs = 0;
  let count = 0;
  const clock = { now: () => Date.parse('2026-10-12T09:00:00+09:00') + passedMs };
  const seen: Observation[] = [];
  const observe = (observation: Observation) => void seen.push(observation);
  const peer = await startTeamsPeer();
  const ask = await createAsk({ measures: sampleMeasures, publications: [published] });
  const settings = {
    appId,
    appPassword: secret('a-client-secret'),
    tenant,
    openIdMetadata: peer.openIdMetadata,
    loginUrl: `${peer.origin}/login`,
    isUnsigned: false,
  };
  const token = createToken(settings, { fetch, clock });
  const deps: TeamsDeps = {
    store: ask.store,
    commands,
    clock,
    observe,
    language: 'ja',
    port: { ...createBotFramework(settings), ...createConnector({ fetch, token, appId }) },
    tenant,
    jitter: () => 0,
    ...(acknowledgeMsMax === undefined ? {} : { acknowledgeMsMax }),
  };
  const { chat, mounts } = createTeams(deps);
  await chat.start(receive ?? createReceive({ commands, contextFor: ask.contextFor, clock, observe }));
  const server = await startHttp({ mounts, parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });

  return {
    peer,
    seen,
    store: ask.store,
    chat,
    clock,
    url: server.url,
    pass(ms: number) {
      passedMs += ms;
    },
    /** A mention in a channel's thread, with changes. */
    activity: (changes: object = {}): Record<string, unknown> => ({
      type: 'message',
      id: `m${++count}`,
      channelId: 'msteams',
      serviceUrl: peer.origin,
      text: '<at>Kairan</at> 制度 sample-act',
      entities: [{ type: 'mention', text: '<at>Kairan</at>', mentioned: { id: `28:${appId}`, name: 'Kairan' } }],
      from: { id: '29:someone', name: 'Someone', aadObjectId: 'x' },
      recipient: { id: `28:${appId}`, name: 'Kairan' },
      conversation: { id: `${channel};messageid=100`, conversationType: 'channel', tenantId: tenant, isGroup: true },
      channelData: { tenant: { id: tenant }, channel: { id: channel }, team: { id: channel } },
      ...changes,
    }),
    /** Hands an activity in, as Microsoft does where nothing else is said. */
    post: (body: object, authorization = peer.sign()): Promise<Response> =>
      fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(body),
      }),
    async close() {
      await server.stop();
      await peer.stop();
      await ask.close();
    },
  };
}

/** The card of what was sent. */
export function contentOf(sent: TeamsPeer['sent'][number] | undefined): Record<string, unknown> {
  return ((sent?.activity.attachments ?? []) as { content: Record<string, unknown> }[])[0]?.content ?? {};
}

/** The same as it is written. */
export function cardOf(sent: TeamsPeer['sent'][number] | undefined): string {
  return JSON.stringify(sent?.activity.attachments);
}
