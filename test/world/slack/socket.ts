// Slack's side of Socket Mode, as its documentation describes it: a hello, requests in envelopes, an acknowledgement for each.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface SlackSocket {
  readonly url: string;
  /** How often somebody connected. */
  readonly connections: () => number;
  /** Sends what HTTP would have carried; resolves with what it was acknowledged by. */
  deliver(type: 'slash_commands' | 'events_api' | 'interactive', payload: object): Promise<Record<string, unknown>>;
  /** Tells the app to connect anew, as Slack does when it moves a connection. */
  recycle(): void;
  stop(): Promise<void>;
}

export async function startSlackSocket(): Promise<SlackSocket> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise(resolve => server.once('listening', resolve));
  const waiting = new Map<string, (payload: Record<string, unknown>) => void>();
  let current: WebSocket | null = null;
  let count = 0;
  server.on('connection', socket => {
    count++;
    current = socket;
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    socket.on('message', data => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload: Record<string, unknown>;
      };
      waiting.get(id)?.(payload);
    });
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => count,
    deliver(type, payload) {
      const id = randomUUID();
      const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
      waiting.set(id, resolve);
      current?.send(JSON.stringify({ envelope_id: id, type, accepts_response_payload: true, payload }));
      return promise;
    },
    recycle: () => current?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    async stop() {
      for (const socket of server.clients) socket.terminate();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
