import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A real server on a free port of loopback, with a folder of its own. */
export interface RedisServer {
  readonly port: number;
  /** Lets it stand still, or go on. */
  hold(isHeld: boolean): void;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on its port and folder; waits until it answers. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** False where no redis-server is installed: `test/system-packages.mjs` says how to get it. */
export function hasRedis(): boolean {
  return ['/usr/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(delimiter)].some(folder => {
    try {
      accessSync(join(folder, 'redis-server'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-redis-'));
  const port = await freePort();
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const fixed = [...place, '--save', '', '--repl-diskless-sync-delay', '0', ...options];
  let server: ChildProcess | null = null;
  const redis: RedisServer = {
    port,
    async start() {
      server = spawn('redis-server', fixed, { stdio: ['ignore', 'pipe', 'inherit'] });
      await said(server, 'Ready to accept connections');
      // Its pipe is not read any more; what it says from now on goes nowhere.
      server.stdout?.destroy();
    },
    hold(isHeld) {
      server?.kill(isHeld ? 'SIGSTOP' : 'SIGCONT');
    },
    async kill() {
      if (server === null || server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
    async stop() {
      await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

/** One that watches over a server and its replicas, and makes one of these the server when it is gone for two seconds. */
export interface Sentinel {
  readonly port: number;
  /** Resolves when it has made another the server. */
  readonly switched: Promise<void>;
  /** How often it has done so. */
  switches(): number;
  stop(): Promise<void>;
}

/**
 * Starts one that calls the server `kairan`.
 * @param knows What it has to know before it counts as started: a replica, unless told otherwise.
 */
export async function startSentinel(
  serverPort: number,
  options: readonly string[] = [],
  knows = '+slave ',
): Promise<Sentinel> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-sentinel-'));
  const port = await freePort();
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor kairan 127.0.0.1 ${serverPort} 1`,
    'sentinel down-after-milliseconds kairan 2000',
    'sentinel failover-timeout kairan 10000',
    ...options,
  ];
  writeFileSync(file, lines.join('\n'));
  const sentinel = spawn('redis-server', [file, '--sentinel'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const switched = said(sentinel, '+switch-master');
  // Whoever does not wait for it does not mind that it never came.
  switched.catch(() => {});
  let switches = 0;
  sentinel.stdout.setEncoding('utf8').on('data', (words: string) => {
    switches += words.split('+switch-master').length - 1;
  });
  await said(sentinel, knows);
  return {
    port,
    switched,
    switches: () => switches,
    async stop() {
      const ended = once(sentinel, 'exit');
      sentinel.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when a process has said this; what it says otherwise goes nowhere. */
function said(server: ChildProcess, words: string): Promise<void> {
  let all = '';
  return new Promise((done, fail) => {
    server.stdout?.on('data', chunk => {
      all += chunk;
      if (all.includes(words)) done();
    });
    server.on('close', () => fail(new Error(`it never said «${words}»: ${all}`)));
  });
}

/** Below those that systems give to whoever asks for any: while a server is down, nobody else comes by its port. */
const ports = { first: 10_000, last: 32_000 };

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(ports.first, ports.last);
    const server = createServer();
    const isFree = await new Promise<boolean>(done => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
