import { print } from '../../src/commands/parse/parse.ts';
import type { Block, Button, Card, Message, Span, Spans } from '../../src/message/message.ts';
import { html, type Markup, nothing, safeHref } from './markup.ts';

/**
 * A message as HTML. Buttons are forms, so that they work without a script.
 * @param back The page to which its buttons lead back; null where that is the chat.
 */
export function drawMessage({ blocks, language }: Message, back: string | null = null): Markup {
  return html`<div class="message" lang="${language}">${blocks.map(block => drawBlock(block, back))}</div>`;
}

type Draw<Kind extends Block['kind']> = (block: Extract<Block, { kind: Kind }>, back: string | null) => Markup;

const drawers: { readonly [Kind in Block['kind']]: Draw<Kind> } = {
  heading: ({ spans }) => html`<p class="heading">${drawSpans(spans)}</p>`,
  text: ({ spans }) => html`<p>${drawSpans(spans)}</p>`,
  note: ({ spans }) => html`<p class="note">${drawSpans(spans)}</p>`,
  list: ({ items }) => html`<ul>${items.map(item => html`<li>${drawSpans(item)}</li>`)}</ul>`,
  table: ({ rows }) =>
    html`<dl class="facts">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${drawSpans(value)}</dd>`)}</dl>`,
  quote: ({ spans, source }) =>
    html`<figure><blockquote>${drawSpans(spans)}</blockquote><figcaption>${drawSpans(source)}</figcaption></figure>`,
  buttons: ({ buttons }, back) => drawButtons(buttons, back),
  card: drawCard,
};

function drawBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, back: string | null): Markup {
  return (drawers[block.kind] as Draw<Kind>)(block, back);
}

function drawCard({ number, facts, title, lines, buttons, more }: Card, back: string | null): Markup {
  return html`<article class="card">
<p class="card-facts">${number === null ? nothing : html`<b class="number">${number}</b>`}${facts.map(fact => html`<span>${drawSpans(fact)}</span>`)}</p>
<p class="card-title">${drawSpans(title)}</p>
${lines.map(line => html`<p class="card-line">${drawSpans(line)}</p>`)}
${drawButtons([...buttons, ...more], back)}</article>`;
}

export function drawSpans(spans: Spans): Markup {
  return html`${spans.map(drawSpan)}`;
}

function drawSpan(span: Span): Markup {
  switch (span.kind) {
    case 'text':
      if (span.tone === 'strong') return html`<strong>${span.text}</strong>`;
      return span.tone === 'quiet' ? html`<span class="quiet">${span.text}</span>` : html`${span.text}`;
    case 'link': {
      const href = safeHref(span.url);
      return href === null ? html`${span.text}` : html`<a href="${href}" rel="noopener noreferrer">${span.text}</a>`;
    }
    case 'person':
      return html`<span class="person">@${span.text}</span>`;
    case 'moment':
      return html`<time datetime="${new Date(span.at).toISOString()}">${span.text}</time>`;
  }
}

function drawButtons(buttons: readonly Button[], back: string | null): Markup {
  if (buttons.length === 0) return nothing;
  return html`<div class="buttons">${buttons.map(button => drawButton(button, back))}</div>`;
}

/** A button that answers a Call, in the chat or on the page to which it leads back. */
function drawButton({ label, call, tone }: Button, back: string | null): Markup {
  return html`<form method="post" action="/chat" class="press"><input type="hidden" name="call" value="${print(call)}">${back === null ? nothing : html`<input type="hidden" name="back" value="${back}">`}<button class="${tone ?? 'plain'}">${label}</button></form>`;
}
