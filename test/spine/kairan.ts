// Runs the program as people do, in a process of its own.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** What is typed. */
  readonly input?: string;
  /** Kills the process, with SIGKILL, once it has written so many lines of progress. */
  readonly killAfterLines?: number;
}

/** Runs a verb of the command line to its end. */
export function kairan(
  args: readonly string[],
  { environment = {}, input = '', killAfterLines }: RunOptions = {},
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, HOME, KAIRAN_LANGUAGE: 'en', ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  child.stderr.on('data', chunk => {
    errors += chunk;
    if (killAfterLines !== undefined && errors.split('\n').length > killAfterLines) child.kill('SIGKILL');
  });
  child.stdin.end(input);
  return new Promise(resolve => child.on('close', code => resolve({ code, output, errors })));
}

/** Objects of `--json`, one a line. */
export function lines(output: string): Record<string, unknown>[] {
  return output.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}
