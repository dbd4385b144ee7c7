/** Runs of bytes that stand for letters beyond ASCII. */
const encoded = /(?:%[89a-f][0-9a-f])+/gi;
const letter = /[\p{L}\p{N}\p{M}\u2E80-\u2FDF]/u;

/** An address as people read it: letters that are written as bytes are shown as letters; it stays the same address. */
export function readableAddress(url: string): string {
  return url.replace(encoded, run => {
    try {
      return [...decodeURIComponent(run)].map(one => (letter.test(one) ? one : encodeURIComponent(one))).join('');
    } catch {
      return run;
    }
  });
}
