/** Wakes who waits for something to do. */
export interface Bell {
  ring(): void;
  /** Resolves when it rings, or has rung since it was last waited for; or after so long. */
  rings(ms: number): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      hasRung = true;
      wake?.();
    },
    async rings(ms) {
      if (!hasRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, ms);
        wake = resolve;
        await promise;
        clearTimeout(timer);
        wake = null;
      }
      hasRung = false;
    },
  };
}
