import { type ArgSpec, argLabel, type Choice } from '../../src/commands/args/arg.ts';
import type { Command } from '../../src/commands/command.ts';
import { commandTitle, type Filled, formFields, readForm } from '../../src/commands/form.ts';
import { print } from '../../src/commands/parse/parse.ts';
import { writeList } from '../../src/commands/parse/read-value.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import { callVerb, cardOf, type Element } from './render.ts';

/** What a form asks for, what it was opened with, and what did not fit when it was sent. */
export interface Form {
  readonly command: Command;
  readonly args: Call['args'];
  readonly language: Language;
  readonly problems?: Readonly<Record<string, string>>;
  /** What stands in the fields; absent where they are as they open. */
  readonly typed?: Readonly<Record<string, unknown>>;
}

/** A dialog with the form: what `task/fetch` is answered with, and a form that did not fit. */
export function dialogOf(form: Form): object {
  return dialog(commandTitle(form.command, form.language), 'large', renderForm(form));
}

/** A dialog that says a sentence, as a card. */
export function sayingOf(words: string, language: Language): object {
  return dialog('Kairan', 'small', cardOf(language, words, [line(words, {})]));
}

function dialog(title: string, height: string, content: Element): object {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  return { task: { type: 'continue', value: { title, width: 'medium', height, card } } };
}

/** A command's args table as an Adaptive Card. */
export function renderForm({ command, args, language, problems = {}, typed }: Form): Element {
  const ja = language === 'ja';
  const isRefused = Object.keys(problems).length > 0;
  const again = ja ? '入力内容をご確認ください。' : 'Please look at what you entered.';
  const fields = formFields(command, args).flatMap(([name, spec]) => {
    const problem = problems[name];
    const written = typed?.[name];
    const input = inputOf(name, spec, language, typeof written === 'string' ? written : null);
    return [input, ...(problem === undefined ? [] : [line(problem, { color: 'Attention' })])];
  });
  const data = { [callVerb]: print({ command: command.name, args }) };
  return {
    ...cardOf(language, command.summary[language], [
      line(command.summary[language], {}),
      ...(isRefused ? [line(again, { color: 'Attention', weight: 'Bolder' })] : []),
      ...fields,
    ]),
    actions: [{ type: 'Action.Submit', title: ja ? '送信' : 'Send', data }],
  };
}

/** Reads the fields of a form that was sent. */
export function readFields(
  command: Command,
  given: Call['args'],
  sent: Readonly<Record<string, unknown>>,
  language: Language,
): Filled {
  const written = (name: string) => {
    const value = sent[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const filled = readForm(command, given, written, language);
  const left = formFields(command, {}).filter(([name, { required }]) => required && written(name) === null);
  if (left.length === 0) return filled;
  const needed = Object.fromEntries(left.map(([name, spec]) => [name, neededWords(name, spec, language)]));
  return { kind: 'problems', problems: { ...(filled.kind === 'problems' ? filled.problems : {}), ...needed } };
}

function line(words: string, look: Element): Element {
  return { type: 'RichTextBlock', spacing: 'Small', inlines: [{ type: 'TextRun', text: words, ...look }] };
}

function neededWords(name: string, spec: ArgSpec, language: Language): string {
  const label = argLabel(name, spec)[language];
  return { ja: `「${label}」をご入力ください。`, en: `Please fill in "${label}".` }[language];
}

function inputOf(name: string, spec: ArgSpec, language: Language, typed: string | null): Element {
  const label = argLabel(name, spec)[language];
  const initial = typed ?? initialOf(spec);
  const common = {
    id: name,
    label,
    ...(initial === '' ? {} : { value: initial }),
    ...(spec.required ? { isRequired: true, errorMessage: neededWords(name, spec, language) } : {}),
  };
  const hint = spec.help[language];
  switch (spec.kind) {
    case 'flag':
      return {
        type: 'Input.Toggle',
        ...common,
        title: { ja: 'はい', en: 'Yes' }[language],
        valueOn: 'true',
        valueOff: '',
      };
    case 'choice':
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        placeholder: hint,
        style: 'compact',
        isMultiSelect: spec.kind === 'choices',
        choices: (spec.choices ?? []).map(choice => choiceOf(choice, language)),
      };
    case 'day':
      return { type: 'Input.Date', ...common };
    case 'time':
      return { type: 'Input.Time', ...common };
    case 'number': {
      const { min, max } = spec;
      const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      const value = initial === '' ? {} : { value: Number(initial) };
      return { type: 'Input.Number', ...common, ...value, ...bounds, placeholder: hint };
    }
    case 'text':
    case 'event':
    case 'since':
    case 'zone':
    case 'numbers':
    case 'names':
      return { type: 'Input.Text', ...common, placeholder: hint, isMultiline: spec.isQuery === true };
  }
}

/** A value as Teams takes and gives it: several choices stand with commas between them. */
function initialOf({ kind, default: initial }: ArgSpec): string {
  if (initial === undefined) return '';
  if (typeof initial !== 'object') return String(initial);
  return kind === 'choices' ? initial.join(',') : writeList(initial);
}

function choiceOf({ value, label }: Choice, language: Language): Element {
  return { title: label[language], value };
}
