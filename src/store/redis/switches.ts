import { Redis } from 'ioredis';
import type { Address } from './address.ts';

/** Hears from sentinels that another server has taken over. */
export interface Switches {
  close(): void;
}

const reconnectMs = 5_000;

/** @param left Called when who speaks with the server of before should leave it: it may be gone without a word. */
export function hearSwitches({ options }: Address, left: () => void): Switches {
  const { sentinels, name, sentinelPassword, sentinelTLS } = options;
  const clients = (sentinels ?? []).map(({ host = '', port = 0 }) => {
    const client = new Redis(port, host, {
      ...(sentinelPassword ? { password: sentinelPassword } : {}),
      ...(sentinelTLS ? { tls: sentinelTLS } : {}),
      maxRetriesPerRequest: null,
      retryStrategy: () => reconnectMs,
    });
    // One that cannot be heard is called again; the others tell the same.
    client.on('error', () => {});
    client.on('message', (_channel, words: string) => {
      if (words.startsWith(`${name} `)) left();
    });
    client.subscribe('+switch-master').catch(() => {});
    return client;
  });
  return {
    close() {
      for (const client of clients) client.disconnect();
    },
  };
}
