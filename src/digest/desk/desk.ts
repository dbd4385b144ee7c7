import { setImmediate } from 'node:timers/promises';
import { createReadings } from '../readings.ts';
import type { DeskDeps } from './desk-deps.ts';
import { readStretch } from './gather.ts';
import { planAlerts } from './plan-alerts.ts';
import { planCorrections } from './plan-corrections.ts';
import { createServeDue } from './serve-due.ts';
import { wakeReviews } from './wake-reviews.ts';

export interface Desk {
  /**
   * Plans whatever is to be told now: alerts and corrections of what has changed, digests and reminders that are due,
   * what people put off until now.
   * @returns How many messages were planned.
   */
  tick(signal: AbortSignal): Promise<number>;
}

/** The desk's place among the changes: alerts and corrections have been planned up to it. */
export const deskPosition = 'desk';
const changesAtOnce = 200;
/** How soon another replica goes on where the one that composed has died. */
const dueLeaseMs = 20_000;

/** Decides who is told what, when. It plans; the outbox sends. Every plan is one step upon an unchanged subscription. */
export function createDesk(deps: DeskDeps): Desk {
  const { store, holder } = deps;
  const { positions } = store;
  const readingOf = createReadings(deps);

  return {
    async tick(signal) {
      const told = (await followChanges(signal)) + (await serveInTurn(signal));
      return told + (await wakeReviews(deps, readingOf));
    },
  };

  /** A part of the workspaces by one replica at a time: of two that composed it, one would have done so for nothing. */
  async function serveInTurn(signal: AbortSignal): Promise<number> {
    const { leases, subscriptions } = deps.store;
    const serveDue = createServeDue(deps, readingOf);
    let planned = 0;
    for (let part = 0; part < subscriptions.parts && !signal.aborted; part++) {
      const lease = `desk:due:${part}`;
      const claim = () => leases.claim(lease, holder, dueLeaseMs);
      if ((await claim()) === null) continue;
      const renewing = setInterval(() => void claim().catch(() => null), dueLeaseMs / 3);
      try {
        planned += await serveDue(part, signal);
      } finally {
        clearInterval(renewing);
        await leases.release(lease, holder);
      }
    }
    return planned;
  }

  async function followChanges(signal: AbortSignal): Promise<number> {
    let planned = 0;
    while (!signal.aborted) {
      const run = await positions.run();
      const from = await positions.at(deskPosition);
      const stretch = await readStretch(deps.store, from, changesAtOnce);
      if (stretch.to === from) break;
      planned += (await planAlerts(deps, readingOf, stretch)) + (await planCorrections(deps, readingOf, stretch));
      // Another replica may have been here as well: what both planned has the same ids. Where the store was replaced by one
      // that lacks some of these plans, they are made again.
      if (!(await positions.move(deskPosition, from, stretch.to, run))) break;
      await setImmediate();
    }
    return planned;
  }
}
