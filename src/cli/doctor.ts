import type { Finding } from '../domain/finding.ts';
import type { Verb } from './verb.ts';
import { writeLines } from './verb.ts';

const marks: Readonly<Record<Finding['level'], string>> = { ok: '✓', warning: '⚠', problem: '✗' };

export const doctor: Verb = {
  name: 'doctor',
  summary:
    'Looks at the configuration and at what it names (tokens, scopes, clock, reachability), and says what to mend.',
  options: {},
  async run(given, _words, _open, io) {
    const findings = await io.examine();
    if (given.json) await writeLines(io.output, findings);
    else
      for (const { level, what, fix } of findings)
        io.output.write(`${marks[level]} ${what}${fix === undefined ? '' : `\n  → ${fix}`}\n`);
    return findings.some(({ level }) => level === 'problem') ? 1 : 0;
  },
};
