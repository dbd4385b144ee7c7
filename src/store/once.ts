/** What may happen once only, however often it is asked for: platforms send a request again when they doubt that it arrived. */
export interface Once {
  /** @returns True for the first to come with this key within `ttlMs`; time is the store's. */
  first(key: string, ttlMs: number): Promise<boolean>;
}
