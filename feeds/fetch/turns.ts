/** Waiting in line: one at a time for each origin, and no more than a number of them in all. */
export interface Turns {
  /** Runs the work when it is its turn; the next of the same origin starts `pauseMs` after it has ended. */
  take<T>(origin: string, pauseMs: number, work: () => Promise<T>): Promise<T>;
}

export function createTurns(connectionsMax: number): Turns {
  const lastPlaces = new Map<string, Place>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < connectionsMax) running += 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
  }

  function leave(): void {
    // Whoever waits takes over the place, so that `running` stays.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async take(origin, pauseMs, work) {
      const before = lastPlaces.get(origin);
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const place: Place = { ended, isWaitedFor: false, pause: null };
      lastPlaces.set(origin, place);
      if (before) {
        before.isWaitedFor = true;
        before.pause?.ref();
      }
      // The place among all is taken only after the place in the origin's line: nobody waits while holding one.
      await before?.ended;
      await enter();
      try {
        return await work();
      } finally {
        leave();
        const end = () => {
          if (lastPlaces.get(origin) === place) lastPlaces.delete(origin);
          resolve();
        };
        if (pauseMs > 0) {
          place.pause = setTimeout(end, pauseMs);
          // A rest that nobody waits for keeps no process alive.
          if (!place.isWaitedFor) place.pause.unref();
        } else end();
      }
    },
  };
}

interface Place {
  readonly ended: Promise<void>;
  isWaitedFor: boolean;
  pause: NodeJS.Timeout | null;
}
