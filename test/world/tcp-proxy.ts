import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Which way: what is asked, what is answered, or both. */
export type Ways = 'both' | 'answers';

/** Stands between a server and whoever uses it, and does to their connections what networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection that is open, with what is on its way. */
  cut(): void;
  /** Passes nothing on, and breaks nothing, until it is told otherwise. */
  hold(ways: Ways | null): void;
  /** Passes everything on so much later, in its order. */
  slow(ms: number): void;
  close(): Promise<void>;
}

export async function startTcpProxy(toPort: number): Promise<TcpProxy> {
  /** Each end, and whether it is the server's: that is where answers come from. */
  const ends = new Map<Socket, boolean>();
  let held: Ways | null = null;
  let laterMs = 0;
  const server = createServer(near => {
    const far = connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.set(one, one === far);
      let before: Promise<unknown> = Promise.resolve();
      one.on('data', chunk => {
        before = Promise.all([before, setTimeout(laterMs)]).then(() => other.write(chunk));
      });
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
      obey(one, one === far);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const socket of ends.keys()) socket.destroy();
    },
    hold(ways) {
      held = ways;
      for (const [socket, isServers] of ends) obey(socket, isServers);
    },
    slow(ms) {
      laterMs = ms;
    },
    async close() {
      for (const socket of ends.keys()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  function obey(socket: Socket, isServers: boolean): void {
    const isHeld = held === 'both' || (held === 'answers' && isServers);
    socket[isHeld ? 'pause' : 'resume']();
  }
}
