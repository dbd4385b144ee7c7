/** A line of the table. */
export interface Row {
  readonly set: string;
  readonly figure: string;
  readonly value: string;
  readonly goal: string;
}

/** What a set needs to be scored. */
export interface Ground {
  /** The folder with the sets and their `scorers`. */
  readonly sets: string;
  /** A folder for what is predicted, which is removed afterwards. */
  readonly scratch: string;
  /** Runs a scorer; what it prints, by name. */
  score(scorer: string, ...files: string[]): ReadonlyMap<string, number>;
}
