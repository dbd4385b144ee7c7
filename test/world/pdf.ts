/** What a page of a made PDF holds: lines in a Latin font, lines in a Japanese font that is not embedded, or nothing. */
export interface PdfPage {
  readonly latin?: readonly string[];
  readonly japanese?: readonly string[];
}

/** Writes a small PDF by hand. Japanese text refers to a font by name alone, as ministries' older files do. */
export function pdfOf(pages: readonly PdfPage[], { title }: { title?: string } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const firstPage = 6;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')}] >>`,
  );
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /90ms-RKSJ-H /DescendantFonts [5 0 R] >>');
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> ' +
      '/FontDescriptor << /Type /FontDescriptor /FontName /MS-Mincho /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
  );
  for (const page of pages) {
    const at = objects.length + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${at + 1} 0 R /Resources << /Font << /L 3 0 R /J 4 0 R >> >> >>`,
    );
    const content = contentOf(page);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  if (title !== undefined) add(`<< /Title (${title}) >>`);
  return assemble(objects, title === undefined ? null : objects.length);
}

function contentOf({ latin = [], japanese = [] }: PdfPage): string {
  const lines = [
    ...latin.map(line => ['/L', `(${line.replace(/[()\\]/g, '\\$&')})`]),
    ...japanese.map(line => ['/J', `<${shiftJisHex(line)}>`]),
  ];
  return lines.map(([font, words], index) => `BT ${font} 12 Tf 50 ${780 - index * 20} Td ${words} Tj ET`).join('\n');
}

function assemble(objects: readonly string[], info: number | null): Uint8Array {
  let file = '%PDF-1.5\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${info === null ? '' : `/Info ${info} 0 R `}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Shift_JIS has no encoder in the platform: the decoder is turned around, once. */
function shiftJisHex(words: string): string {
  return [...words].map(character => shiftJis().get(character) ?? '8145').join('');
}

let table: ReadonlyMap<string, string> | null = null;
function shiftJis(): ReadonlyMap<string, string> {
  if (table !== null) return table;
  const decoder = new TextDecoder('shift_jis');
  const made = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD' && !made.has(character))
        made.set(character, lead.toString(16) + trail.toString(16));
    }
  }
  for (let code = 0x20; code < 0x7f; code++) made.set(String.fromCharCode(code), code.toString(16));
  table = made;
  return made;
}
