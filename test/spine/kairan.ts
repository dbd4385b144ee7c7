// Runs the command line as people do: its verbs to their end in this process, or the program in one of its own.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/command-line.ts';

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
  /** True where a person sits at it. */
  readonly isTerminal?: boolean;
}

/** Runs a verb of the command line to its end, here: a process of its own would take half a second to begin. */
export async function kairan(
  args: readonly string[],
  { environment = {}, input = '', isTerminal = false }: RunOptions = {},
): Promise<Ended> {
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const [output, errors] = [collector(), collector()];
  const code = await runCommandLine(args, {
    environment: { KAIRAN_LANGUAGE: 'en', ...environment },
    input: Object.assign(stdin, { isTTY: isTerminal }) as unknown as NodeJS.ReadStream,
    output: output.stream,
    errors: errors.stream,
    stopSignal: () => new AbortController().signal,
  });
  return { code, output: output.text(), errors: errors.text() };
}

/** Runs the program to its end, in a process of its own. @param killAfterLines Kills it, with SIGKILL, once it has written so many lines of progress. */
export function kairanProcess(
  args: readonly string[],
  { environment = {}, input = '', killAfterLines }: RunOptions & { readonly killAfterLines?: number } = {},
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

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream: stream as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString() };
}

/** Objects of `--json`, one a line. */
export function lines(output: string): Record<string, unknown>[] {
  return output.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}
