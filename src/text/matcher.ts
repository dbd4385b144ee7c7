/** A term found in a folded text. */
export interface Match {
  /** Index of the term in the list that the matcher was made of. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

const root = 1;

/**
 * Finds all of many terms in one pass (Aho and Corasick, 1975). Terms are folded text; one that begins or ends with a
 * Latin letter or figure is found only at a word's edge there, so that «ai» is not in «aij».
 */
export function createMatcher(terms: readonly string[]): (text: string) => Match[] {
  const { symbolOf, base, check, fallback, endings } = layOut(buildTrie(terms));
  return text => {
    const matches: Match[] = [];
    let state = root;
    for (let index = 0; index < text.length; index++) {
      const symbol = symbolOf[text.charCodeAt(index)] as number;
      // A character of no term begins anew.
      if (symbol === 0) {
        state = root;
        continue;
      }
      let next = (base[state] as number) + symbol;
      while (check[next] !== state && state !== root) {
        state = fallback[state] as number;
        next = (base[state] as number) + symbol;
      }
      if (check[next] === state) state = next;
      const ending = endings[state];
      if (ending === undefined) continue;
      for (const term of ending) {
        const start = index + 1 - (terms[term] as string).length;
        if (isEdge(text, start) && isEdge(text, index + 1)) matches.push({ term, start, end: index + 1 });
      }
    }
    return matches;
  };
}

/** Children are a chain: most nodes have one, and a map for each took ten times the memory. */
interface Node {
  readonly code: number;
  child: Node | null;
  sibling: Node | null;
  fallback: Node | null;
  /** Terms that end here, this node's own and its suffixes'. */
  terms: readonly number[];
  /** Where it stands in the tables. */
  state: number;
}

/** The trie as tables: the child of state `s` by symbol `c` is `base[s] + c`, if `check` there says `s` (Aoe, 1989). */
interface Tables {
  /** By UTF-16 unit; 0 for those that no term has. */
  readonly symbolOf: Uint16Array;
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly fallback: Int32Array;
  readonly endings: readonly (readonly number[] | undefined)[];
}

function layOut(nodes: readonly Node[]): Tables {
  const symbolOf = symbolsOf(nodes);
  const base: number[] = [];
  const check: number[] = [];
  const fallback: number[] = [];
  const endings: (readonly number[] | undefined)[] = [];
  const isTaken = (state: number) => state <= root || check[state] !== undefined;
  let free = root + 1;
  for (const node of nodes) {
    const children = childrenOf(node);
    const symbols = children.map(({ code }) => symbolOf[code] as number).sort((a, b) => a - b);
    const [lowest] = symbols;
    if (lowest === undefined) continue;
    while (isTaken(free)) free++;
    let at = Math.max(0, free - lowest);
    while (symbols.some(symbol => isTaken(at + symbol))) at++;
    base[node.state] = at;
    for (const child of children) {
      child.state = at + (symbolOf[child.code] as number);
      check[child.state] = node.state;
    }
  }
  for (const { state, fallback: shorter, terms } of nodes) {
    fallback[state] = shorter?.state ?? root;
    if (terms.length > 0) endings[state] = terms;
  }
  const table = (list: readonly number[]) => Int32Array.from({ length: check.length }, (_, state) => list[state] ?? 0);
  return { symbolOf, base: table(base), check: table(check), fallback: table(fallback), endings };
}

/** Numbers for the characters of the terms, the commonest lowest, so that the tables stay dense. */
function symbolsOf(nodes: readonly Node[]): Uint16Array {
  const counts = new Map<number, number>();
  for (const { code } of nodes.slice(1)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const symbolOf = new Uint16Array(0x1_0000);
  const commonest = [...counts].sort(([, a], [, b]) => b - a);
  for (const [index, [code]] of commonest.entries()) symbolOf[code] = index + 1;
  return symbolOf;
}

/** All nodes, the root first, each before those that are deeper. */
function buildTrie(terms: readonly string[]): Node[] {
  const first = newNode(0, null);
  const begins = new Map<number, Node>();
  const childOf = (node: Node, code: number) => (node === first ? begins.get(code) : inChain(node.child, code));
  terms.forEach((term, index) => {
    let node = first;
    for (let at = 0; at < term.length; at++) {
      const code = term.charCodeAt(at);
      let following = childOf(node, code);
      if (following === undefined) {
        following = newNode(code, node.child);
        node.child = following;
        if (node === first) begins.set(code, following);
      }
      node = following;
    }
    if (node !== first) node.terms = [...node.terms, index];
  });
  const nodes = [first];
  for (const child of begins.values()) child.fallback = first;
  // The list grows while it is walked: each node brings its children.
  for (const node of nodes) {
    for (const child of childrenOf(node)) {
      if (node !== first) child.fallback = step(node.fallback ?? first, child.code);
      const shorter = child.fallback?.terms ?? none;
      if (shorter.length > 0) child.terms = [...child.terms, ...shorter];
      nodes.push(child);
    }
  }
  return nodes;

  function step(from: Node, code: number): Node {
    for (let node: Node | null = from; node !== null; node = node.fallback) {
      const next = childOf(node, code);
      if (next !== undefined) return next;
    }
    return first;
  }
}

const none: readonly number[] = [];

function newNode(code: number, sibling: Node | null): Node {
  return { code, child: null, sibling, fallback: null, terms: none, state: root };
}

function inChain(chain: Node | null, code: number): Node | undefined {
  for (let node = chain; node !== null; node = node.sibling) if (node.code === code) return node;
  return undefined;
}

function childrenOf({ child }: Node): Node[] {
  const children: Node[] = [];
  for (let node = child; node !== null; node = node.sibling) children.push(node);
  return children;
}

/** True unless a word of Latin letters and figures goes on across this place. */
function isEdge(text: string, at: number): boolean {
  return !(isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at)));
}

function isLatin(code: number): boolean {
  if (code < 0xc0) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  // × and ÷ stand among the letters.
  return code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}
