import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
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
  const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...options];
  let server: ChildProcess | null = null;
  const redis: RedisServer = {
    port,
    async start() {
      const started = spawn('redis-server', fixed, { stdio: ['ignore', 'pipe', 'inherit'] });
      server = started;
      let said = '';
      for await (const chunk of started.stdout) {
        said += chunk;
        if (said.includes('Ready to accept connections')) break;
      }
      if (!said.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${said}`);
      // Its pipe is not read any more; what it says from now on goes nowhere.
      started.stdout.destroy();
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
