/** Names of encodings that publishers write and TextDecoder does not know. */
const aliases: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  'cp-932': 'shift_jis',
  shiftjis: 'shift_jis',
  x_sjis: 'shift_jis',
  'windows-932': 'shift_jis',
  eucjp: 'euc-jp',
  euc_jp: 'euc-jp',
  ujis: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'eucjp-win': 'euc-jp',
  cp51932: 'euc-jp',
  jis: 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  utf_8: 'utf-8',
};

/** Of a document, so much is looked at for a declaration. */
const headBytesMax = 2048;

/** The encoding that a Content-Type header (or a `<meta>` of its form) names, by its WHATWG label. */
export function encodingOf(contentType: string | null): string | null {
  return labelOf(/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
}

/** The encoding that a document names itself: in its XML declaration, or in a `<meta>`. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytesMax)).toString('latin1');
  const inXml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  return labelOf(inXml) ?? encodingOf(/<meta[^>]{0,200}charset[^>]{0,80}/i.exec(head)?.[0] ?? null);
}

function labelOf(name: string | undefined): string | null {
  if (name === undefined) return null;
  const lower = name.toLowerCase();
  for (const label of [aliases[lower] ?? lower, lower.replaceAll('_', '-')]) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Not known by this name.
    }
  }
  return null;
}
