// For how long the main thread was held up, in a way that means something on a machine that others load too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest holds, in ms. */
export interface Holds {
  /** Of the main thread, by the clock. */
  readonly here: number;
  /** Of an idle process at the same time: what other programs alone give. */
  readonly idle: number;
  /** Processor time that the main thread spent on end: what its own work gives, whoever else is there. */
  readonly own: number;
}

const idleProgram = `
const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.send('ready');
process.once('message', () => process.send(delay.max, () => process.disconnect()));
`;

/** Runs the work and watches. */
export async function watchHolds<Result>(work: () => Promise<Result>): Promise<{ result: Result; holds: Holds }> {
  const idle = spawn(process.execPath, ['-e', idleProgram], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(idle, 'message');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let own = 0;
  let before = threadMs();
  const ticking = setInterval(() => {
    const now = threadMs();
    own = Math.max(own, now - before);
    before = now;
  }, 1);
  const result = await work();
  clearInterval(ticking);
  delay.disable();
  const answered = once(idle, 'message');
  idle.send('end');
  const [idleNs] = (await answered) as [number];
  return { result, holds: { here: delay.max / 1e6, idle: idleNs / 1e6, own } };
}

export function sayHolds({ here, idle, own }: Holds): string {
  return `the main thread was held up for ${here.toFixed(1)} ms at most, an idle process beside it for ${idle.toFixed(1)}; its own work took ${own.toFixed(1)} ms of processor time on end (bar 20)`;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
