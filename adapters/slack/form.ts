import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type ArgSpec, argLabel, type Choice } from '../../src/commands/args/arg.ts';
import type { Command } from '../../src/commands/command.ts';
import { commandTitle, type Filled, formFields, readForm } from '../../src/commands/form.ts';
import { writeList } from '../../src/commands/parse/read-value.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import { slackLimits as limits } from './limits.ts';

/** What a form asks for, and what it was opened with. */
export interface Form {
  readonly command: Command;
  /** What is given already: it fills the fields, and what has no field stays as it is. */
  readonly args: Call['args'];
  readonly language: Language;
  /** What the view keeps for itself, as JSON. */
  readonly kept: string;
  /** Asks in which conversation it is to hold. */
  readonly asksWhere: boolean;
}

/** What Slack says of a field that was filled in; which of them depends on its kind. */
export interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[] | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
}

export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

export const formId = 'kairan-form';
const fieldId = 'field';
const whereId = 'kairan-where';

/** A command's args table as a modal. */
export function renderForm({ command, args, language, kept, asksWhere }: Form): ModalView {
  const ja = language === 'ja';
  const blocks: KnownBlock[] = [
    { type: 'section', text: plain(command.summary[language], limits.text) },
    ...(asksWhere ? [whereBlock(ja)] : []),
    ...formFields(command, args).map(([name, spec]) => fieldBlock(name, spec, language)),
  ];
  return {
    type: 'modal',
    callback_id: formId,
    title: plain(commandTitle(command, language), limits.viewTitle),
    submit: plain(ja ? '送信' : 'Send', limits.viewTitle),
    close: plain(ja ? 'キャンセル' : 'Cancel', limits.viewTitle),
    private_metadata: kept,
    blocks,
  };
}

/** Reads a form that was sent. */
export function readModal(command: Command, given: Call['args'], state: FormState, language: Language): Filled {
  return readForm(command, given, name => writtenOf(state[name]?.[fieldId]), language);
}

/** The conversation that was chosen in a form; null where it asked for none. */
export function chosenConversation(state: FormState): string | null {
  return state[whereId]?.[fieldId]?.selected_conversation ?? null;
}

function whereBlock(ja: boolean): InputBlock {
  return {
    type: 'input',
    block_id: whereId,
    label: plain(ja ? '会話' : 'Conversation', limits.label),
    hint: plain(
      ja
        ? 'この会話に届きます。非公開のチャンネルには、先にKairanを招待してください。'
        : 'It is for this conversation. Invite Kairan to a private channel first.',
      limits.label,
    ),
    element: { type: 'conversations_select', action_id: fieldId, default_to_current_conversation: true },
  };
}

function fieldBlock(name: string, spec: ArgSpec, language: Language): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(argLabel(name, spec)[language], limits.label),
    hint: plain(spec.help[language], limits.label),
    optional: spec.required !== true,
    element: elementOf(spec, language),
  };
}

function elementOf(spec: ArgSpec, language: Language): InputBlock['element'] {
  const { kind, default: initial } = spec;
  switch (kind) {
    case 'flag': {
      const option = optionOf({ value: 'true', label: { ja: 'はい', en: 'Yes' } }, language);
      return {
        type: 'checkboxes',
        action_id: fieldId,
        options: [option],
        ...(initial === true ? { initial_options: [option] } : {}),
      };
    }
    case 'choice':
    case 'choices':
      return selectOf(spec, language);
    case 'day':
      return {
        type: 'datepicker',
        action_id: fieldId,
        ...(typeof initial === 'string' ? { initial_date: initial } : {}),
      };
    case 'time':
      return {
        type: 'timepicker',
        action_id: fieldId,
        ...(typeof initial === 'string' ? { initial_time: initial } : {}),
      };
    case 'number': {
      const { min, max } = spec;
      return {
        type: 'number_input',
        action_id: fieldId,
        is_decimal_allowed: false,
        ...(typeof initial === 'number' ? { initial_value: String(initial) } : {}),
        ...(min === undefined ? {} : { min_value: String(min) }),
        ...(max === undefined ? {} : { max_value: String(max) }),
      };
    }
    case 'text':
    case 'event':
    case 'since':
    case 'zone':
    case 'numbers':
    case 'names': {
      const words = initial === undefined ? '' : typeof initial === 'object' ? writeList(initial) : String(initial);
      return {
        type: 'plain_text_input',
        action_id: fieldId,
        multiline: spec.isQuery === true,
        ...(words === '' ? {} : { initial_value: words.slice(0, limits.text) }),
      };
    }
  }
}

function selectOf({ kind, choices = [], default: initial }: ArgSpec, language: Language): InputBlock['element'] {
  const options = choices.map(choice => optionOf(choice, language));
  const wanted = new Set([initial].flat().map(String));
  const chosen = options.filter(({ value }) => value !== undefined && wanted.has(value));
  if (kind === 'choices') {
    return {
      type: 'multi_static_select',
      action_id: fieldId,
      options,
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    };
  }
  const [first] = chosen;
  return {
    type: 'static_select',
    action_id: fieldId,
    options,
    ...(first === undefined ? {} : { initial_option: first }),
  };
}

function optionOf({ value, label }: Pick<Choice, 'value' | 'label'>, language: Language): PlainTextOption {
  return { text: plain(label[language], limits.optionLabel), value };
}

/** A field as a person would have typed it; null where it was left empty. */
function writtenOf(field: FieldState | undefined): string | null {
  if (field === undefined) return null;
  const { value, selected_option: one, selected_options: several, selected_date: day, selected_time: time } = field;
  const written = value ?? one?.value ?? several?.map(option => option.value).join(',') ?? day ?? time ?? '';
  return written.trim() === '' ? null : written.trim();
}

function plain(words: string, lengthMax: number) {
  const text = words.length <= lengthMax ? words : `${words.slice(0, lengthMax - 1)}…`;
  return { type: 'plain_text', text, emoji: false } as const;
}
