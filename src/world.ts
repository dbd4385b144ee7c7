import { readFileSync } from 'node:fs';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Fetch } from './domain/fetching.ts';
import { OperatorError } from './domain/operator-error.ts';
import type { Clock } from './domain/time.ts';
import { sayFileProblem } from './text/yaml-file.ts';

/** Where documents come from: the network, or the files that stand for it. */
export interface World {
  readonly fetch: Fetch;
  /** What time it is there. */
  readonly clock: Clock;
  close(): Promise<void>;
}

/**
 * @param replay A YAML file that stands for the outside world; null for the network.
 * @throws OperatorError where the replay file, or a certificate, cannot be used.
 */
export function openWorld(config: Config, replay: string | null): Promise<World> {
  return replay === null ? openNetwork(config) : openFiles(replay);
}

// Each brings libraries that the other does not need: they are loaded when they are.
async function openFiles(path: string): Promise<World> {
  const { openReplay } = await import('../feeds/fetch/replay.ts');
  const { replay, problems } = openReplay(path);
  if (replay === null)
    throw new OperatorError(`The replay file cannot be used.\n${problems.map(sayFileProblem).join('\n')}`);
  const { at, fetch } = replay;
  return { fetch, clock: { now: () => at }, async close() {} };
}

async function openNetwork(config: Config): Promise<World> {
  const { createFetch } = await import('../feeds/fetch/fetch.ts');
  const { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: except } = config;
  const fetcher = createFetch({
    clock: systemClock,
    contact: config.KAIRAN_CONTACT,
    pauseMs: config.KAIRAN_HOST_PAUSE,
    allowPrivate: config.KAIRAN_ALLOW_PRIVATE_ADDRESSES,
    extraCa: config.KAIRAN_EXTRA_CA === '' ? [] : [readCertificate(config.KAIRAN_EXTRA_CA)],
    proxy:
      https === null && http === null ? null : { https: https?.reveal() ?? null, http: http?.reveal() ?? null, except },
  });
  return { ...fetcher, clock: systemClock };
}

/** @throws OperatorError where the file cannot be read. */
export function readCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OperatorError(`KAIRAN_EXTRA_CA names ${path}, which cannot be read: ${(error as Error).message}.`);
  }
}
