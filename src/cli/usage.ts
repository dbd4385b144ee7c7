import { commonOptions, type Option, type Verb } from './verb.ts';

/** What `kairan help` prints. */
export function usage(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const list = verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: kairan VERB [options]', '', ...list, '', ...optionLines(commonOptions)].join('\n');
}

/** What `kairan VERB --help` prints. */
export function verbUsage(verb: Verb): string {
  const free = verb.words === undefined ? '' : ` ${verb.words}`;
  return [
    `Usage: kairan ${verb.name}${free} [options]`,
    '',
    verb.summary,
    '',
    ...optionLines({ ...verb.options, ...commonOptions }),
  ].join('\n');
}

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const named = Object.entries(options).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  const width = Math.max(...named.map(([left]) => left.length));
  return named.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`);
}
