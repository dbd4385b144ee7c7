/** Texts as they were made last, each for as long as what it is made from stays the same. */
export interface Kept {
  /** Whoever wants it while it is being made waits for the same one. */
  text(key: string, version: string, make: () => Promise<string>): Promise<string>;
}

/** Some 20 MB at most. */
const textsMax = 100;

export function keepTexts(): Kept {
  const kept = new Map<string, { readonly version: string; readonly text: Promise<string> }>();
  return {
    text(key, version, make) {
      const held = kept.get(key);
      kept.delete(key);
      const text = held?.version === version ? held.text : make();
      kept.set(key, { version, text });
      const [oldest] = kept.keys();
      if (kept.size > textsMax && oldest !== undefined) kept.delete(oldest);
      // What could not be made is tried again by whoever wants it next.
      text.catch(() => kept.get(key)?.text === text && kept.delete(key));
      return text;
    },
  };
}
