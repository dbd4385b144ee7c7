// The real Bolt app over the real HTTP server, a real store and library; Slack is the peer.
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { readSettings, type SlackKeys } from '../../../adapters/slack/settings.ts';
import { createSlack, type SlackDeps } from '../../../adapters/slack/slack.ts';
import { createReceive } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { secret } from '../../../src/domain/secret.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import type { Chat, Receive, Speaker } from '../../../src/message/chat.ts';
import { createAsk } from '../../commands/ask.ts';
import { aPublication } from '../../world/sample.ts';
import { createSender, signingSecret } from '../../world/slack/sender.ts';
import { type SlackPeer, startSlackPeer } from '../../world/slack/web-api.ts';

const { measures } = loadMeasures();
const core = { value: 'core', confidence: 1, evidence: [] } as const;

/** Two publications of the archive. */
export const published = ['paaaaaaaaaa', 'pbbbbbbbbbb'].map((id, index) =>
  aPublication({
    id,
    title: `「AIディスカッションペーパー（第1.${index}版）」の公表について`,
    url: `https://www.fsa.go.jp/news/${id}.html`,
    publishedAt: `2026-10-0${index + 1}`,
    tags: { ...aPublication().tags, relevance: core },
  }),
);

export interface SlackHouse {
  readonly peer: SlackPeer;
  readonly slack: ReturnType<typeof createSender>;
  readonly chat: Chat;
  readonly url: string;
  readonly seen: Observation[];
  /** Everybody who spoke, as the core was told. */
  readonly speakers: Speaker[];
  readonly store: Awaited<ReturnType<typeof createAsk>>['store'];
  close(): Promise<void>;
}

export interface SlackHouseOptions {
  readonly keys?: Partial<SlackKeys>;
  readonly api?: string;
  readonly socketUrl?: string;
  /** Tells the peer what befalls the start. */
  readonly prepare?: (peer: SlackPeer) => void;
  readonly language?: 'ja' | 'en';
  /** Stands in front of the core. */
  readonly through?: (receive: Receive) => Receive;
}

export async function openSlackHouse({
  keys = {},
  api,
  socketUrl = '',
  prepare,
  language = 'en',
  through = one => one,
}: SlackHouseOptions = {}) {
  const peer = await startSlackPeer({ socketUrl });
  prepare?.(peer);
  const now = Date.now();
  const house = await createAsk({
    measures,
    publications: published,
    at: new Date(now).toISOString(),
  });
  const seen: Observation[] = [];
  const speakers: Speaker[] = [];
  const observe = (observation: Observation) => {
    seen.push(observation);
    peer.wake();
  };
  const clock = { now: Date.now };
  const receive = createReceive({ commands, clock, observe, contextFor: house.contextFor });
  const outcome = readSettings({
    botToken: secret('xoxb-1-test'),
    signingSecret: secret(signingSecret),
    appToken: null,
    clientId: '',
    clientSecret: null,
    encryptionKeys: [],
    command: '/kairan',
    history: false,
    unfurls: false,
    api: api ?? peer.api,
    url: '',
    ...keys,
  });
  if (outcome.kind !== 'settings') throw new Error(JSON.stringify(outcome));
  const deps: SlackDeps = { store: house.store, commands, clock, observe, language, holder: 'test' };
  const { chat, mounts } = createSlack(deps, outcome.settings);
  await chat.start(
    through((said, speaker) => {
      speakers.push(speaker);
      return receive(said, speaker);
    }),
  );
  const server: HttpServer = await startHttp(
    { mounts, parts: async () => [], observe },
    { host: '127.0.0.1', port: 0 },
  );
  const slack = createSender({ to: `${server.url}/slack/events`, peer });
  return {
    peer,
    slack,
    chat,
    url: server.url,
    seen,
    speakers,
    store: house.store,
    async close() {
      await chat.stop();
      await server.stop();
      await peer.stop();
      await house.close();
    },
  } satisfies SlackHouse;
}

/** The words of blocks, for a test to look into. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(wordsOf).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([name]) => !['type', 'action_id', 'block_id', 'style'].includes(name))
    .map(([, inner]) => wordsOf(inner))
    .join(' ');
}
