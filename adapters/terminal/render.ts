import { styleText } from 'node:util';
import type { Message, Span } from '../../src/message/message.ts';
import { plainForm } from '../../src/message/plain.ts';
import { withoutControls } from '../../src/text/without-controls.ts';
import { readableAddress } from './address.ts';

/** A message for a terminal: weight and colour where there are any, addresses printed behind their words. */
export function renderForTerminal(message: Message, { colour }: { colour: boolean }): string {
  return plainForm(message, span => {
    const written = clean(span);
    return colour ? inColour(written) : inWords(written);
  });
}

/** Nothing that somebody wrote moves the cursor or names the window. */
function clean(span: Span): Span {
  const text = withoutControls(span.text);
  return span.kind === 'link' ? { ...span, text, url: withoutControls(span.url) } : { ...span, text };
}

function inWords(span: Span): string {
  return span.kind === 'link' && span.text !== span.url ? `${span.text} <${readableAddress(span.url)}>` : span.text;
}

function inColour(span: Span): string {
  const set = (style: Parameters<typeof styleText>[0], words: string) =>
    styleText(style, words, { validateStream: false });
  if (span.kind === 'link')
    return span.text === span.url ? set('cyan', span.url) : `${span.text} ${set('cyan', readableAddress(span.url))}`;
  if (span.kind === 'moment' || span.kind === 'person') return span.text;
  if (span.tone === 'strong') return set('bold', span.text);
  return span.tone === 'quiet' ? set('dim', span.text) : span.text;
}
