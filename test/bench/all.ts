// Runs every bench, one after the other, and writes what they print to docs/benchmarks.md: `npm run bench [-- NAME …]`.
// With names it runs those alone and keeps what the page says of the others.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { resolve } from 'node:path';

/** Every bench, with what it is about. */
const benches = {
  watch: 'Watching publishers, beside newsboat',
  classify: 'Tagging',
  data: 'Being ready',
  search: 'Search, beside SQLite’s full text alone and MiniSearch',
  lists: 'Lists and counts',
  ask: 'Answers',
  digest: 'Composing a digest',
  deliver: 'Delivering to ten thousand conversations',
  scale: 'Replicas over one Redis, beside the embedded store',
  slack: 'Answering Slack',
  web: 'The console',
  api: 'The API',
  export: 'Exports',
} as const;
type Bench = keyof typeof benches;

const root = resolve(import.meta.dirname, '../..');
const page = resolve(root, 'docs/benchmarks.md');
const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in benches));
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);

const sections = readSections();
for (const name of Object.keys(benches) as Bench[]) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n# ${benches[name]}`);
  sections.set(name, run(name));
  write();
}

function run(name: Bench): string {
  const [load = 0] = loadavg();
  const args = ['run', '--silent', `bench:${name}`];
  const { stdout, status } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(stdout);
  const when = `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, load of the machine at its start ${load.toFixed(1)}`;
  const ended = status === 0 ? '' : `\nIt ended with ${status}.\n`;
  return `${when}.\n${ended}\n\`\`\`\n${stdout.trim()}\n\`\`\``;
}

function commit(): string {
  return spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** What the page says so far, by bench. */
function readSections(): Map<Bench, string> {
  if (!existsSync(page)) return new Map();
  const parts = readFileSync(page, 'utf8')
    .split(/^## .*`bench:(\w+)`$/m)
    .slice(1);
  const pairs = parts.flatMap((part, at) =>
    at % 2 === 0 ? [[part as Bench, (parts[at + 1] ?? '').trim()] as const] : [],
  );
  return new Map(pairs);
}

function write(): void {
  const [{ model = 'an unknown processor' } = {}] = cpus();
  const machine = `${availableParallelism()} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}`;
  const said = (Object.keys(benches) as Bench[]).flatMap(name => {
    const section = sections.get(name);
    return section === undefined ? [] : [`## ${benches[name]}: \`bench:${name}\`\n\n${section}\n`];
  });
  writeFileSync(
    page,
    `# Benchmarks\n\nWritten by \`npm run bench\`: what each bench printed, its peers measured in the same run. Machines differ and are noisy: the\nratios say more than the times.\n\nMachine: ${machine}.\n\n${said.join('\n')}`,
  );
}
