import { resolve } from 'node:path';
import { type Measured, measured } from '../../bench/measured.ts';
import type { Mailed, MailOptions } from './mail.ts';

/** How the program itself is started, so that memory and pace are its own. */
const heap = ['--max-semi-space-size=2', '--optimize-for-size'];
const program = resolve(import.meta.dirname, 'mail.ts');

/** The arguments with which Node runs the mailing. */
export function mailArguments(options: MailOptions): readonly string[] {
  return [...heap, program, JSON.stringify(options)];
}

/** Plans and sends what is due in a process of its own. @throws Error where it did not end well. */
export async function mail(options: MailOptions): Promise<Measured & { readonly mailed: Mailed }> {
  const run = await measured(process.execPath, mailArguments(options), { MALLOC_ARENA_MAX: '1' });
  if (run.code !== 0 || run.errors !== '') throw new Error(`the mailing ended with ${run.code}: ${run.errors}`);
  return { ...run, mailed: JSON.parse(run.output.trim().split('\n').at(-1) ?? '{}') as Mailed };
}
