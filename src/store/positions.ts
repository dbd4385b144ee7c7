/** How far each follower of the archive's changes has come. */
export interface Positions {
  /** 0 for one that has followed nothing. */
  at(name: string): Promise<number>;
  /**
   * @param run Of the store that `from` was read from, where work lies between: another that took over may lack that work.
   * @returns False where it was not at `from` any more, or another run of the store answers: nothing was written.
   */
  move(name: string, from: number, to: number, run?: string): Promise<boolean>;
  /** Which run of the store answers: after a start, or where another server took over, it is a new one. */
  run(): Promise<string>;
}
