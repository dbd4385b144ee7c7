/** How far each follower of the archive's changes has come. */
export interface Positions {
  /** 0 for one that has followed nothing. */
  at(name: string): Promise<number>;
  /** @returns False where it was not at `from` any more: nothing was written. */
  move(name: string, from: number, to: number): Promise<boolean>;
}
