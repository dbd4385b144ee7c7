import type { Clock } from '../../domain/time.ts';
import type { Connection } from './connection.ts';

/** A look that took longer says too little of when the server answered it. */
const lookMsMax = 1_000;

/**
 * The server's time, so that replicas agree on it however wrong their machines' clocks are.
 * @param machine What it is reckoned by between two looks.
 */
export async function createServerClock({ time, watch }: Connection, machine: Clock): Promise<Clock> {
  let aheadMs: number | null = null;
  await watch(async () => {
    const askedAt = machine.now();
    const there = await time();
    const tookMs = machine.now() - askedAt;
    if (aheadMs === null || tookMs <= lookMsMax) aheadMs = there - askedAt - tookMs / 2;
  });
  return { now: () => Math.round(machine.now() + (aheadMs ?? 0)) };
}
