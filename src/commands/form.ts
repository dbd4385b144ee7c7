import type { ArgValue, Call } from '../domain/call.ts';
import type { Language } from '../domain/language.ts';
import type { ArgSpec, ArgTable } from './args/arg.ts';
import type { Command } from './command.ts';
import { parse } from './parse/parse.ts';
import { readValue } from './parse/read-value.ts';

/** A form that was sent: the Call that it makes, or what does not fit, a sentence a field. */
export type Filled =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> };

/** True where a call opens its command's form: it lacks what the command needs, or nothing of an order was said. */
function wantsForm({ args: table }: Command, given: Call['args']): boolean {
  const lacks = Object.entries(table).some(([name, { required }]) => required === true && !(name in given));
  return lacks || ('confirm' in table && Object.keys(given).length === 0);
}

/** What words or a button ask for where it takes a form to say it; null where it can be answered as it is. */
export function formWanted(words: string | Call, commands: readonly Command[]): Call | null {
  const parsed = typeof words === 'string' ? parse(words, commands) : ({ kind: 'call', call: words } as const);
  if (parsed.kind !== 'call') return null;
  const command = commands.find(({ name }) => name === parsed.call.command);
  return command !== undefined && wantsForm(command, parsed.call.args) ? parsed.call : null;
}

/** The fields of a command's form, each filled with what is given, else with what the command takes it for. */
export function formFields({ args: table }: Command, given: Call['args']): [string, ArgSpec][] {
  return fieldsOf(table).map(([name, spec]) => {
    const value = given[name];
    return [name, value === undefined ? spec : { ...spec, default: value }];
  });
}

/**
 * Reads a form that was sent; what was left as the command takes it anyway is not part of the Call.
 * @param written What stands in a field, as a person would have typed it; null where it is empty.
 */
export function readForm(
  command: Command,
  given: Call['args'],
  written: (name: string) => string | null,
  language: Language,
): Filled {
  const args: Record<string, ArgValue> = { ...given };
  const problems: Record<string, string> = {};
  for (const [name, spec] of fieldsOf(command.args)) {
    delete args[name];
    const words = written(name);
    if (words === null) continue;
    const read = spec.kind === 'text' ? ({ kind: 'value', value: words } as const) : readValue(name, words, spec);
    if (read.kind === 'problem') problems[name] = read.problem[language];
    else if (JSON.stringify(read.value) !== JSON.stringify(spec.default)) args[name] = read.value;
  }
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  return { kind: 'call', call: { command: command.name, args } };
}

/** The name that a speaker of the language knows a command by. */
export function commandTitle({ name, words }: Command, language: Language): string {
  const japanese = words.find(word => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word));
  return language === 'ja' ? (japanese ?? name) : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function fieldsOf(table: ArgTable): [string, ArgSpec][] {
  return Object.entries(table).filter(([, { hidden }]) => !hidden);
}
