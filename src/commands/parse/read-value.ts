import type { ArgValue } from '../../domain/call.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Day } from '../../domain/time.ts';
import { type ArgSpec, argLabel, type Choice } from '../args/arg.ts';
import { readCount, readDayAhead, readDays, readSince } from './read-day.ts';
import { readTime, readZone } from './read-time.ts';

export type ReadValue =
  | { readonly kind: 'value'; readonly value: ArgValue }
  /** What does not fit, and what would: a sentence in each language. */
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** Reads one argument's value as it was typed: 全角 and 半角, either language's names. */
export function readValue(name: string, typed: string, spec: ArgSpec, today: Day | null = null): ReadValue {
  const written = typed.trim();
  switch (spec.kind) {
    case 'text':
      return { kind: 'value', value: typed };
    case 'event':
      return (
        fitting(eventOf(written)) ??
        misfit(
          name,
          spec,
          written,
          '配信の番号（3、3件目）またはID',
          'a number of the last message, such as 3, or an id',
        )
      );
    case 'flag':
      return fitting(flagOf(written)) ?? misfit(name, spec, written, '「はい」か「いいえ」', '"yes" or "no"');
    case 'number':
      return fitting(numberOf(written, spec)) ?? misfit(name, spec, written, ...bounds(spec));
    case 'since':
      return (
        fitting(readSince(written, today)) ??
        misfit(
          name,
          spec,
          written,
          '「7d」「2週間」「8月1日」「2026-08-01」のいずれかの形',
          'a form like 7d, 2 weeks or 2026-08-01',
        )
      );
    case 'day':
      return (
        fitting(readDayAhead(written, today)) ??
        misfit(
          name,
          spec,
          written,
          'これからの日（「2026-08-01」「8月1日」「来週月曜」「2週間」など）',
          'a day to come, like 2026-08-01, 1 August, next Monday or 2 weeks',
        )
      );
    case 'time':
      return (
        fitting(readTime(written)) ??
        misfit(name, spec, written, '「9:00」「9時」のいずれかの形', 'a time like 9:00 or 17:30')
      );
    case 'zone':
      return (
        fitting(readZone(written)) ??
        misfit(
          name,
          spec,
          written,
          '「東京」「Europe/London」のような時間帯の名前',
          'a time zone like Tokyo or Europe/London',
        )
      );
    case 'choice':
      return fitting(findChoice(spec.choices ?? [], written)?.value) ?? misfit(name, spec, written, ...named(spec));
    case 'choices':
      return listOf(
        written,
        part => findChoice(spec.choices ?? [], part)?.value,
        part => misfit(name, spec, part, ...named(spec)),
      );
    case 'numbers':
      return listOf(
        written,
        part => numberOf(part, spec),
        part => misfit(name, spec, part, ...bounds(spec)),
      );
    case 'names':
      return listOf(
        written,
        part => part,
        part => misfit(name, spec, part, '名前', 'a name'),
      );
  }
}

/** `3`, `3件目`, `#3`, `p…`. */
function eventOf(written: string): string | undefined {
  const plain = written.normalize('NFKC');
  const [, number] = /^(?:#|no\.?)?(\d{1,4})(?:件目|番目?)?$/i.exec(plain) ?? [];
  return number ?? (/^p[a-z2-7]{10}$/.test(plain) ? plain : undefined);
}

/** The choice that people mean by a word: its id, its label in either language or a part of it, another name; hyphens are blanks. */
function findChoice<Value extends string>(choices: readonly Choice<Value>[], typed: string): Choice<Value> | undefined {
  const wanted = folded(typed);
  return choices.find(({ value, label, words = [] }) =>
    [value, label.ja, label.en, ...label.ja.split(/[・、]/), ...label.en.split(/, | and /), ...words].some(
      word => folded(word) === wanted,
    ),
  );
}

function folded(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase().replaceAll('-', ' ');
}

function fitting(value: ArgValue | null | undefined): ReadValue | null {
  return value === null || value === undefined ? null : { kind: 'value', value };
}

const noneWords = /^(none|off|なし|無し|不要)$/i;
const separators = /[,、，&]|\band\b|(?<=[\d前])と|\s+(?=\d+(?:\s|$))/;
const inQuotes = /("(?:[^"\\]|\\.)*")/s;

/** «none» and なし are the empty list. */
function listOf<Item extends string | number>(
  written: string,
  itemOf: (part: string) => Item | null | undefined,
  refuse: (part: string) => ReadValue,
): ReadValue {
  if (noneWords.test(written)) return { kind: 'value', value: [] };
  const items: Item[] = [];
  const parts = partsOf(written);
  if (parts.length === 0) return refuse(written);
  for (const part of parts) {
    const item = itemOf(part);
    if (item === null || item === undefined) return refuse(part);
    if (!items.includes(item)) items.push(item);
  }
  return { kind: 'value', value: items as readonly string[] | readonly number[] };
}

/** A list as `readValue` reads it: a name that holds «&» or a comma stands in quotes; the empty list has a word of its own. */
export function writeList(items: readonly (string | number)[]): string {
  if (items.length === 0) return 'none';
  return items.map(item => writtenItem(String(item))).join(', ');
}

function writtenItem(item: string): string {
  const [only, ...more] = partsOf(item);
  const isPlain = only === item && more.length === 0 && !item.includes('"') && !noneWords.test(item);
  return isPlain ? item : `"${item.replace(/["\\]/g, '\\$&')}"`;
}

/** Items between commas, «and» and the like; what stands in quotes is one. */
function partsOf(written: string): string[] {
  return written.split(inQuotes).flatMap((piece, index) => {
    if (index % 2 === 1) return [piece.slice(1, -1).replace(/\\(.)/gs, '$1')];
    return piece.split(separators).flatMap(part => (part.trim() === '' ? [] : [part.trim()]));
  });
}

function flagOf(written: string): boolean | null {
  if (/^(true|yes|on|はい|あり)$/i.test(written)) return true;
  return /^(false|no|off|いいえ|なし)$/i.test(written) ? false : null;
}

function numberOf(
  written: string,
  { min = 0, max = 999_999_999, called = {}, isDays = false }: ArgSpec,
): number | null {
  const plain = written.normalize('NFKC').toLowerCase();
  const digits =
    /^(?:day )?(\d{1,9})(?:\s?(?:日|件|days?|st|nd|rd|th)|(?:営業)?日前(?:に(?:お?知らせ|通知)?)?|(?: business)? days? before)?$/.exec(
      plain,
    )?.[1];
  const number =
    called[plain] ??
    (digits === undefined ? ((isDays ? readDays(plain) : null) ?? readCount(plain)) : Number(digits)) ??
    Number.NaN;
  return number >= min && number <= max ? number : null;
}

function bounds({ min = 0, max = 999_999_999 }: ArgSpec): [string, string] {
  return [`${min}から${max}までの整数`, `a whole number from ${min} to ${max}`];
}

function named({ choices = [] }: ArgSpec): [string, string] {
  return [choices.map(({ label }) => label.ja).join('、'), choices.map(({ value }) => value).join(', ')];
}

function misfit(name: string, spec: ArgSpec, value: string, ja: string, en: string): ReadValue {
  return {
    kind: 'problem',
    problem: {
      ja: `「${argLabel(name, spec).ja}」に「${value}」は使えません。${ja}で指定してください。`,
      en: `"${name}" cannot be "${value}"; it takes ${en}.`,
    },
  };
}
