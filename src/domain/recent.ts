/** Remembers the values of the last so many keys that were asked for. */
export interface Recent<Key, Value> {
  /** The value of a key; made where it is not remembered. */
  of(key: Key, make: () => Value): Value;
}

export function createRecent<Key, Value>(max: number): Recent<Key, Value> {
  const kept = new Map<Key, Value>();
  return {
    of(key, make) {
      const isKnown = kept.has(key);
      const value = isKnown ? (kept.get(key) as Value) : make();
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > max) kept.delete(oldest as Key);
      return value;
    },
  };
}
