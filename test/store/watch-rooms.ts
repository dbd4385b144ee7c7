import { Redis } from 'ioredis';

/** What steps did beyond the room that they named. */
export interface RoomWatch {
  /** Commands within steps that were seen. */
  readonly seen: () => number;
  /** `HSET kairan:{w1}:… in a step of kairan:{house}:` */
  readonly strays: readonly string[];
  stop(): void;
}

/** Reads along what a server does, and notes each key that a step touches outside the rooms that it was called for. */
export async function watchRooms(port: number): Promise<RoomWatch> {
  const client = new Redis(port, '127.0.0.1');
  const monitor = await client.monitor();
  const strays: string[] = [];
  let rooms: readonly string[] = [];
  let seen = 0;
  monitor.on('monitor', (_time: string, [command = '', key = '', count = '', ...rest]: string[], source: string) => {
    if (source !== 'lua') {
      if (/^eval/i.test(command)) rooms = [count, ...rest].slice(1, 1 + Number(count));
      return;
    }
    seen++;
    if (key.includes('{') && !rooms.some(room => key.startsWith(room)))
      strays.push(`${command} ${key} in a step of ${rooms.join(', ')}`);
  });
  return {
    seen: () => seen,
    strays,
    stop() {
      monitor.disconnect();
      client.disconnect();
    },
  };
}
