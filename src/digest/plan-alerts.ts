import { dayOf } from '../calendar/say-date.ts';
import type { Publication } from '../domain/publication.ts';
import { showAlert } from './alert.ts';
import type { DeskDeps, ReadingOf } from './desk-deps.ts';
import { envelope } from './envelope.ts';
import { toldOf } from './event-view.ts';
import { newsFor, type Stretch } from './gather.ts';
import { planUpon } from './plan-upon.ts';
import { remindedBy } from './reminder.ts';
import { isPaused } from './standing-order.ts';
import { alerts } from './wants.ts';

/** Plans what of a stretch is told at once, an event a message. @returns How many messages were planned. */
export async function planAlerts(deps: DeskDeps, readingOf: ReadingOf, stretch: Stretch): Promise<number> {
  const { store, clock } = deps;
  if (stretch.members.length === 0) return 0;
  let planned = 0;
  for (const { workspace, id } of await store.subscriptions.alerting()) {
    planned += await planUpon(deps, workspace, id, async subscription => {
      const { alerts: rule, profile, zone } = subscription;
      const now = clock.now();
      if (rule === null || isPaused(subscription, now)) return [];
      const today = dayOf(now, zone);
      const isWanted = (one: Publication) => alerts(rule, profile, one, today);
      const { news } = await newsFor(store, subscription, stretch, today, isWanted);
      return news.map(view => ({
        ...envelope(
          subscription,
          `${id}:alert:${view.event}`,
          'alert',
          now,
          showAlert(view, readingOf(subscription, today)),
        ),
        events: [view.event],
        told: [remindedBy(toldOf(view, 'new'), subscription.reminders, today)],
      }));
    });
  }
  return planned;
}
