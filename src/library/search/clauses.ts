/** Filters of a search, with the names under which people type them. */
const filterNames = {
  theme: ['theme', '論点', 'テーマ'],
  sector: ['sector', '分野', '業種'],
  body: ['body', '機関', '省庁'],
  kind: ['kind', '種別', '種類'],
  stage: ['stage', '段階'],
  measure: ['measure', '制度', '法令'],
  from: ['from', '発行', '発行元', '事務所'],
  since: ['since', '以降'],
  until: ['until', '以前', 'まで'],
  before: ['before'],
  lang: ['lang', '言語'],
} as const;
export type FilterName = keyof typeof filterNames;

/** A part of a search as it was typed. */
export type Clause =
  | { readonly kind: 'word'; readonly text: string; readonly isNegated: boolean }
  | { readonly kind: 'phrase'; readonly text: string; readonly isNegated: boolean }
  | { readonly kind: 'filter'; readonly name: FilterName; readonly value: string; readonly isNegated: boolean }
  /** A filter that nobody knows: explained, never swallowed. */
  | { readonly kind: 'unknown'; readonly name: string; readonly value: string; readonly isNegated: boolean };

/** What may stand before a word or a phrase: that it is left out, the filter whose value it is. */
const head = /\s*([-−－](?=\S))?(?:([\p{L}_]{1,20})[:：](?!\/\/)(?=\S))?/uy;
const straight = /"((?:[^"\\]|\\[\s\S])*)"/uy;
const bare = /\S+/uy;
const closers: Readonly<Record<string, string>> = { '「': '」', '“': '”' };

/** Reads what was typed; never fails. Words stand side by side, `-` leaves out, `name:value` filters. Linear in the text. */
export function parseClauses(typed: string): readonly Clause[] {
  const clauses: Clause[] = [];
  /** Closing marks that do not come any more: looked for once. */
  const gone = new Set<string>();
  for (let at = 0; ; ) {
    const [before = '', minus, key] = matchAt(head, typed, at) ?? [];
    const from = at + before.length;
    const { length, held } = valueAt(typed, from, gone);
    if (length === 0) return clauses;
    at = from + length;
    const value = (held ?? withoutMarks(typed.slice(from, at))).trim();
    const isPhrase = held !== null || marks.test(typed.slice(from, at));
    if (value === '') continue;
    clauses.push(clauseOf(value, key, { isNegated: minus !== undefined, isPhrase }));
  }
}

/** How long the word or phrase is, and what a phrase's marks hold. */
function valueAt(typed: string, at: number, gone: Set<string>): { length: number; held: string | null } {
  const quoted = matchAt(straight, typed, at);
  if (quoted !== null) return { length: quoted[0].length, held: (quoted[1] ?? '').replace(/\\([\s\S])/g, '$1') };
  const closer = closers[typed.charAt(at)];
  if (closer !== undefined && !gone.has(closer)) {
    const end = typed.indexOf(closer, at + 1);
    if (end >= 0) return { length: end + 1 - at, held: typed.slice(at + 1, end) };
    gone.add(closer);
  }
  return { length: matchAt(bare, typed, at)?.[0].length ?? 0, held: null };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A quote without its other half holds together what it touches. */
const marks = /["「」“”]/;

function withoutMarks(word: string): string {
  return word.replace(/["「」“”]/g, '');
}

function clauseOf(
  value: string,
  key: string | undefined,
  { isNegated, isPhrase }: { readonly isNegated: boolean; readonly isPhrase: boolean },
): Clause {
  if (key === undefined) return { kind: isPhrase ? 'phrase' : 'word', text: value, isNegated };
  const name = filterNamed(key);
  return name === null ? { kind: 'unknown', name: key, value, isNegated } : { kind: 'filter', name, value, isNegated };
}

function filterNamed(key: string): FilterName | null {
  const name = key.normalize('NFKC').toLowerCase();
  const found = Object.entries(filterNames).find(([, names]) => (names as readonly string[]).includes(name));
  return (found?.[0] as FilterName | undefined) ?? null;
}
