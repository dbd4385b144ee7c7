import type { Bilingual } from '../../domain/language.ts';

/** A value that an argument may take, as people read it. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: Bilingual;
  /** Other names under which people type it: `経産省`. */
  readonly words?: readonly string[];
}

/**
 * What an argument takes. `event` is a number of the last message, or an id. `choices`, `numbers` and `names` are lists; `names` holds what only the archive knows, such as
 * measures and firms, and is resolved by its command. `time` is `HH:MM`, `day` `2026-08-01`, `zone` an IANA name.
 */
export type ArgKind =
  | 'text'
  | 'event'
  | 'number'
  | 'flag'
  | 'since'
  | 'day'
  | 'time'
  | 'zone'
  | 'choice'
  | 'choices'
  | 'numbers'
  | 'names';

/** An argument of a command. Forms, help, the parser, options of the command line and the API are made from it. */
export interface ArgSpec {
  readonly kind: ArgKind;
  /** Other names under which people type it: `以降`. */
  readonly words: readonly string[];
  /** What a form writes beside the field; where it is not given, the first of the words and the name itself. */
  readonly label?: Bilingual;
  readonly help: Bilingual;
  /** Takes what is typed without a name; `text` takes the rest of the line, `names` what no other argument takes. */
  readonly positional?: boolean;
  /** Takes all that is typed but the command's own arguments, with its quotes and filters as they stand. */
  readonly isQuery?: boolean;
  readonly choices?: readonly Choice[];
  /** What the command takes it for where it is not given, as a form shows it. */
  readonly default?: string | number | boolean | readonly string[] | readonly number[];
  /** A form does not send without it. */
  readonly required?: boolean;
  /** How its value must be typed to be taken without its name: `1日`, not a bare 1. */
  readonly typedAs?: RegExp;
  /** Numbers that have a name: 月末. */
  readonly called?: Readonly<Record<string, number>>;
  /** A number of days, which may be typed as a stretch of time: «two weeks». */
  readonly isDays?: boolean;
  /** Bounds of a number, or of each of several, inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** Set by buttons and forms; help does not list it. */
  readonly hidden?: boolean;
}

export type ArgTable = Readonly<Record<string, ArgSpec>>;

type ChoiceOf<Spec extends ArgSpec> = Spec extends { readonly choices: readonly Choice<infer Value>[] }
  ? Value
  : string;

type ValueOf<Spec extends ArgSpec> = Spec['kind'] extends 'number'
  ? number
  : Spec['kind'] extends 'flag'
    ? boolean
    : Spec['kind'] extends 'numbers'
      ? readonly number[]
      : Spec['kind'] extends 'names'
        ? readonly string[]
        : Spec['kind'] extends 'choices'
          ? readonly ChoiceOf<Spec>[]
          : Spec['kind'] extends 'choice'
            ? ChoiceOf<Spec>
            : string;

/** The arguments that were given, by the table's kinds. */
export type ArgsOf<Table extends ArgTable> = { readonly [Name in keyof Table]?: ValueOf<Table[Name]> };

/** What a form writes beside an argument's field. */
export function argLabel(name: string, { label, words }: ArgSpec): Bilingual {
  return label ?? { ja: words[0] ?? name, en: name };
}

/** A choice with its label in both languages, and other words for it. */
export function choice<const Value extends string>(
  value: Value,
  ja: string,
  en: string,
  words: readonly string[] = [],
): Choice<Value> {
  return { value, label: { ja, en }, words };
}
