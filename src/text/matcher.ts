/** A term found in a folded text. */
export interface Match {
  /** Index of the term in the list that the matcher was made of. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

/** What is said of a state stands side by side: a long text's way through the states leads all over them. */
const width = 4;
const base = 0;
const check = 1;
const fallback = 2;
/** The terms that end in a state begin here in `endings`, and end where the next state's begin. */
const endingsFrom = 3;
const root = width;

/**
 * Finds all of many terms in one pass (Aho and Corasick, 1975). Terms are folded text; one that begins or ends with a
 * Latin letter or figure is found only at a word's edge there, so that «ai» is not in «aij».
 */
export function createMatcher(terms: readonly string[]): (text: string) => Match[] {
  const { symbolOf, states, endings } = layOut(buildTrie(terms));
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
      let next = (states[state + base] as number) + symbol * width;
      while (states[next + check] !== state && state !== root) {
        state = states[state + fallback] as number;
        next = (states[state + base] as number) + symbol * width;
      }
      if (states[next + check] === state) state = next;
      const last = states[state + width + endingsFrom] as number;
      for (let at = states[state + endingsFrom] as number; at < last; at++) {
        const term = endings[at] as number;
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

/** The trie as tables: the child of state `s` by symbol `c` is `s.base + c`, if `check` there says `s` (Aoe, 1989). */
interface Tables {
  /** By UTF-16 unit; 0 for those that no term has. */
  readonly symbolOf: Uint16Array;
  readonly states: Int32Array;
  readonly endings: Int32Array;
}

function layOut(nodes: readonly Node[]): Tables {
  const { symbolOf, symbols: lastSymbol } = symbolsOf(nodes);
  const parents: number[] = [];
  const bases: number[] = [];
  const byState: Node[] = [];
  const isTaken = (place: number) => place <= 1 || parents[place] !== undefined;
  let free = 2;
  for (const node of nodes) {
    byState[node.state / width] = node;
    const children = childrenOf(node);
    const symbols = children.map(({ code }) => symbolOf[code] as number).sort((a, b) => a - b);
    const [lowest] = symbols;
    if (lowest === undefined) continue;
    while (isTaken(free)) free++;
    let at = Math.max(0, free - lowest);
    while (symbols.some(symbol => isTaken(at + symbol))) at++;
    bases[node.state / width] = at * width;
    for (const child of children) {
      const place = at + (symbolOf[child.code] as number);
      child.state = place * width;
      parents[place] = node.state;
    }
  }
  // Wherever a symbol leads from the last state, there is a state that says no.
  const states = new Int32Array((Math.max(2, parents.length) + lastSymbol + 1) * width);
  const endings: number[] = [];
  for (let place = 0; place < states.length / width; place++) {
    const at = place * width;
    const node = byState[place];
    states[at + base] = bases[place] ?? 0;
    states[at + check] = parents[place] ?? 0;
    states[at + fallback] = node?.fallback?.state ?? root;
    states[at + endingsFrom] = endings.length;
    endings.push(...(node?.terms ?? none));
  }
  return { symbolOf, states, endings: Int32Array.from(endings) };
}

/** Numbers for the characters of the terms, the commonest lowest, so that the tables stay dense. */
function symbolsOf(nodes: readonly Node[]): { readonly symbolOf: Uint16Array; readonly symbols: number } {
  const counts = new Map<number, number>();
  for (const { code } of nodes.slice(1)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const symbolOf = new Uint16Array(0x1_0000);
  const commonest = [...counts].sort(([, a], [, b]) => b - a);
  for (const [index, [code]] of commonest.entries()) symbolOf[code] = index + 1;
  return { symbolOf, symbols: commonest.length };
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
