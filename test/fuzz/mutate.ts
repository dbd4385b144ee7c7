/** A source of chance that gives the same numbers for the same seed, from 0 to 1. @see mulberry32 */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A document with one to eight changes: bytes turned, pieces lost, doubled, moved, or put in. */
export function mutated(seed: Uint8Array, words: readonly string[], random: () => number): Uint8Array {
  let bytes = Buffer.from(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  for (let changes = 1 + upTo(8); changes > 0; changes--) {
    const at = upTo(bytes.length + 1);
    const end = Math.min(bytes.length, at + upTo(40));
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    switch (upTo(7)) {
      case 0:
        if (at < bytes.length) bytes[at] = upTo(256);
        break;
      case 1:
        bytes = Buffer.concat([before, after]);
        break;
      case 2:
        bytes = Buffer.concat([before, ...Array.from({ length: 2 + upTo(20) }, () => piece), after]);
        break;
      case 3:
        bytes = Buffer.concat([after, piece, before]);
        break;
      case 4:
        bytes = bytes.subarray(0, at);
        break;
      default:
        bytes = Buffer.concat([before, Buffer.from(words[upTo(words.length)] ?? ''), after]);
    }
    // A copy, so that turning a byte never reaches the seed.
    bytes = Buffer.from(bytes.subarray(0, 65_536));
  }
  return bytes;
}
