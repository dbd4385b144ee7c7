import { isAscii, isUtf8 } from 'node:buffer';
import type { ReadIssue } from '../../../src/domain/entry.ts';
import { declaredEncoding, encodingOf } from './encoding.ts';

export interface Decoded {
  readonly text: string;
  /** The encoding that was used, by its WHATWG label, or `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  readonly issues: readonly ReadIssue[];
}

/**
 * Bytes as text: byte order mark, then HTTP's charset, then what the document declares of itself (XML declaration,
 * `<meta>`), then UTF-8. A declaration that the bytes contradict is found out. Shift_JIS means Windows-31J.
 * @see https://encoding.spec.whatwg.org/#decode
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const certain = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8' : wideEncoding(bytes);
  if (certain !== null) return decoded(bytes, certain, null);
  const claims = [encodingOf(contentType), declaredEncoding(bytes)].filter(isPossible);
  const [claimed = null] = claims;
  if (isAscii(bytes)) {
    // Seven bits: ISO-2022-JP is told by its escapes, and all else is the same.
    return decoded(
      bytes,
      hasJisEscapes(bytes) ? 'iso-2022-jp' : claimed === 'iso-2022-jp' ? 'utf-8' : (claimed ?? 'utf-8'),
      null,
    );
  }
  // What is valid UTF-8 beyond ASCII is hardly ever anything else, whatever is declared.
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8', claimed);
  const best = bestOf(bytes, claims);
  return decoded(bytes, best, claimed);
}

/** Tried where no declaration holds, in this order. */
const guesses = ['euc-jp', 'shift_jis', 'utf-8', 'windows-1252'];

function decoded(bytes: Uint8Array, encoding: string, claimed: string | null): Decoded {
  const text = textIn(bytes, encoding);
  const issues: ReadIssue[] = [];
  if (claimed !== null && claimed !== encoding) {
    issues.push({ code: 'encoding-lie', detail: `it declares ${claimed} but is ${encoding}`, entry: null });
  }
  if (text.includes('\ufffd') && !encoding.startsWith('utf-32') && !isWell(bytes, encoding)) {
    const detail = `some bytes are no ${encoding}; they show as U+FFFD`;
    issues.push({ code: 'bad-bytes', detail, entry: null });
  }
  return { text, encoding, issues };
}

/** Whatever cannot be decoded shows as U+FFFD. */
export function textIn(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return utf32(bytes, encoding === 'utf-32le');
  return new TextDecoder(encoding).decode(bytes);
}

function isWell(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * UTF-16 or UTF-32, by its mark; without one markup begins with `<`, and the zeros around it tell the width and the order.
 * @see XML 1.0, appendix F
 */
export function wideEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0x3c, 0, 0, 0)) return 'utf-32le';
  if (startsWith(bytes, 0, 0, 0xfe, 0xff) || startsWith(bytes, 0, 0, 0, 0x3c)) return 'utf-32be';
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, 0x3c) ? 'utf-16be' : null;
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Bytes that tell no zeros are no UTF-16, whoever says so. */
function isPossible(encoding: string | null): encoding is string {
  return encoding !== null && !encoding.startsWith('utf-16');
}

function hasJisEscapes(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['\u001b$B', '\u001b$@', '\u001b(J', '\u001b(I'].some(start => buffer.includes(start, 0, 'latin1'));
}

/** Of a document, so much is looked at to tell how it reads. */
const sampleBytesMax = 65_536;

/** The first that reads like a text; where none does, the one with the fewest oddities. */
function bestOf(bytes: Uint8Array, claims: readonly string[]): string {
  const sample = bytes.subarray(0, sampleBytesMax);
  const scored = [...new Set([...claims, ...guesses])].map(encoding => ({
    encoding,
    oddities: odditiesIn(new TextDecoder(encoding).decode(sample), claims.includes(encoding)),
  }));
  const fewest = Math.min(...scored.map(({ oddities }) => oddities));
  return scored.find(({ oddities }) => oddities === fewest)?.encoding ?? 'utf-8';
}

/**
 * How much in a text looks like bytes read wrongly, for each hundred characters beyond ASCII: what could not be decoded,
 * control characters, letters of half width (EUC-JP read as Shift_JIS), kanji with hardly any kana (Latin letters read as
 * Japanese), Latin letters and signs in a row (Japanese read as Latin).
 */
function odditiesIn(text: string, isClaimed: boolean): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const beyond = count(/[^\x00-\x7f]/g);
  const kana = count(/[\u3041-\u30fc]/g);
  const kanji = count(/[\u3400-\u9fff]/g);
  const latinRuns = (text.match(/[\u0080-\u024f\u2010-\u2122]{3,}/g) ?? []).join('').length;
  const wrong =
    5 * count(/[\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff]/g) +
    count(/[\uff61-\uff9f]/g) +
    // Chinese says that it is, and a Japanese title may have no kana.
    (!isClaimed && kana * 20 < kanji ? kanji : 0) +
    latinRuns;
  return Math.round((wrong * 100) / Math.max(1, beyond));
}

function utf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, isLittleEndian);
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (at > 0 || code !== 0xfeff) parts.push(isScalar ? String.fromCodePoint(code) : '\ufffd');
  }
  return parts.join('');
}
