/** A term found in a folded text. */
export interface Match {
  /** Index of the term in the list that the matcher was made of. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<number, Node>;
  fallback: Node | null;
  /** Terms that end here, this node's own and its suffixes'. */
  terms: readonly number[];
}

/**
 * Finds all of many terms in one pass (Aho and Corasick, 1975). Terms are folded text; one that begins or ends with a
 * Latin letter or figure is found only at a word's edge there, so that «ai» is not in «aij».
 */
export function createMatcher(terms: readonly string[]): (text: string) => Match[] {
  const root = buildTrie(terms);
  // Most characters begin no term: a table tells them at once.
  const first: (Node | undefined)[] = new Array(0x1_0000);
  for (const [code, node] of root.next) first[code] = node;
  return text => {
    const matches: Match[] = [];
    let node = root;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      while (node !== root) {
        const next = node.next.get(code);
        if (next !== undefined) {
          node = next;
          break;
        }
        node = node.fallback ?? root;
      }
      // A child found in the loop is never the root.
      if (node === root) node = first[code] ?? root;
      if (node.terms.length === 0) continue;
      for (const term of node.terms) {
        const start = index + 1 - (terms[term]?.length ?? 0);
        if (isEdge(text, start) && isEdge(text, index + 1)) matches.push({ term, start, end: index + 1 });
      }
    }
    return matches;
  };
}

function buildTrie(terms: readonly string[]): Node {
  const root: Node = { next: new Map(), fallback: null, terms: [] };
  terms.forEach((term, index) => {
    let node = root;
    for (let at = 0; at < term.length; at++) {
      const code = term.charCodeAt(at);
      const known = node.next.get(code);
      const following: Node = known ?? { next: new Map(), fallback: null, terms: [] };
      if (known === undefined) node.next.set(code, following);
      node = following;
    }
    if (node !== root) node.terms = [...node.terms, index];
  });
  const queue = [...root.next.values()];
  for (const node of queue) node.fallback = root;
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const [code, child] of node.next) {
      child.fallback = step(root, node.fallback ?? root, code);
      child.terms = [...child.terms, ...child.fallback.terms];
      queue.push(child);
    }
  }
  return root;
}

function step(root: Node, from: Node, code: number): Node {
  for (let node: Node | null = from; node !== null; node = node.fallback) {
    const next = node.next.get(code);
    if (next !== undefined) return next;
  }
  return root;
}

/** True unless a word of Latin letters and figures goes on across this place. */
function isEdge(text: string, at: number): boolean {
  return !(isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at)));
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code <= 0x24f);
}
