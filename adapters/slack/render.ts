import type {
  ActionsBlock,
  KnownBlock,
  Overflow,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  Button as SlackButton,
} from '@slack/types';
import { print } from '../../src/commands/parse/parse.ts';
import { clipSpans, fitInto, type Room } from '../../src/message/fit-into.ts';
import type { Block, Button, Card, Message, Span, Spans } from '../../src/message/message.ts';
import { slackLimits as limits } from './limits.ts';

/** What `chat.postMessage`, `response_url` and `views.publish` take of a message. */
export interface SlackMessage {
  /** For notifications and for clients that draw no blocks; mrkdwn, so it is escaped. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Every button's action id begins so; a number follows, as they must differ within a block. */
export const callAction = 'kairan-call';

/**
 * A message as Block Kit. Words go into rich text, whose elements are literal: nothing that a publisher wrote can ping,
 * pass for a link or a button, or break the layout.
 */
export function renderForSlack(message: Message, { blocks: blocksMax = limits.blocks as number } = {}): SlackMessage {
  const { language } = message;
  const room: Room = { blocks: blocksMax, characters: limits.message };
  const draw = (block: Block) => drawnOf(block, language);
  const blocks = fitInto(message, room, block => draw(block).size).flatMap(block => draw(block).blocks);
  return { text: clipped(escapeMrkdwn(message.summary), limits.text), blocks };
}

/** `&`, `<` and `>`, which begin everything that mrkdwn treats as a mention, a link or a command. */
function escapeMrkdwn(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

interface Drawn {
  readonly blocks: readonly KnownBlock[];
  readonly size: Room;
}

/** A block is drawn once, though it is measured before it is set, and though a thousand channels are sent the same. */
const drawn = new WeakMap<Block, Drawn>();

function drawnOf(block: Block, language: Message['language']): Drawn {
  const known = drawn.get(block);
  if (known !== undefined) return known;
  const blocks = renderBlock(block, language);
  const once = { blocks, size: sizeOf(blocks) };
  drawn.set(block, once);
  return once;
}

type Render<Kind extends Block['kind']> = (
  block: Extract<Block, { kind: Kind }>,
  language: Message['language'],
) => KnownBlock[];

const renderers: { readonly [Kind in Block['kind']]: Render<Kind> } = {
  heading: ({ spans }) => heading(spans),
  text: ({ spans }) => richText([section(spans)]),
  note: ({ spans }, language) => note(spans, language),
  list: ({ items }) =>
    richText([
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map(section).filter(({ elements }) => elements.length > 0),
      },
    ]),
  table: ({ rows }, language) =>
    richText([
      section(
        rows.flatMap(
          ({ label, value }, index): Spans => [
            {
              kind: 'text',
              text: `${index === 0 ? '' : '\n'}${label}${language === 'ja' ? '：' : ': '}`,
              tone: 'strong',
            },
            ...value,
          ],
        ),
      ),
    ]),
  quote: ({ spans, source }) =>
    richText([
      { type: 'rich_text_quote', elements: elementsOf([...spans, { kind: 'text', text: '\n— ' }, ...source]) },
    ]),
  buttons: ({ buttons }) => actions(buttons, []),
  card: (block, language) => card(block, language),
};

function renderBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, language: Message['language']) {
  return (renderers[block.kind] as Render<Kind>)(block, language);
}

