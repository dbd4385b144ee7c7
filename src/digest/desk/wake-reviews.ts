import { dayOf, sayDay } from '../../calendar/say-date.ts';
import { conversationKey } from '../../domain/chat.ts';
import { aNotice } from '../../domain/delivery.ts';
import type { Language } from '../../domain/language.ts';
import { acted, type Review } from '../../domain/review.ts';
import { maySee, type Sight } from '../../domain/workspace.ts';
import { type Message, text } from '../../message/message.ts';
import { eventCard } from '../card.ts';
import { everything } from '../digest.ts';
import { eventViews } from '../event-view.ts';
import type { ReadingOf } from '../readings.ts';
import type { DeskDeps } from './desk-deps.ts';

const atOnce = 50;
/** When in the morning, in Japan, what was put off to a day is told again. */
const morning = '09:00';

/** Tells again what people put off until now. @returns How many messages were planned. */
export async function wakeReviews(deps: DeskDeps, readingOf: ReadingOf): Promise<number> {
  const { store, clock } = deps;
  const now = clock.now();
  const today = dayOf(now);
  const isMorning = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('Asia/Tokyo')
    .toPlainTime()
    .toString()
    .slice(0, 5);
  const day = isMorning >= morning ? today : Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  let planned = 0;
  for (const review of await store.reviews.due(day, atOnce)) planned += (await wake(review)) ? 1 : 0;
  return planned;

  /** The message is entered first: killed in between, the same one is entered again, which changes nothing. */
  async function wake(review: Review): Promise<boolean> {
    const { workspace, event, snooze } = review;
    if (snooze === null) return false;
    const { language, hasOutsiders } = (await store.settings.of(workspace, snooze.in)) ?? { language: null };
    const sight: Sight = { workspace, ...(hasOutsiders && { sees: 'shared' }) };
    const message = await compose(review, sight, language ?? 'ja');
    if (message !== null) {
      const conversation = snooze.in;
      const id = `review:${workspace}:${event}:again:${snooze.until}:${conversationKey(conversation)}`;
      await store.lanes.enter([
        aNotice({ id, workspace, conversation, events: [event], message: JSON.stringify(message), now }),
      ]);
    }
    const awake = acted(review, { kind: 'snooze', until: null, in: snooze.in }, { by: 'kairan', at: now });
    await store.reviews.save(awake, []);
    return message !== null;
  }

  /** Null where the event is gone, or others would read it. */
  async function compose({ event, snooze }: Review, sight: Sight, language: Language): Promise<Message | null> {
    const current = (await store.events.eventOf(event)) ?? event;
    const members = (await store.events.members([current])).filter(({ owner }) => maySee(sight, owner));
    const reading = readingOf({ language, profile: everything }, now);
    const [view] = eventViews(members, reading.isOfficial);
    if (view === undefined || snooze === null) return null;
    const card = eventCard(view, 1, reading);
    const summary = {
      ja: `${sayDay(snooze.until, 'ja')}に再通知を指定されていた件です。`,
      en: `You asked to be told again on ${sayDay(snooze.until, 'en')}.`,
    }[language];
    return { language, summary, blocks: [{ kind: 'text', spans: [text(summary, 'strong')] }, card] };
  }
}
