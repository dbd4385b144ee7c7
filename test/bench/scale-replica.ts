// One replica of `scale.ts`: it opens the store, says that it is ready, waits for a line, does its task, and says how much.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { systemClock } from '../../src/clock.ts';
import { createDeliver } from '../../src/deliver/deliver.ts';
import { createDesk } from '../../src/digest/desk/desk.ts';
import { holderName } from '../../src/domain/holder.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { createRecordingChat } from '../world/recording-chat/chat.ts';
import { aPublication, aSource, aState } from '../world/sample.ts';

export interface ScaleOptions {
  /** The address of a Redis, or the path of an embedded store. */
  readonly store: string;
  readonly task: 'ingest' | 'compose' | 'deliver';
  /** Names it among the replicas. */
  readonly name: string;
  /** Documents of `perDocument` publications each. */
  readonly documents: number;
  readonly atOnce: number;
  /** Where the chat's peer answers. */
  readonly origin: string;
}

/** Publications that each document brings. */
export const perDocument = 20;

const tasks: Readonly<Record<ScaleOptions['task'], (store: Store, options: ScaleOptions) => Promise<number>>> = {
  async ingest({ archive }, { name, documents }) {
    for (let document = 0; document < documents; document++) {
      const publications = Array.from({ length: perDocument }, (_, index) => {
        const id = `${name}-${document}-${index}`;
        return aPublication({ id, source: name, summary: '見本省は、考え方を取りまとめた。'.repeat(20) });
      });
      const identities = publications.map(({ id }) => ({ key: `key-${id}`, publication: id }));
      const state = aState({ id: name, version: document + 1 });
      await archive.commit({ owner: 'shared', state, publications, identities });
    }
    return documents * perDocument;
  },
  async compose(store) {
    const holder = holderName(process.pid, hostname(), randomUUID());
    const deps = { store, sources: [aSource()], measures: [], clock: systemClock, observe: complain, holder };
    return createDesk({ ...deps, offers: () => true }).tick(new AbortController().signal);
  },
  async deliver(store, { origin, atOnce }) {
    const holder = holderName(process.pid, hostname(), randomUUID());
    const limits = { conversation: [], installation: [], sendMsMax: 5_000 };
    const chat = createRecordingChat({ origin, clock: systemClock, platform: 'slack', limits });
    const deps = { store, chats: [chat], clock: systemClock, holder, observe: complain, giveUp: async () => {} };
    return createDeliver(deps, { atOnce, atOnceMax: atOnce }).round(new AbortController().signal);
  },
};

function complain(observation: { readonly kind: string }): void {
  if (observation.kind === 'bug') console.error(observation);
}

if (import.meta.main) {
  const options = JSON.parse(process.argv[2] ?? '{}') as ScaleOptions;
  const store: Store = options.store.startsWith('redis:')
    ? await openRedisStore({ url: secret(options.store) })
    : openSqliteStore({ path: options.store, clock: systemClock });
  console.log('ready');
  await once(process.stdin, 'data');
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const done = await tasks[options.task](store, options);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ done, ms: performance.now() - startedAt, cpuMs: (user + system) / 1_000 }));
  await store.close();
  process.exit();
}
