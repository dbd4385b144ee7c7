/** One request at a time to a host, with a pause in between, and a bound on all of them together. */
export interface Turns {
  /** Runs the work when it is this host's turn. */
  take<Result>(origin: string, work: () => Promise<Result>): Promise<Result>;
}

export interface TurnOptions {
  readonly pauseMs: number;
  readonly atOnceMax: number;
}

export function createTurns({ pauseMs, atOnceMax }: TurnOptions): Turns {
  const lastOf = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    take(origin, work) {
      const before = lastOf.get(origin);
      const turn = (before ?? Promise.resolve()).then(() => bounded(work));
      const afterwards = turn.then(pause, pause);
      lastOf.set(origin, afterwards);
      void afterwards.then(() => {
        if (lastOf.get(origin) === afterwards) lastOf.delete(origin);
      });
      return turn;
    },
  };

  async function bounded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= atOnceMax) await new Promise<void>(resolve => waiting.push(resolve));
    running++;
    try {
      return await work();
    } finally {
      running--;
      waiting.shift()?.();
    }
  }

  function pause(): Promise<void> | undefined {
    return pauseMs === 0 ? undefined : new Promise(resolve => setTimeout(resolve, pauseMs).unref());
  }
}
