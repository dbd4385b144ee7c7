import { createInterface } from 'node:readline/promises';
import { hashPassword } from '../domain/password.ts';
import type { Verb } from './verb.ts';

const lengthMin = 12;

export const password: Verb = {
  name: 'password',
  summary: 'Reads a password from standard input and prints it as KAIRAN_PASSWORD takes it.',
  options: {},
  async run(_given, _words, _open, io) {
    if (io.input.isTTY)
      io.errors.write(`The console’s password, ${lengthMin} characters or more (it is shown as you type): `);
    const lines = createInterface({ input: io.input, terminal: false });
    const typed = (await lines[Symbol.asyncIterator]().next()).value ?? '';
    lines.close();
    if (typed.length < lengthMin) {
      io.errors.write(`A password has ${lengthMin} characters or more; that had ${typed.length}.\n`);
      return 2;
    }
    io.output.write(`KAIRAN_PASSWORD=${await hashPassword(typed)}\n`);
    return 0;
  },
};
