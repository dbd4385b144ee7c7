// Before the tests: the programs from outside npm that some suites drive. Installs them only as root or in CI; else it
// says which suites will be skipped, and what would install them. Plain JavaScript: npm may run it on an older Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Each: what shows that it is there, Debian's package, the suites that need it. */
const needed = [
  {
    there: ['/usr/bin/redis-server', '/usr/local/bin/redis-server'],
    name: 'redis-server',
    suites: 'Redis store, replicas',
  },
  {
    there: ['/usr/bin/chromium'],
    name: 'chromium',
    suites: 'the console in a browser',
  },
  {
    there: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
    name: 'fonts-noto-cjk',
    suites: 'none, but pictures of the console without it have no Japanese letters',
  },
];

const missing = needed.filter(({ there }) => !there.some(path => existsSync(path)));
if (missing.length > 0) {
  const names = missing.map(({ name }) => name);
  const install = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  const mayInstall = existsSync('/usr/bin/apt-get') && (process.getuid?.() === 0 || process.env.CI === 'true');
  if (mayInstall) {
    console.log(`Installing for the tests: ${names.join(', ')}`);
    const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
    const run = spawnSync('sh', ['-c', `${sudo}sh -c '${install}' >/dev/null`], { stdio: 'inherit' });
    if (run.status !== 0) console.log(`They could not be installed; to try by hand: ${install}`);
  }
  for (const { name, there, suites } of missing) {
    if (!there.some(path => existsSync(path))) {
      console.log(`Skipped without ${name}: ${suites}. To run them: ${install}`);
    }
  }
}
