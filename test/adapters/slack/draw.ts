// Block Kit as HTML, near enough to Slack's own look to see what people will see.
// biome-ignore lint/suspicious/noExplicitAny: blocks of every kind, as JSON.
type Block = Record<string, any>;

/** A message in a channel, under the app's name. */
export function drawMessage(blocks: readonly Block[], { said = '', time = '9:00' } = {}): string {
  const asked = said === '' ? '' : `<div class="said"><b>佐藤</b> <time>${time}</time><p>${html(said)}</p></div>`;
  return `${asked}<div class="message"><div class="face">回</div><div class="body"><b>Kairan</b> <span class="app">APP</span> <time>${time}</time>${blocks.map(drawBlock).join('')}</div></div>`;
}

/** A form, or a message in a window of its own. */
export function drawModal({ title, submit, blocks }: Block): string {
  const text = (value: unknown) => html(String((value as { text?: string } | undefined)?.text ?? ''));
  const send = submit === undefined ? '' : `<footer><span class="button primary">${text(submit)}</span></footer>`;
  return `<div class="modal"><h1>${text(title)}</h1>${(blocks as Block[]).map(drawBlock).join('')}${send}</div>`;
}

export function page(content: string, width: number): string {
  return `<!doctype html><meta charset="utf-8"><style>${style(width)}</style><main>${content}</main>`;
}

function drawBlock(block: Block): string {
  const { type, text, elements, label, hint, element } = block;
  switch (type as string) {
    case 'header':
      return `<h2>${html(textOf(text))}</h2>`;
    case 'section':
      return `<p>${html(textOf(text))}</p>`;
    case 'divider':
      return '<hr>';
    case 'context':
      return `<p class="context">${(elements as Block[]).map(one => html(textOf(one))).join(' ')}</p>`;
    case 'rich_text':
      return (elements as Block[]).map(drawRich).join('');
    case 'actions':
      return `<div class="actions">${(elements as Block[]).map(drawElement).join('')}</div>`;
    case 'input':
      return `<div class="input"><label>${html(textOf(label))}</label>${drawElement(element)}<p class="context">${html(textOf(hint))}</p></div>`;
    default:
      return '';
  }
}

function drawRich({ type, elements, style: kind }: Block): string {
  const inner = (elements as Block[]).map(one =>
    one.type === 'rich_text_section' ? `<li>${drawRich(one)}</li>` : drawSpan(one),
  );
  if (type === 'rich_text_list')
    return kind === 'ordered' ? `<ol>${inner.join('')}</ol>` : `<ul>${inner.join('')}</ul>`;
  return type === 'rich_text_quote' ? `<blockquote>${inner.join('')}</blockquote>` : `<p>${inner.join('')}</p>`;
}

function drawSpan({ type, text, url, fallback, user_id: user, style: kind }: Block): string {
  const words = html(String(text ?? fallback ?? ''));
  if (type === 'link') return `<a href="${html(String(url))}">${words}</a>`;
  if (type === 'user') return `<span class="mention">@${html(String(user))}</span>`;
  return (kind as { bold?: boolean } | undefined)?.bold ? `<b>${words}</b>` : words;
}

function drawElement(element: Block): string {
  const {
    type,
    text,
    style: kind,
    options = [],
    initial_value: value,
    initial_option: one,
    initial_options: some = [],
    initial_time: time,
  } = element;
  const chosen = [one, ...(some as Block[])]
    .filter(option => option !== undefined)
    .map(option => textOf((option as Block).text));
  switch (type as string) {
    case 'button':
      return `<span class="button ${html(String(kind ?? ''))}">${html(textOf(text))}</span>`;
    case 'overflow':
      return `<span class="button" title="${(options as Block[]).length}">⋯</span>`;
    default:
      return `<div class="field">${html(String(value ?? time ?? chosen.join('　')))}&nbsp;<i>${(options as Block[]).length > 0 || type === 'conversations_select' ? '⌄' : ''}</i></div>`;
  }
}

function textOf(value: unknown): string {
  return String((value as { text?: string } | undefined)?.text ?? '');
}

function html(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('⏳', hourglass)
    .replaceAll('\n', '<br>');
}

/** Slack draws its own; the machine that takes the pictures has no such character. */
const hourglass =
  '<svg width="13" height="15" viewBox="0 0 13 15"><path d="M1 1h11M1 14h11M2 1c0 6 9 7 9 13M11 1c0 6-9 7-9 13" fill="none" stroke="#b5651d" stroke-width="1.6"/></svg>';

function style(width: number): string {
  return `
    body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.5 "Noto Sans CJK JP", sans-serif; }
    main { width: ${width}px; padding: 16px 20px; box-sizing: border-box; }
    .message { display: flex; gap: 10px; }
    .face { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #1f3a5f; color: #fff; font: 600 20px/36px "Noto Serif CJK JP", serif; text-align: center; }
    .body { flex: 1; min-width: 0; }
    .said { margin: 0 0 14px 46px; }
    .app { background: #e8e8e8; border-radius: 2px; padding: 0 3px; font-size: 10px; color: #616061; }
    time { color: #616061; font-size: 12px; }
    h1 { font-size: 18px; margin: 0 0 12px; } h2 { font-size: 17px; margin: 8px 0 4px; }
    p { margin: 4px 0; overflow-wrap: anywhere; } ul, ol { margin: 4px 0; padding-left: 22px; }
    .context { color: #616061; font-size: 12.5px; }
    blockquote { margin: 6px 0; padding-left: 12px; border-left: 4px solid #ddd; }
    hr { border: 0; border-top: 1px solid #ddd; margin: 12px 0; }
    a { color: #1264a3; text-decoration: none; }
    .mention { background: #f2c74466; color: #1264a3; border-radius: 3px; padding: 0 2px; }
    .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0 10px; }
    .button { border: 1px solid #bbb; border-radius: 4px; padding: 2px 12px; font-weight: 600; font-size: 13px; }
    .button.primary { background: #007a5a; border-color: #007a5a; color: #fff; } .button.danger { color: #e01e5a; border-color: #e01e5a; }
    .modal { border: 1px solid #ddd; border-radius: 8px; padding: 18px 20px; }
    .input { margin: 12px 0; } label { font-weight: 600; display: block; margin-bottom: 4px; }
    .field { border: 1px solid #bbb; border-radius: 4px; padding: 5px 10px; display: flex; justify-content: space-between; min-height: 22px; }
    footer { margin-top: 14px; text-align: right; }`;
}
