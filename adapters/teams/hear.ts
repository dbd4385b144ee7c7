import type { Command } from '../../src/commands/command.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Activity } from './port.ts';
import { callVerb, newestKey } from './render.ts';

/** What a person said or pressed; null where nothing was. */
export function heard(
  { text = '', value, entities = [], recipient, conversation, channelData }: Activity,
  commands: readonly Command[],
): string | Call | null {
  const pressed = callIn(value, commands);
  if (pressed !== null) return pressed;
  const tenant = channelData?.tenant?.id ?? conversation?.tenantId ?? '';
  let words = text;
  for (const { type, text: written = '', mentioned } of entities) {
    if (type !== 'mention' || mentioned === undefined || written === '') continue;
    words = words.replace(written, mentioned.id === recipient?.id ? ' ' : ` @teams:${tenant}/${mentioned.id} `);
  }
  const plain = unescapeXml(words.replace(/<at>[^<]*<\/at>/g, ' ').replaceAll('&nbsp;', ' ')).trim();
  return plain === '' ? null : plain;
}

/** The Call that a button carries, in an Execute or a Submit; null where there is none. */
export function callIn(value: unknown, commands: readonly Command[]): Call | null {
  return callOf(dataIn(value)[callVerb], commands);
}

/** The Call that shows the card of a button anew; null where it shows no state. */
export function newestIn(value: unknown, commands: readonly Command[]): Call | null {
  return callOf(dataIn(value)[newestKey], commands);
}

/** What a button or a form sent. */
export function dataIn(value: unknown): Readonly<Record<string, unknown>> {
  const sent = (typeof value === 'object' ? value : null) as {
    readonly action?: { readonly data?: unknown };
    readonly data?: unknown;
  } | null;
  const data = sent?.action?.data ?? sent?.data ?? sent;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function callOf(words: unknown, commands: readonly Command[]): Call | null {
  if (typeof words !== 'string') return null;
  const parsed = parse(words, commands);
  return parsed.kind === 'call' ? parsed.call : { command: words, args: {} };
}

function unescapeXml(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
