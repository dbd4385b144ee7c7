/** Filters of a search, with the names under which people type them. */
export const filterNames = {
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

const pattern =
  /([-−－](?=\S))?(?:([\p{L}_]{1,20})[:：](?!\/\/)(?=\S))?(?:"((?:[^"\\]|\\[\s\S])*)"|「([^」]*)」|“([^”]*)”|(\S+))/gu;

/** Reads what was typed; never fails. Words stand side by side, `-` leaves out, `name:value` filters. */
export function parseClauses(typed: string): readonly Clause[] {
  return [...typed.matchAll(pattern)].flatMap(([, minus, key, straight, corner, curly, bare]): Clause[] => {
    const held = straight?.replace(/\\([\s\S])/g, '$1') ?? corner ?? curly;
    // A quote without its other half holds together what it touches.
    const half = bare !== undefined && /["「」“”]/.test(bare) ? bare.replace(/["「」“”]/g, '') : undefined;
    const value = (held ?? half ?? bare ?? '').trim();
    const isNegated = minus !== undefined;
    if (value === '') return [];
    if (key !== undefined) {
      const name = filterNamed(key);
      return name === null
        ? [{ kind: 'unknown', name: key, value, isNegated }]
        : [{ kind: 'filter', name, value, isNegated }];
    }
    return [{ kind: held === undefined && half === undefined ? 'word' : 'phrase', text: value, isNegated }];
  });
}

/** Writes clauses so that `parseClauses` reads the same. */
export function printClauses(clauses: readonly Clause[]): string {
  return clauses
    .map(clause => {
      const minus = clause.isNegated ? '-' : '';
      if (clause.kind === 'word') return `${minus}${clause.text}`;
      if (clause.kind === 'phrase') return `${minus}${quoted(clause.text)}`;
      return `${minus}${clause.name}:${quoted(clause.value)}`;
    })
    .join(' ');
}

function filterNamed(key: string): FilterName | null {
  const name = key.normalize('NFKC').toLowerCase();
  const found = Object.entries(filterNames).find(([, names]) => (names as readonly string[]).includes(name));
  return (found?.[0] as FilterName | undefined) ?? null;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
