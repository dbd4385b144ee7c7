import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const navy: Colour = [0x1f, 0x3a, 0x5f, 0xff];
const white: Colour = [0xff, 0xff, 0xff, 0xff];
const clear: Colour = [0xff, 0xff, 0xff, 0];

/** 回, the first character of 回覧: a square ring around another, as a PNG. */
export function colourIcon(): Uint8Array {
  return png(192, (x, y) => (isInk(x, y, 192) ? white : navy));
}

/** The same in white on nothing, as Teams wants the small one. */
export function outlineIcon(): Uint8Array {
  return png(32, (x, y) => (isInk(x, y, 32) ? white : clear));
}

/** True on one of the two rings, in a picture of so many pixels. */
function isInk(x: number, y: number, size: number): boolean {
  const unit = size / 32;
  const fromMiddle = Math.max(Math.abs(x + 0.5 - size / 2), Math.abs(y + 0.5 - size / 2)) / unit;
  return (fromMiddle > 10 && fromMiddle < 13) || (fromMiddle > 3 && fromMiddle < 6);
}

/** A square picture as a PNG with 8 bits of red, green, blue and alpha. @see https://www.w3.org/TR/png-3/ */
function png(size: number, colourAt: (x: number, y: number) => Colour): Uint8Array {
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => colourAt(x, y)).flat(),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const picture = deflateSync(Uint8Array.from(rows.flat()));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', picture), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
