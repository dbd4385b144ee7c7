import type { Delivery } from '../../domain/delivery.ts';
import type { Publication } from '../../domain/publication.ts';
import type { AlertRule, Subscription } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import { isPast } from '../age.ts';
import { showAlert } from '../alert.ts';
import { commentsOf } from '../comments.ts';
import { type EventView, newsOf } from '../event-view.ts';
import type { Reading } from '../reading.ts';
import type { ReadingOf } from '../readings.ts';
import { remindedBy } from '../reminder.ts';
import { alerts } from '../wants.ts';
import type { DeskDeps } from './desk-deps.ts';
import { envelope } from './envelope.ts';
import { newsFor, type Stretch } from './gather.ts';
import { planUpon, type Step } from './plan-upon.ts';
import { quietUntil } from './quiet-hours.ts';
import { eventsOf, sparing, tellLeft, without } from './sparing.ts';
import { isPaused } from './standing-order.ts';

/** A digest that comes so soon tells it itself. */
const soonMs = 60_000;
/** What could not be planned is tried again so much later. */
const againMs = 300_000;

/** Plans what of a stretch is told at once, an event a message. @returns How many messages were planned. */
export async function planAlerts(deps: DeskDeps, readingOf: ReadingOf, stretch: Stretch): Promise<number> {
  const { store, clock } = deps;
  if (stretch.members.length === 0) return 0;
  const groups = async () => eventsOf(stretch);
  let planned = 0;
  for (const { workspace, id } of await store.subscriptions.alerting()) {
    const hold = ({ alertsHeldAfter, nextAlertAt }: Subscription) => ({
      alertsHeldAfter: alertsHeldAfter ?? stretch.after,
      nextAlertAt: nextAlertAt ?? clock.now() + againMs,
    });
    const make = (subscription: Subscription) =>
      sparing(groups, left => stepOf(subscription, without(stretch, left)), tellLeft(deps, id));
    planned += await planUpon(deps, workspace, id, make, hold);
  }
  return planned;

  async function stepOf(subscription: Subscription, part: Stretch): Promise<Step> {
    const { id, zone, quietHours, nextDigestAt, alertsHeldAfter } = subscription;
    const now = clock.now();
    const isSoonTold = nextDigestAt !== null && nextDigestAt <= now + soonMs;
    if (isPaused(subscription, now) || isSoonTold || alertsHeldAfter !== null) return { deliveries: [] };
    const reading = readingOf(subscription, now, zone);
    const news = await alertsOf(deps, subscription, part, reading);
    if (news.length === 0) return { deliveries: [] };
    const quiet = quietUntil(quietHours, zone, now);
    if (quiet !== null) return { deliveries: [], changes: { alertsHeldAfter: stretch.after, nextAlertAt: quiet } };
    return {
      deliveries: news.map(view => {
        const { as } = newsOf(view, reading.isOfficial);
        const alert = `${id}:alert:${view.event}${as === 'report' ? ':report' : ''}`;
        return alertDelivery(subscription, alert, [view], reading, now);
      }),
    };
  }
}

/** What the night has held back, all in one message. */
export async function planHeldAlerts(
  deps: Pick<DeskDeps, 'store'>,
  subscription: Subscription,
  stretch: Stretch,
  reading: Reading,
  now: Instant,
): Promise<Delivery[]> {
  if (isPaused(subscription, now)) return [];
  const news = await alertsOf(deps, subscription, stretch, reading);
  if (news.length === 0) return [];
  const id = `${subscription.id}:alerts:${new Date(subscription.nextAlertAt ?? now).toISOString()}`;
  return [alertDelivery(subscription, id, news, reading, now)];
}

/** A call for comments that closed so many days ago is told by digests alone; one night must not swallow one. */
const overDays = 3;

/** True for what goes out at once: the rule asks for it, and it is neither old nor long over. */
function isAlert({ profile }: Subscription, rule: AlertRule, { now, today, isOfficial }: Reading) {
  const overBefore = Temporal.PlainDate.from(today).subtract({ days: overDays }).toString();
  return (one: Publication) => {
    if (!alerts(rule, profile, one, today) || isPast(one, today)) return false;
    const comments = commentsOf(one, now, isOfficial);
    return comments.kind !== 'over' || comments.on >= overBefore;
  };
}

async function alertsOf(
  { store }: Pick<DeskDeps, 'store'>,
  subscription: Subscription,
  stretch: Stretch,
  reading: Reading,
): Promise<readonly EventView[]> {
  const { alerts: rule } = subscription;
  if (rule === null) return [];
  const { news } = await newsFor(store, subscription, stretch, reading, isAlert(subscription, rule, reading));
  return news;
}

function alertDelivery(
  subscription: Subscription,
  id: string,
  views: readonly EventView[],
  reading: Reading,
  now: Instant,
): Delivery {
  return {
    ...envelope(subscription, id, 'alert', now, showAlert(views, reading)),
    events: views.map(({ event }) => event),
    told: views.map(view =>
      remindedBy(
        newsOf(view, reading.isOfficial),
        commentsOf(view.lead, reading.now, reading.isOfficial),
        subscription.reminders,
        reading.today,
      ),
    ),
  };
}
