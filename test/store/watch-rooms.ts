import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** What steps did beyond the room that they named. */
export interface RoomWatch {
  /** Commands within steps that were seen. */
  readonly seen: () => number;
  /** `HSET kairan:{w1}:… in a step of kairan:{house}:` */
  readonly strays: readonly string[];
  stop(): void;
}

/**
 * Reads along what a server does, and notes each key that a step touches outside the rooms that it was called for. It asks on
 * a connection of its own: a client's library may take the first line that it reads along for an answer.
 */
export async function watchRooms(port: number): Promise<RoomWatch> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket.setEncoding('latin1'), crlfDelay: Number.POSITIVE_INFINITY });
  const strays: string[] = [];
  let rooms: readonly string[] = [];
  let seen = 0;
  lines.on('line', line => {
    const [, source = '', words = ''] = /^\+[\d.]+ \[\d+ (\S+)\] (.*)$/.exec(line) ?? [];
    const [command = '', key = '', count = '', ...rest] = quoted(words);
    if (source !== 'lua') {
      if (/^eval/i.test(command)) rooms = [count, ...rest].slice(1, 1 + Number(count));
      return;
    }
    seen++;
    if (key.includes('{') && !rooms.some(room => key.startsWith(room)))
      strays.push(`${command} ${key} in a step of ${rooms.join(', ')}`);
  });
  const hears = once(lines, 'line');
  socket.write('MONITOR\r\n');
  await hears;
  return { seen: () => seen, strays, stop: () => socket.destroy() };
}

/** What the server writes in quotes, where each byte that is none of ASCII's is written out. */
function quoted(words: string): string[] {
  return Array.from(words.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, word = '']) => word.replace(/\\(["\\])/g, '$1'));
}
