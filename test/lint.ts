// Runs Biome's binary for this platform; the umbrella package's many optional parts upset `npm ci`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageName = `@biomejs/cli-${process.platform}-${process.arch}`;
const home = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
const args = process.argv.slice(2);
const run = spawnSync(join(home, 'biome'), args.length > 0 ? args : ['check', '--error-on-warnings'], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
