import { hostsOf } from '../feeds/catalogue/hosts.ts';
import { readUnknown } from '../feeds/read/read.ts';
import type { Outside } from './cli/outside.ts';
import type { Config } from './config.ts';
import { createReader } from './ingest/reader.ts';
import { loadSources } from './load-data.ts';
import { loadMeasures } from './measures/load.ts';
import type { ReaderThreadData } from './reader-thread.ts';
import { openWorld } from './world.ts';

/** The outside as a verb sees it that keeps nothing: no store is opened, and each part only when it is used. */
export function openOutside(config: Config, replay: string | null): Outside {
  const threadData = (): ReaderThreadData => ({ measures: loadMeasures({ extra: config.KAIRAN_MEASURES }).measures });
  const reader = createReader(new URL('./reader-thread.ts', import.meta.url), threadData);
  let world: ReturnType<typeof openWorld> | null = null;
  return {
    sources: () => loadSources(config),
    hosts: () => hostsOf(loadSources(config)),
    async fetch(url) {
      world ??= openWorld(config, replay);
      return (await world).fetch(url, null);
    },
    read: readUnknown,
    prepare: reader.prepare,
    async close() {
      await reader.close();
      await (await world)?.close();
    },
  };
}
