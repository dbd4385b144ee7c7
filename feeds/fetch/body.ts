import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';

/** A body is larger than it may be. */
export class TooLarge extends Error {}

/** A body says that it is compressed, and is not, or is cut off, or in a way that nobody asked for. */
export class Undecodable extends Error {}

export interface Body {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly hash: string;
}

export interface BodyLimits {
  /** As it comes over the network. */
  readonly wireBytesMax: number;
  /** After decompression. */
  readonly bodyBytesMax: number;
  /** True where the beginning is enough: what stands beyond a limit is left unread instead of failing. */
  readonly isCut?: boolean;
}

/** What is asked for; `deflate` is understood all the same. */
export const acceptEncoding = 'gzip, br, zstd';

/** Nobody compresses thrice but to do harm. */
const codingsMax = 2;

/**
 * Reads a body to its end, decompressing as it goes; at a limit it stops at once, so that a bomb costs no memory.
 * @throws TooLarge, Undecodable, and what the connection throws.
 */
export async function readBody(stream: Readable, contentEncoding: string | null, limits: BodyLimits): Promise<Body> {
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of capped(source, limits.bodyBytesMax, 'after decompression', limits.isCut)) {
      chunks.push(chunk);
      hash.update(chunk);
    }
  };
  const wire = (source: AsyncIterable<Uint8Array>) => capped(source, limits.wireBytesMax, 'as it was sent');
  // What stands between two codings is a body, too.
  const between = (source: AsyncIterable<Uint8Array>) => capped(source, limits.bodyBytesMax, 'after decompression');
  const decoders = decodersOf(contentEncoding).flatMap((decoder, index) =>
    index === 0 ? [decoder] : [between, decoder],
  );
  try {
    await pipeline([stream, wire, ...decoders, keep]);
  } catch (error) {
    throw isZlibError(error) ? new Undecodable(`its compression (${contentEncoding}) is damaged or cut off`) : error;
  }
  return { bytes: Buffer.concat(chunks), hash: hash.digest('hex') };
}

async function* capped(
  source: AsyncIterable<Uint8Array>,
  bytesMax: number,
  when: string,
  isCut = false,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    const left = bytesMax - bytes;
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      if (!isCut) throw new TooLarge(`more than ${bytesMax} bytes ${when}`);
      yield chunk.subarray(0, left);
      return;
    }
    yield chunk;
  }
}

type Decoder = NodeJS.ReadWriteStream | ((source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>);

function decodersOf(contentEncoding: string | null): Decoder[] {
  // Codings stand in the order in which they were applied. Names that are none («utf-8») are seen in the wild and mean nothing.
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map(name => name.trim())
    .filter(name => Object.hasOwn(decoderOf, name))
    .reverse() as (keyof typeof decoderOf)[];
  if (codings.length > codingsMax) throw new Undecodable('it is compressed more than twice');
  return codings.map(name => decoderOf[name]());
}

const decoderOf = {
  gzip: (): Decoder => createGunzip(),
  'x-gzip': (): Decoder => createGunzip(),
  br: (): Decoder => createBrotliDecompress(),
  zstd: (): Decoder => createZstdDecompress(),
  deflate: (): Decoder => inflated,
};

/** `deflate` means zlib's wrapping, and some servers leave it out; the first byte tells. */
async function* inflated(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const inflate = ((bytes[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  yield* Readable.from([bytes]).pipe(inflate);
}

function isZlibError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && /^(Z_|ERR_BROTLI|ERR_ZLIB|ERR__|ERR_PADDING|ZSTD_)/.test(code);
}
