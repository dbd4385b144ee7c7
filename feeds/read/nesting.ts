/** Elements that HTML leaves open; where they stand in a feed unescaped they nest nothing. */
const leftOpen = new Set(['br', 'img', 'hr', 'wbr', 'input']);

/** Follows open and close tags without building anything, so that nesting can exhaust no stack and no time. */
export function nestsDeeper(text: string, depthMax: number): boolean {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x3f /* ? */) continue;
    const end = next === 0x21 /* ! */ ? endOfDeclaration(text, at) : text.indexOf('>', at);
    if (end < 0) return false;
    if (next === 0x2f /* / */) {
      // A close tag that closes nothing is passed over, as parsers do.
      const place = open.lastIndexOf(nameAt(text, at + 2, end));
      if (place >= 0) open.length = place;
    } else if (next !== 0x21 && text.charCodeAt(end - 1) !== 0x2f) {
      const name = nameAt(text, at + 1, end);
      if (!leftOpen.has(name) && open.push(name) > depthMax) return true;
    }
    at = end;
  }
  return false;
}

function nameAt(text: string, start: number, end: number): string {
  let stop = start;
  while (stop < end && text.charCodeAt(stop) > 0x20 && text.charCodeAt(stop) !== 0x2f) stop++;
  return text.slice(start, stop);
}

function endOfDeclaration(text: string, at: number): number {
  if (text.startsWith('<![CDATA[', at)) return text.indexOf(']]>', at);
  return text.startsWith('<!--', at) ? text.indexOf('-->', at) : at;
}
