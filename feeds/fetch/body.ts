import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** What came of reading a body. */
export type BodyOutcome =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'too-large'; readonly bytesMax: number }
  | { readonly kind: 'bad-encoding'; readonly encoding: string };

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * Reads a body to its end, undoing its content encoding as it comes, and stops as soon as it is larger than allowed: a
 * bomb costs no more than the limit.
 * @param bytesMax After decompression.
 * @throws whatever the stream throws: a broken connection, broken compression.
 */
export async function readBody(stream: Readable, encoding: string, bytesMax: number): Promise<BodyOutcome> {
  const name = encoding.trim().toLowerCase();
  const create = decoders[name];
  if (create === undefined && name !== '' && name !== 'identity') {
    stream.destroy();
    return { kind: 'bad-encoding', encoding: name };
  }
  const decoder = create?.();
  const source =
    decoder === undefined
      ? stream
      : stream.on('error', error => (decoder as Readable & NodeJS.WritableStream).destroy(error)).pipe(decoder);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > bytesMax) {
      stream.destroy();
      return { kind: 'too-large', bytesMax };
    }
    chunks.push(chunk);
  }
  return { kind: 'body', body: Buffer.concat(chunks) };
}
