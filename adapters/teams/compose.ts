import type { Call } from '../../src/domain/call.ts';
import type { Receive, Speaker } from '../../src/message/chat.ts';
import type { Block, Card, Message, Spans } from '../../src/message/message.ts';
import type { InvokeAnswer } from './port.ts';
import { renderCard } from './render.ts';

/** What a person sought from the compose box: words, or nothing yet. */
function soughtCall(value: unknown): Call {
  const { parameters = [] } = (value ?? {}) as { parameters?: readonly { name?: string; value?: unknown }[] };
  const words = parameters.find(({ name }) => name === 'query')?.value;
  return typeof words === 'string' && words.trim() !== ''
    ? { command: 'search', args: { words: words.trim() } }
    : { command: 'latest', args: {} };
}

/**
 * Publications and measures for the compose box. Whatever is put into a message is read by whoever is there, so that the
 * speaker should be one with outsiders around.
 * @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export async function composeAnswer(value: unknown, receive: Receive, speaker: Speaker): Promise<InvokeAnswer> {
  const message = await receive(soughtCall(value), speaker);
  const cards = (message?.blocks ?? []).filter(block => block.kind === 'card');
  const composeExtension =
    message === null || cards.length === 0
      ? { type: 'message', text: message?.summary ?? '' }
      : { type: 'result', attachmentLayout: 'list', attachments: cards.map(card => attachmentOf(card, message)) };
  return { status: 200, body: { composeExtension } };
}

/** A card for an address that the archive knows; nothing for any other. */
export async function linkAnswer(value: unknown, receive: Receive, speaker: Speaker): Promise<InvokeAnswer> {
  const { url } = (value ?? {}) as { url?: unknown };
  if (typeof url !== 'string') return { status: 200, body: {} };
  const message = await receive({ command: 'details', args: { event: url } }, speaker);
  const card = message?.blocks.find(block => block.kind === 'card');
  if (message === null || card === undefined) return { status: 200, body: {} };
  const attachments = [attachmentOf(card, message)];
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

function attachmentOf(card: Card, { language, blocks }: Message): object {
  const note = blocks.filter((block): block is Block & { kind: 'note' } => block.kind === 'note');
  const alone: Card = { ...card, number: null, buttons: [], more: [] };
  const title = wordsOf(card.title);
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: renderCard({ language, summary: title, blocks: [alone, ...note] }),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: plain(title), text: plain(card.facts.map(wordsOf).join('｜')) },
    },
  };
}

function wordsOf(spans: Spans): string {
  return spans.map(({ text }) => text).join('');
}

/** A preview reads a little markup, and shows what is escaped as it stands: the brackets become wide ones. */
function plain(words: string): string {
  return words.replaceAll('<', '＜').replaceAll('>', '＞');
}
