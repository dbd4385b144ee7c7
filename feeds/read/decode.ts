import type { ReadIssue } from '../../src/domain/entry.ts';

export interface Decoded {
  readonly text: string;
  /** The encoding that was used, by its WHATWG label. */
  readonly encoding: string;
  readonly issues: readonly ReadIssue[];
}

/**
 * Bytes as text: byte order mark, then HTTP's charset, then what the document declares of itself (XML declaration,
 * `<meta>`), then UTF-8. A declaration that the bytes contradict is found out. Shift_JIS means Windows-31J.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: decoded(bytes, marked) ?? '', encoding: marked, issues: [] };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const claims = [charsetOf(contentType ?? ''), declaredIn(head), guessUtf16(bytes), 'utf-8'].flatMap(claim =>
    labelOf(claim),
  );
  const [claimed = 'utf-8'] = claims;

  // UTF-8 that holds other than ASCII is hardly ever anything else, whatever is declared.
  if (claimed !== 'utf-8' && hasHighBytes(bytes) && !claimed.startsWith('utf-16') && claimed !== 'iso-2022-jp') {
    const asUtf8 = strictly(bytes, 'utf-8');
    if (asUtf8 !== null) return { text: asUtf8, encoding: 'utf-8', issues: [lie(claimed, 'utf-8')] };
  }
  const asClaimed = strictly(bytes, claimed);
  if (asClaimed !== null) return { text: asClaimed, encoding: claimed, issues: [] };
  for (const other of ['utf-8', 'shift_jis', 'euc-jp'].filter(label => label !== claimed)) {
    const text = strictly(bytes, other);
    if (text !== null) return { text, encoding: other, issues: [lie(claimed, other)] };
  }
  const text = decoded(bytes, claimed) ?? '';
  const detail = `some bytes are no ${claimed}; they show as U+FFFD`;
  return { text, encoding: claimed, issues: [{ code: 'bad-bytes', detail, entry: null }] };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark begins with an ASCII character and a zero byte. */
function guessUtf16(bytes: Uint8Array): string {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : '';
}

function charsetOf(contentType: string): string {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ?? '';
}

function declaredIn(head: string): string {
  return (
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    charsetOf(/<meta[^>]{0,200}charset[^>]{0,80}/i.exec(head)?.[0] ?? '')
  );
}

/** The label by which TextDecoder knows it; nothing for a name that it does not know. */
function labelOf(name: string): string[] {
  try {
    return name === '' ? [] : [new TextDecoder(name).encoding];
  } catch {
    return [];
  }
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array, label: string): string | null {
  return new TextDecoder(label).decode(bytes);
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some(byte => byte >= 0x80);
}

function lie(claimed: string, found: string): ReadIssue {
  return { code: 'encoding-lie', detail: `it declares ${claimed} but is ${found}`, entry: null };
}
