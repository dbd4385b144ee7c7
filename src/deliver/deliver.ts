import { type Bell, createBell } from './bell.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { createPace } from './pace.ts';
import { createReadMessage } from './read-message.ts';
import { type ServeOptions, serve } from './serve.ts';

export interface Deliver {
  /**
   * Sends what is planned and ready: conversations side by side, each in its order. A call while a round runs joins it.
   * @param signal Begins nothing new; what is on its way is awaited and confirmed.
   * @returns How many messages were sent.
   */
  round(signal: AbortSignal): Promise<number>;
}

const defaults: ServeOptions = {
  atOnce: 128,
  atOnceMax: 512,
  slowMs: 1_000,
  gatherMs: 15,
  patienceMs: 0,
  burst: 8,
  leaseSpareMs: 10_000,
};

/** From plan to confirmed. Each platform goes by itself, so that none waits for another. */
export function createDeliver(given: DeliverDeps, chosen: Partial<ServeOptions> = {}): Deliver {
  const options = { ...defaults, ...chosen };
  const going = new Set<Promise<number>>();
  let signal = new AbortController().signal;
  const giveUp: DeliverDeps['giveUp'] = async (turn, lost) => {
    await given.giveUp(turn, lost);
    // Whoever is to be told of it may be on a platform that has nothing else to do.
    begin();
  };
  const deps = { ...given, giveUp, readMessage: createReadMessage() };
  const rounds = deps.chats.map(chat => {
    const [pace, bell] = [createPace(chat.limits), createBell()];
    return joined(bell, until => serve(chat, pace, bell, deps, options, until));
  });

  return {
    async round(until) {
      signal = until;
      begin();
      let sent = 0;
      while (going.size > 0) sent += (await Promise.all(going)).reduce((sum, count) => sum + count, 0);
      return sent;
    },
  };

  function begin(): void {
    for (const one of rounds.map(round => round(signal))) {
      if (going.has(one)) continue;
      going.add(one);
      const forget = () => going.delete(one);
      one.then(forget, forget);
    }
  }
}

/** At most one at a time; who calls meanwhile makes it look once more, and gets its result. */
function joined(bell: Bell, round: (signal: AbortSignal) => Promise<number>): (signal: AbortSignal) => Promise<number> {
  let running: Promise<number> | null = null;
  let isWanted = false;
  return signal => {
    isWanted = true;
    bell.ring();
    running ??= untilDone(signal);
    return running;
  };

  async function untilDone(signal: AbortSignal): Promise<number> {
    let count = 0;
    try {
      while (isWanted) {
        isWanted = false;
        count += await round(signal);
      }
      return count;
    } finally {
      // In the same breath as the last look: who calls from now on begins anew.
      running = null;
    }
  }
}
