import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One whole process with those that it starts: how long it took, the most memory that one of them had, what it wrote. */
export interface Measured {
  readonly ms: number;
  /** Of resident memory, in MB; by /proc, so on Linux only, else 0. */
  readonly peakMb: number;
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
}

export async function measured(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', words => {
    written.output += words;
  });
  child.stderr.setEncoding('utf8').on('data', words => {
    written.errors += words;
  });
  let peakMb = 0;
  const watching = setInterval(() => {
    peakMb = Math.max(peakMb, ...[child.pid, ...childrenOf(child.pid)].map(peakOf));
  }, 20);
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  clearInterval(watching);
  return { ms: performance.now() - startedAt, peakMb, code, ...written };
}

/** How long a process and its threads have been on a processor, in ms; by /proc, so on Linux only, else 0. */
export function processorMs(pid: number | undefined): number {
  const [user = 0, system = 0] =
    readProc(`/proc/${pid}/stat`).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * ticksMs;
}

/** Of the clock by which Linux counts. */
const ticksMs = 10;

function childrenOf(pid: number | undefined): number[] {
  return readProc(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function peakOf(pid: number | undefined): number {
  const [, kb = 0] = /VmHWM:\s+(\d+) kB/.exec(readProc(`/proc/${pid}/status`)) ?? [];
  return Number(kb) / 1024;
}

/** Empty where there is no such process any more. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
