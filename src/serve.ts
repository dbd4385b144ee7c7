import type { House } from './cli/house.ts';
import type { Config } from './config.ts';
import type { Connection } from './connect.ts';
import type { Observe } from './domain/observation.ts';

interface ServeDeps extends Pick<House, 'store' | 'library' | 'clock' | 'chats' | 'watchWith'> {
  readonly config: Config;
  readonly connections: readonly Connection[];
  readonly observe: Observe;
}

/** Starts the one HTTP server: metrics, readiness and the routes of every chat; null where the configuration has it off. */
export async function serve({ config, connections, chats, store, library, clock, observe, watchWith }: ServeDeps) {
  if (config.KAIRAN_HTTP === null) return null;
  const [{ startHttp }, { createMetrics }, { changesBehind, readiness }] = await Promise.all([
    import('../adapters/http/server.ts'),
    import('../adapters/http/metrics.ts'),
    import('./readiness.ts'),
  ]);
  const metrics = createMetrics({
    store,
    clock,
    token: config.KAIRAN_METRICS_TOKEN?.reveal() ?? null,
    platforms: () => chats.map(({ platform }) => platform),
    behind: () => changesBehind({ store, library }),
  });
  watchWith(metrics.observe);
  // Before the console, whose routes begin at the root.
  const mounts = [metrics.mount, ...connections.flatMap(connection => connection.mounts)];
  const parts = () => readiness({ store, library });
  return startHttp({ mounts, parts, observe }, { ...config.KAIRAN_HTTP, proxies: config.KAIRAN_HTTP_PROXIES });
}
