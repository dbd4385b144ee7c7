import type { Element } from './element.ts';

/** Readers of an element's children by name, in order of preference. */
export interface Fields {
  first(...names: string[]): Element | undefined;
  all(...names: string[]): readonly Element[];
  /** Trimmed text of the first that has some. */
  raw(...names: string[]): string | null;
}

export function fieldsOf({ children }: Element): Fields {
  const byName = Map.groupBy(children, ({ name }) => name);
  const all = (...names: string[]) => names.flatMap(name => byName.get(name) ?? []);
  return {
    all,
    first: (...names) => all(...names)[0],
    raw: (...names) => {
      for (const name of names) {
        for (const { text } of byName.get(name) ?? []) {
          const trimmed = text.trim();
          if (trimmed !== '') return trimmed;
        }
      }
      return null;
    },
  };
}
