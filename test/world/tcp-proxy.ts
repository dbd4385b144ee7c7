import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a server and whoever uses it, and does to their connections what networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection that is open. */
  cut(): void;
  /** Passes nothing on, and breaks nothing, until it is told otherwise. */
  hold(isHeld: boolean): void;
  close(): Promise<void>;
}

export async function startTcpProxy(toPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer(near => {
    const far = connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', chunk => other.write(chunk));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      if (isHeld) one.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    hold(held) {
      isHeld = held;
      for (const socket of sockets) socket[held ? 'pause' : 'resume']();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
