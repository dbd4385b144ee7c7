import { type Block, type Message, type Span, type Spans, text } from './message.ts';

/** How much a platform takes in one message. */
export interface Room {
  /** The platform's own blocks. */
  readonly blocks: number;
  /** Characters as the platform counts them, after escaping. */
  readonly characters: number;
}

/** What a note at the end takes at most: one part in so many. */
const noteShare = 4;
const triesMax = 5;

/**
 * A message's blocks as far as they fit, from the top; small print at the end is always kept. What does not fit is
 * counted in a line of its own, and a text that is too long for itself says how much of it is missing.
 * @param sizeOf What a block takes on the platform.
 */
export function fitInto({ blocks, language }: Message, room: Room, sizeOf: (block: Block) => Room): readonly Block[] {
  const bodyEnd = blocks.findLastIndex(({ kind }) => kind !== 'note') + 1;
  const notes = blocks
    .slice(bodyEnd)
    .map(note => shortened(note, Math.floor(room.characters / noteShare), sizeOf, language));
  const notice = (left: number): Block => ({ kind: 'text', spans: [text(sayLeft(left, language))] });
  const free = minus(room, [...notes, notice(blocks.length)].map(sizeOf));
  const fitting: Block[] = [];
  let rest = free;
  for (const whole of blocks.slice(0, bodyEnd)) {
    const block = shortened(whole, free.characters, sizeOf, language);
    const after = minus(rest, [sizeOf(block)]);
    if (after.blocks < 0 || after.characters < 0) break;
    fitting.push(block);
    rest = after;
  }
  const left = bodyEnd - fitting.length;
  return [...fitting, ...(left > 0 ? [notice(left)] : []), ...notes];
}

/**
 * A block that fits by itself, shortened where it has to be. A character may take six on the platform, so that the
 * length is found by trying; what no shortening helps stays as it is.
 */
function shortened(
  whole: Block,
  sizeMax: number,
  sizeOf: (block: Block) => Room,
  language: Message['language'],
): Block {
  let lengthMax = Math.floor(sizeMax / 2);
  for (let tried = 1; ; tried++) {
    const block = clipBlock(whole, lengthMax, language);
    const { characters } = sizeOf(block);
    if (characters <= sizeMax || tried === triesMax) return block;
    lengthMax = Math.floor((lengthMax * sizeMax) / characters / 2);
  }
}

/** Spans up to a length; what is missing is counted behind «…». */
export function clipSpans(spans: Spans, lengthMax: number, language: Message['language']): Spans {
  const length = lengthOf(spans);
  if (length <= lengthMax) return spans;
  const kept: Span[] = [];
  let room = lengthMax;
  for (const span of spans) {
    if (room <= 0) break;
    kept.push({ ...span, text: wholeCharacters(span.text.slice(0, room)) });
    room -= span.text.length;
  }
  const missing = length - lengthOf(kept);
  return [...kept, text(language === 'ja' ? `…（残り${missing}字）` : `… (${missing} more characters)`)];
}

/** A block that would fill a message by itself, shortened; nothing of it goes uncounted. */
function clipBlock(block: Block, lengthMax: number, language: Message['language']): Block {
  const partMax = Math.floor(lengthMax / 8);
  if (textsOf(block).reduce((sum, spans) => sum + lengthOf(spans), 0) <= partMax) return block;
  const clipped = (spans: Spans) => clipSpans(spans, partMax, language);
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
    case 'quote':
      return { ...block, spans: clipSpans(block.spans, lengthMax, language) };
    case 'list': {
      const items = firstThatFit(block.items.map(clipped), lengthOf, lengthMax);
      const left = block.items.length - items.length;
      return { ...block, items: left > 0 ? [...items, [text(sayMore(left, language))]] : items };
    }
    case 'table': {
      const rows = block.rows.map(({ label, value }) => ({ label, value: clipped(value) }));
      const kept = firstThatFit(rows, ({ value }) => lengthOf(value), lengthMax);
      const left = rows.length - kept.length;
      return { ...block, rows: left > 0 ? [...kept, { label: '…', value: [text(sayMore(left, language))] }] : kept };
    }
    case 'card':
      return { ...block, title: clipped(block.title), lines: block.lines.map(clipped) };
    case 'buttons':
      return block;
  }
}

/** What of a block may be clipped. */
function textsOf(block: Block): readonly Spans[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
    case 'quote':
      return [block.spans];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map(({ value }) => value);
    case 'card':
      return [block.title, ...block.lines];
    case 'buttons':
      return [];
  }
}

function firstThatFit<Item>(items: readonly Item[], lengthIn: (item: Item) => number, lengthMax: number): Item[] {
  let length = 0;
  const end = items.findIndex(item => {
    length += lengthIn(item);
    return length > lengthMax;
  });
  return items.slice(0, end < 0 ? items.length : end);
}

function lengthOf(spans: Spans): number {
  return spans.reduce((sum, span) => sum + span.text.length, 0);
}

/** Never half of a surrogate pair. */
function wholeCharacters(words: string): string {
  const last = words.charCodeAt(words.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? words.slice(0, -1) : words;
}

function minus(room: Room, taken: readonly Room[]): Room {
  return taken.reduce(
    (left, { blocks, characters }) => ({ blocks: left.blocks - blocks, characters: left.characters - characters }),
    room,
  );
}

function sayLeft(left: number, language: Message['language']): string {
  return language === 'ja'
    ? `このほか${left}項目は、一つのメッセージに収まらないため表示していません。`
    : `${left} more ${left === 1 ? 'part does' : 'parts do'} not fit into one message.`;
}

function sayMore(left: number, language: Message['language']): string {
  return language === 'ja' ? `ほか${left}件` : `${left} more`;
}
