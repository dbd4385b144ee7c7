import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A company's proxy on this machine: it resolves every name to one port of 127.0.0.1, and remembers what it was asked. */
export interface Proxy {
  readonly port: number;
  /** `CONNECT host:443` or `GET http://host/path`, in order. */
  readonly asked: readonly string[];
  /** The Proxy-Authorization headers that came. */
  readonly authorizations: readonly (string | undefined)[];
  close(): Promise<void>;
}

/** @param status What CONNECT is answered with; anything but 200 makes no tunnel. */
export async function startProxy({ toPort, status = 200 }: { toPort: number; status?: number }): Promise<Proxy> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const note = (incoming: IncomingMessage): void => {
    asked.push(`${incoming.method} ${incoming.url}`);
    authorizations.push(incoming.headers['proxy-authorization']);
  };
  const server = createServer((incoming, outgoing) => {
    note(incoming);
    const { pathname, search } = new URL(incoming.url ?? '');
    const onward = request({ port: toPort, host: '127.0.0.1', path: pathname + search, headers: incoming.headers });
    onward.on('response', answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.end();
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    note(incoming);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Declined\r\n\r\n`);
      return;
    }
    const onward = connect(toPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    authorizations,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}
