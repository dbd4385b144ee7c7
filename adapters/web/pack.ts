import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request } from 'express';

/** How bytes travel. */
export type Packing = 'gzip' | 'identity';

/** A packet of the network holds so many: what is smaller gains nothing. */
const charactersMin = 1_400;

const zip = promisify(gzip);

/** How these words go to this browser. */
export function packingFor(request: Request, { length }: string): Packing {
  return length >= charactersMin && request.acceptsEncodings('gzip', 'identity') === 'gzip' ? 'gzip' : 'identity';
}

/** Words as bytes, packed quickly rather than tightly, outside the main thread. */
export async function pack(words: string, packing: Packing): Promise<Buffer> {
  return packing === 'gzip' ? zip(words, { level: 5 }) : Buffer.from(words);
}
