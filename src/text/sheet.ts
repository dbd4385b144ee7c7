/**
 * A sheet on which a text is written unit by unit: growing a string by one letter at a time takes three times as long. It
 * is everybody's: read it before anything else is written.
 */
export function sheetFor(length: number): Uint16Array {
  if (length > lengthMax) return new Uint16Array(length);
  if (length > common.length) common = new Uint16Array(Math.min(length * 2, lengthMax));
  return common;
}

/** A longer sheet that begins with all that stands on this one. */
export function longer(sheet: Uint16Array): Uint16Array {
  const longer = new Uint16Array(sheet.length * 2);
  longer.set(sheet);
  return longer;
}

/** What stands on the sheet up to this length. */
export function readSheet(sheet: Uint16Array, length: number): string {
  return Buffer.from(sheet.buffer, 0, length * 2).toString('utf16le');
}

let common = new Uint16Array(0x1_0000);

/** A longer one is not kept. */
const lengthMax = 0x10_0000;
