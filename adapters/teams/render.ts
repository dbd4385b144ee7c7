import { print } from '../../src/commands/parse/parse.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import { fitInto, type Room } from '../../src/message/fit-into.ts';
import type { Block, Button, Card, Message, Span, Spans } from '../../src/message/message.ts';
import { plainForm } from '../../src/message/plain.ts';
import { teamsLimits as limits } from './limits.ts';
import type { Outgoing } from './port.ts';

/** An element of an Adaptive Card, as plain JSON. */
export type Element = Readonly<Record<string, unknown>>;

/** What stands around a card in an activity. */
const attachedBytes = 200;

/** What the data of a button holds: a Call in words. */
export const callVerb = 'kairan';
/** The verb by which a client asks for a card as it stands now. */
export const newestVerb = 'kairan-newest';

/** What the data of a button in a card that can be shown anew holds beside it: the Call that does. */
export const newestKey = 'newest';

/** How a message is drawn for those who read it. */
export interface Look {
  /** True for a Call that takes a form to say: its button opens a dialog. */
  readonly opensForm?: (call: Call) => boolean;
  /** Whose clients ask for the newest state by themselves; null for everybody’s, in a chat of sixty or fewer. */
  readonly readers?: readonly string[] | null;
}

/**
 * A message as an activity with an Adaptive Card 1.5. Words stand in text runs, which are literal: nothing that a
 * publisher wrote can mention, pass for a link or break the card.
 */
export function renderForTeams(message: Message, look: Look = {}): Outgoing {
  const people = peopleOf(message);
  const around = {
    type: 'message',
    summary: clipped(message.summary, limits.summary),
    ...(people.length === 0
      ? {}
      : {
          text: people.map(({ text }) => text).join(' '),
          textFormat: 'xml',
          entities: people.map(({ id, name, text }) => ({ type: 'mention', mentioned: { id, name }, text })),
        }),
  };
  const content = renderCard(message, look, limits.messageBytes - bytesOf(around) - attachedBytes);
  return { ...around, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** The card alone, within so many bytes. */
export function renderCard(
  message: Message,
  { opensForm = () => false, readers = [] }: Look = {},
  bytesMax: number = limits.messageBytes,
): Element {
  const { language, newest } = message;
  const ink: Ink = { language, opensForm, ...(newest === undefined ? {} : { newest: print(newest) }) };
  const around = {
    ...cardOf(language, plainForm(message), []),
    ...(ink.newest === undefined || readers?.length === 0 ? {} : { refresh: refresh(ink.newest, readers, language) }),
  };
  const draw = (block: Block) => renderBlock(block, ink);
  const room: Room = { blocks: Number.MAX_SAFE_INTEGER, characters: bytesMax - bytesOf(around) };
  const blocks = fitInto(message, room, block => ({ blocks: 1, characters: bytesOf(draw(block)) }));
  return { ...around, body: blocks.flatMap(draw) };
}

/** What every card has around its body. */
export function cardOf(language: Language, fallback: string, body: readonly Element[]): Element {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: clipped(fallback, limits.fallback),
    msteams: { width: 'Full' },
    body,
  };
}

/**
 * Each reader's client asks for the card anew when it is opened.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
function refresh(newest: string, readers: Look['readers'], language: Language): Element {
  const title = { ja: '最新の状態を表示', en: 'Show the newest state' }[language];
  return {
    action: { type: 'Action.Execute', title, verb: newestVerb, data: { [callVerb]: newest } },
    ...(readers == null ? {} : { userIds: readers.slice(0, limits.refreshers) }),
  };
}

/** What drawing a block needs to know of its message. */
interface Ink {
  readonly language: Language;
  readonly opensForm: (call: Call) => boolean;
  readonly newest?: string;
}

type Render<Kind extends Block['kind']> = (block: Extract<Block, { kind: Kind }>, ink: Ink) => Element[];

const renderers: { readonly [Kind in Block['kind']]: Render<Kind> } = {
  heading: ({ spans }) => rich(spans, { size: 'Large', weight: 'Bolder' }),
  text: ({ spans }) => rich(spans),
  note: ({ spans }) => rich(spans, { size: 'Small', isSubtle: true }),
  list: ({ items }) => items.flatMap(item => rich([{ kind: 'text', text: '• ' }, ...item], {}, 'None')),
  table: ({ rows }, { language }) =>
    rows.flatMap(({ label, value }) =>
      rich(
        [{ kind: 'text', text: `${label}${language === 'ja' ? '：' : ': '}`, tone: 'strong' }, ...value],
        {},
        'None',
      ),
    ),
  quote: ({ spans, source }) => {
    const items = [...rich(spans), ...rich(source, { size: 'Small', isSubtle: true })];
    return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }];
  },
  buttons: ({ buttons }, ink) => actions(buttons, [], ink),
  card: (block, ink) => card(block, ink),
};

function renderBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, ink: Ink) {
  return (renderers[block.kind] as Render<Kind>)(block, ink);
}

function card({ number, facts, title, lines, buttons, more }: Card, ink: Ink): Element[] {
  const between: Span = { kind: 'text', text: ink.language === 'ja' ? '｜' : ' · ' };
  const head: Spans = [
    ...(number === null ? [] : [{ kind: 'text', text: `${number}　`, tone: 'strong' } as const]),
    ...facts.flatMap((fact, index): Spans => (index === 0 ? fact : [between, ...fact])),
  ];
  const items = [
    ...rich(head, { size: 'Small', isSubtle: true }),
    ...rich(title, { weight: 'Bolder' }, 'None'),
    ...lines.flatMap(line => rich(line, {}, 'None')),
    ...actions(buttons, more, ink),
  ];
  return items.length === 0 ? [] : [{ type: 'Container', separator: true, spacing: 'Medium', items }];
}

/** A line of text runs; nothing where it holds no words. */
function rich(spans: Spans, look: Element = {}, spacing = 'Small'): Element[] {
  const inlines = spans.filter(({ text }) => text !== '').map(span => run(span, look));
  return inlines.length === 0 ? [] : [{ type: 'RichTextBlock', spacing, inlines }];
}

function run(span: Span, look: Element): Element {
  const words = { type: 'TextRun', text: span.text, ...look };
  switch (span.kind) {
    case 'text':
      if (span.tone === 'strong') return { ...words, weight: 'Bolder' };
      return span.tone === 'quiet' ? { ...words, isSubtle: true } : words;
    case 'link':
      return /^https?:\/\//.test(span.url)
        ? { ...words, color: 'Accent', selectAction: { type: 'Action.OpenUrl', url: span.url } }
        : words;
    case 'person':
      return { ...words, text: `@${span.text}`, weight: 'Bolder' };
    case 'moment':
      return words;
  }
}

/** Buttons that act in place where the client can, and else send what they hold; or open a dialog. */
function actions(buttons: readonly Button[], more: readonly Button[], ink: Ink): Element[] {
  const all = [
    ...buttons.map((button, index) => action(button, index >= limits.actions, ink)),
    ...more.map(button => action(button, true, ink)),
  ];
  return all.length === 0 ? [] : [{ type: 'ActionSet', actions: all }];
}

function action({ label, call, tone }: Button, isInMenu: boolean, { opensForm, newest }: Ink): Element {
  const data = { [callVerb]: print(call), ...(newest === undefined ? {} : { [newestKey]: newest }) };
  const look = {
    title: label === '' ? '…' : label,
    ...(tone === 'primary' ? { style: 'positive' } : tone === 'danger' ? { style: 'destructive' } : {}),
    ...(isInMenu ? { mode: 'secondary' } : {}),
  };
  if (opensForm(call)) return { type: 'Action.Submit', data: { ...data, msteams: { type: 'task/fetch' } }, ...look };
  return {
    type: 'Action.Execute',
    verb: callVerb,
    data,
    ...look,
    fallback: { type: 'Action.Submit', data, ...look },
  };
}

interface Mentioned {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** People of Teams whom the message speaks to; a card alone calls nobody. */
function peopleOf({ blocks }: Message): Mentioned[] {
  const spans = blocks.flatMap(block => ('spans' in block ? block.spans : []));
  const people = spans.flatMap(span => {
    const [, id] = span.kind === 'person' ? (/^teams:[^/]+\/(.+)$/.exec(span.id) ?? []) : [];
    return id === undefined ? [] : [{ id, name: span.text, text: `<at>${escapeXml(span.text)}</at>` }];
  });
  return people.filter(({ id }, index) => people.findIndex(other => other.id === id) === index);
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function bytesOf(drawn: object): number {
  return Buffer.byteLength(JSON.stringify(drawn));
}

function clipped(words: string, lengthMax: number): string {
  return words.length <= lengthMax ? words : `${words.slice(0, lengthMax - 1)}…`;
}
