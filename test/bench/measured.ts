import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One whole process: how long it took, the most memory it had, what it wrote. */
export interface Measured {
  readonly ms: number;
  /** Of the process's resident memory, in MB; by /proc, so on Linux only, else NaN. */
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
  let peakMb = Number.NaN;
  const watching = setInterval(() => {
    peakMb = peakOf(child.pid) ?? peakMb;
  }, 20);
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  clearInterval(watching);
  return { ms: performance.now() - startedAt, peakMb, code, ...written };
}

function peakOf(pid: number | undefined): number | null {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}
