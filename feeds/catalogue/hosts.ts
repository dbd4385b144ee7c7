import type { Source } from '../../src/domain/source.ts';

/** The names of the hosts that the sources are fetched from, each once and in order: for a firewall's list. */
export function hostsOf(sources: readonly Pick<Source, 'url'>[]): readonly string[] {
  return [...new Set(sources.map(source => new URL(source.url).hostname))].sort();
}
