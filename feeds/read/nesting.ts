import { Parser } from 'htmlparser2';

/** Elements that HTML leaves open; where they stand in a feed unescaped, few close them. */
const leftOpen = new Set(['br', 'img', 'hr', 'wbr', 'input']);
/** With those: what is deeper ends the stack of whoever walks it. */
const depthInAllMax = 2_000;
const pieceLength = 65_536;

/** Follows open and close tags as the parser of the tree does, without building anything, so that nesting can exhaust no stack. */
export function nestsDeeper(text: string, depthMax: number): boolean {
  let inAll = 0;
  let depth = 0;
  let isDeeper = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        inAll++;
        if (!leftOpen.has(name)) depth++;
        if (depth <= depthMax && inAll <= depthInAllMax) return;
        isDeeper = true;
        parser.pause();
      },
      onclosetag(name) {
        inAll--;
        if (!leftOpen.has(name)) depth--;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  for (let at = 0; at < text.length && !isDeeper; at += pieceLength) parser.write(text.slice(at, at + pieceLength));
  return isDeeper;
}
