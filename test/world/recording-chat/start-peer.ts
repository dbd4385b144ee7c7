import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Fates, PeerOptions, Recorded } from './peer.ts';

export interface Peer {
  readonly origin: string;
  readonly pid: number | undefined;
  /** Says what befalls the next messages. */
  tell(fates: Fates): Promise<void>;
  /** Accepts what is held, and what still comes to be; until fates are told anew. */
  letGo(): Promise<void>;
  /** Everything that arrived, in the order in which it did. */
  recorded(): Promise<readonly Recorded[]>;
  /** Deliveries that it broke off, failed or never answered, once for each time, without keeping them. */
  refused(): Promise<readonly string[]>;
  /** The most messages of one conversation that ever were on their way at one time. */
  atOnce(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the recording chat in a process of its own; it ends with ours. */
export async function startPeer(options: PeerOptions = {}): Promise<Peer> {
  const child = fork(resolve(import.meta.dirname, 'peer.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = (await once(child.stdout?.setEncoding('utf8') as NodeJS.ReadableStream, 'data')) as [string];
  const origin = line.trim();
  return {
    origin,
    pid: child.pid,
    async tell(fates) {
      await fetch(origin, { method: 'PUT', body: JSON.stringify(fates) });
    },
    async letGo() {
      await fetch(origin, { method: 'DELETE' });
    },
    recorded: async () => (await (await fetch(origin)).json()) as readonly Recorded[],
    refused: async () => (await (await fetch(`${origin}/refused`)).json()) as readonly string[],
    atOnce: async () => (await (await fetch(`${origin}/at-once`)).json()) as number,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
