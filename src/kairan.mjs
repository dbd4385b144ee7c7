#!/usr/bin/env node
// Starts src/main.ts on the Node that comes with the project; plain JavaScript, so that any Node can read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const nodeMajorMin = 26;
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const node = Number.parseInt(process.versions.node, 10) >= nodeMajorMin ? process.execPath : projectNode();

if (node === null) {
  console.error(
    `Kairan needs Node ${nodeMajorMin} or newer; this is ${process.version}, and the project's own is not installed ` +
      `for ${process.platform}-${process.arch}. Run "npm ci" in the project's folder, or install Node ${nodeMajorMin}.`,
  );
  process.exit(1);
}

// Node says so aloud where there is no such file.
const environment = existsSync('.env') ? ['--env-file-if-exists=.env'] : [];
// Little of what a process makes here lives long; the usual young heap and eager optimising cost 40 MB more.
const heap = ['--max-semi-space-size=2', '--optimize-for-size'];
// glibc gives each thread an arena that it hardly gives back: 60 MB at the end of a round of 500 feeds.
const env = { MALLOC_ARENA_MAX: '1', ...process.env };
const child = spawn(node, [...heap, ...environment, main, ...process.argv.slice(2)], { stdio: 'inherit', env });
process.on('SIGTERM', () => child.kill('SIGTERM'));
// A terminal sends Ctrl-C to the child as well.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));

function projectNode() {
  const require = createRequire(import.meta.url);
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  for (const name of names) {
    try {
      const binary = require.resolve(`${name}/bin/node`);
      if (existsSync(binary)) return binary;
    } catch {
      // Not installed on this platform.
    }
  }
  return null;
}