/** A header holds plain words only; one that is too long, or holds a link, is set in strong words instead. */
function heading(spans: Spans): KnownBlock[] {
  const words = spans.map(span => span.text).join('');
  if (words.trim() === '') return [];
  const fits = words.length <= limits.header && spans.every(({ kind }) => kind === 'text');
  if (fits) return [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
  return richText([section(spans.map(span => (span.kind === 'text' ? { ...span, tone: 'strong' } : span)))]);
}

/** Small print; links stand in rich text, which is not small but literal. */
function note(spans: Spans, language: Message['language']): KnownBlock[] {
  if (spans.some(({ kind }) => kind !== 'text')) return richText([section(spans)]);
  const words = clipSpans(spans, limits.text - 40, language)
    .map(span => span.text)
    .join('');
  return words.trim() === ''
    ? []
    : [{ type: 'context', elements: [{ type: 'plain_text', text: words, emoji: false }] }];
}

function card({ number, facts, title, lines, buttons, more }: Card, language: Message['language']): KnownBlock[] {
  const between = language === 'ja' ? '｜' : ' · ';
  const newline: Span = { kind: 'text', text: '\n' };
  const head: Spans = [
    ...(number === null ? [] : [{ kind: 'text', text: `${number}　`, tone: 'strong' } as const]),
    ...facts.flatMap((fact, index): Spans => (index === 0 ? fact : [{ kind: 'text', text: between }, ...fact])),
  ];
  const strongTitle = title.map(span =>
    span.kind === 'text' && span.tone === undefined ? { ...span, tone: 'strong' as const } : span,
  );
  const body = [...(facts.length > 0 || number !== null ? [head] : []), strongTitle, ...lines];
  const spans = body.flatMap((line, index): Spans => (index === 0 ? line : [newline, ...line]));
  return [...richText([section(spans)]), ...actions(buttons, more)];
}

function richText(elements: RichTextBlock['elements']): KnownBlock[] {
  const filled = elements.filter(({ elements: inside }) => inside.length > 0);
  return filled.length === 0 ? [] : [{ type: 'rich_text', elements: filled }];
}

function section(spans: Spans): RichTextSection {
  return { type: 'rich_text_section', elements: elementsOf(spans) };
}

function elementsOf(spans: Spans): RichTextElement[] {
  return spans.filter(span => span.text !== '').map(elementOf);
}

function elementOf(span: Span): RichTextElement {
  switch (span.kind) {
    case 'text':
      return { type: 'text', text: span.text, ...(span.tone === 'strong' ? { style: { bold: true } } : {}) };
    case 'link':
      return isLinkable(span.url)
        ? { type: 'link', url: span.url, text: span.text }
        : { type: 'text', text: span.text };
    case 'person': {
      const [, user] = /^slack:[A-Z0-9]+\/([A-Z0-9]+)$/.exec(span.id) ?? [];
      if (user === undefined) return { type: 'text', text: span.text };
      return user.startsWith('S') ? { type: 'usergroup', usergroup_id: user } : { type: 'user', user_id: user };
    }
    case 'moment': {
      const format = '{date_short_pretty} {time}';
      return { type: 'date', timestamp: Math.floor(span.at / 1000), format, fallback: span.text };
    }
  }
}

function isLinkable(url: string): boolean {
  return url.length <= limits.linkUrl && /^https?:\/\//.test(url);
}

/** Buttons side by side, further ones in one menu. What a menu cannot hold stands as a button. */
function actions(buttons: readonly Button[], more: readonly Button[]): ActionsBlock[] {
  const values = more.map(button => ({ button, value: print(button.call) }));
  const inMenu = values.filter(({ value }) => value.length <= limits.optionValue).slice(0, limits.overflowOptions);
  const besides = values.filter(one => !inMenu.includes(one)).map(({ button }) => button);
  const shown = [...buttons, ...besides].filter(({ call }) => print(call).length <= limits.buttonValue);
  const elements = [...shown.map(slackButton), ...(inMenu.length > 0 ? [menu(inMenu)] : [])];
  const rows: ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += limits.actionElements) {
    rows.push({ type: 'actions', elements: elements.slice(at, at + limits.actionElements) });
  }
  return rows;
}

function slackButton({ label, call, tone }: Button, index: number): SlackButton {
  return {
    type: 'button',
    action_id: `${callAction}:${index}`,
    text: { type: 'plain_text', text: labelOf(label), emoji: false },
    value: print(call),
    ...(tone === undefined ? {} : { style: tone }),
  };
}

function menu(entries: readonly { readonly button: Button; readonly value: string }[]): Overflow {
  return {
    type: 'overflow',
    action_id: `${callAction}:menu`,
    options: entries.map(({ button, value }) => ({
      text: { type: 'plain_text', text: labelOf(button.label), emoji: false },
      value,
    })),
  };
}

/** Slack refuses an empty label, and with it the whole message. */
function labelOf(label: string): string {
  return label === '' ? '…' : clipped(label, limits.buttonLabel);
}

function sizeOf(blocks: readonly KnownBlock[]): Room {
  return { blocks: blocks.length, characters: blocks.reduce((sum, block) => sum + charactersOf(block), 0) };
}

/** Every text that Slack counts, wherever it stands in the block. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => (name === 'type' || name === 'action_id' ? sum : sum + charactersOf(one)),
    0,
  );
}

function clipped(words: string, lengthMax: number): string {
  return words.length <= lengthMax ? words : `${words.slice(0, lengthMax - 1)}…`;
}
