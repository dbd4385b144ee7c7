import type { Block, Card, Message, Span, Spans } from './message.ts';

/** How a renderer of lines sets each kind of span; the plain form adds nothing. */
export type SetSpan = (span: Span) => string;

const asWords: SetSpan = span => span.text;

/**
 * A message as lines of text: what the terminal prints, and what platforms show where they draw no blocks.
 * @param setSpan Sets one span, with colour for instance.
 */
export function plainForm(message: Message, setSpan: SetSpan = asWords): string {
  const parts = message.blocks.map(block => linesOf(block, setSpan, message.language === 'ja').join('\n'));
  return parts.filter(part => part !== '').join('\n\n');
}

function linesOf(block: Block, setSpan: SetSpan, japanese: boolean): string[] {
  const set = (spans: Spans) => spans.map(setSpan).join('');
  const colon = japanese ? '：' : ': ';
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [set(block.spans)];
    case 'list':
      return block.items.map(item => `${japanese ? '・' : '- '}${set(item)}`);
    case 'table':
      return block.rows.map(row => `${row.label}${colon}${set(row.value)}`);
    case 'quote':
      return [
        `${japanese ? '　' : '    '}${set(block.spans)}`,
        `${japanese ? '　　— ' : '    — '}${set(block.source)}`,
      ];
    case 'buttons':
      return [block.buttons.map(button => `[${button.label}]`).join(' ')];
    case 'card':
      return cardLines(block, set, japanese);
  }
}

function cardLines(card: Card, set: (spans: Spans) => string, japanese: boolean): string[] {
  const number = card.number === null ? '' : `${card.number}${japanese ? '　' : '  '}`;
  const indent = japanese ? '　　' : '   ';
  const labels = [...card.buttons.map(({ label }) => label), ...(card.more.length > 0 ? ['…'] : [])];
  const buttons = labels.map(label => `[${label}]`).join(' ');
  return [
    `${number}${card.facts.map(set).join(japanese ? '｜' : ' · ')}`,
    `${indent}${set(card.title)}`,
    ...card.lines.map(line => `${indent}${set(line)}`),
    ...(buttons === '' ? [] : [`${indent}${buttons}`]),
  ];
}
