import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { compileCacheFolder } from '../src/thread/compile-cache.ts';

const compiled = compileCacheFolder();

/** Files that take longest: begun last, one of them would keep a single worker busy at the end. */
const longest = ['fuzz/fuzz', 'deliver/killed', 'spine/killed', 'soak/soak', 'faults/faults', 'adapters/web/browser'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const rank = new Map(longest.map((name, place) => [`${root}/test/${name}.test.ts`, place - longest.length]));
    return (await super.sort(files)).toSorted((a, b) => (rank.get(a.moduleId) ?? 0) - (rank.get(b.moduleId) ?? 0));
  }
}

// biome-ignore lint/style/noDefaultExport: Vitest asks for one.
export default defineConfig({
  test: {
    // A file that leaves something behind breaks others: most of a run would go into loading the program anew for each.
    isolate: false,
    // Node strips types as it does when the program runs; nothing is bundled or mocked.
    experimental: { viteModuleRunner: false },
    maxWorkers: '100%',
    // Stripping types anew takes half of the time in which a process begins; the program keeps them there too.
    env: compiled === null ? {} : { NODE_COMPILE_CACHE: compiled },
    // For what hangs, and nothing else: no test sets a limit of its own, since a slow machine takes ten times as long.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 600_000 } },
    setupFiles: ['test/setup.ts'],
    sequence: { sequencer: LongestFirst },
  },
});
