/** Something that is handed bytes from outside, whatever they are. */
export interface FuzzTarget {
  readonly name: string;
  /** Documents to start from; they are changed at random. */
  readonly seeds: readonly Uint8Array[];
  /** Pieces that mean something to the target, put in here and there. */
  readonly words: readonly string[];
  /** Rejects where something is as it must never be. */
  check(bytes: Uint8Array): Promise<void>;
  /** Ends what it keeps open. */
  close?(): Promise<void>;
}
