import { type Conversation, conversationKey, installationOf } from '../domain/chat.ts';
import type { Instant } from '../domain/time.ts';
import type { ChatLimits, Rate } from '../message/chat.ts';

/** Keeps a process within what a platform takes. What other replicas send it learns from the platform's refusals. */
export interface Pace {
  /** Takes a place in the installation's row. @returns When the message may go; `now` where that is at once. */
  reserve(to: Conversation, now: Instant): Instant;
  /** Counts a message that has arrived. @returns When the conversation takes the next one. */
  arrived(to: Conversation, now: Instant): Instant;
  /** Nothing goes to the conversation's installation before. */
  hold(to: Conversation, until: Instant): void;
}

const unlimited: Pick<ChatLimits, 'conversation' | 'installation'> = { conversation: [], installation: [] };

export function createPace({ conversation, installation }: typeof unlimited = unlimited): Pace {
  const arrivals = new Map<string, Instant[]>();
  const rows = new Map<string, Instant[]>();
  const places = new Map<string, Instant>();
  const holds = new Map<string, Instant>();
  const spanMs = Math.max(0, ...conversation.map(({ perMs }) => perMs));
  let sweptAt = 0;

  return {
    reserve(to, now) {
      const [key, whole] = [conversationKey(to), installationOf(to)];
      const heldUntil = holds.get(whole) ?? 0;
      const place = places.get(key);
      if (place !== undefined && place >= heldUntil) {
        if (place <= now) places.delete(key);
        return Math.max(place, now);
      }
      const row = rows.get(whole) ?? [];
      const at = Math.max(now, heldUntil, nextAt(row, installation));
      rows.set(whole, counted(row, at, installation));
      if (at > now) places.set(key, at);
      return at;
    },
    arrived(to, now) {
      if (conversation.length === 0) return now;
      sweep(now);
      const row = counted(arrivals.get(conversationKey(to)) ?? [], now, conversation);
      arrivals.set(conversationKey(to), row);
      return Math.max(now, nextAt(row, conversation));
    },
    hold(to, until) {
      const whole = installationOf(to);
      holds.set(whole, Math.max(until, holds.get(whole) ?? 0));
    },
  };

  /** Forgets conversations whose messages no rate counts any more. */
  function sweep(now: Instant): void {
    if (now < sweptAt + spanMs) return;
    sweptAt = now;
    for (const [key, row] of arrivals) if ((row.at(-1) ?? 0) + spanMs <= now) arrivals.delete(key);
  }
}

/** When a row takes its next message by all rates. */
function nextAt(row: readonly Instant[], rates: readonly Rate[]): Instant {
  return Math.max(0, ...rates.map(({ messages, perMs }) => (row.at(-messages) ?? Number.NEGATIVE_INFINITY) + perMs));
}

/** The row with one message more, as far back as its rates look. */
function counted(row: readonly Instant[], at: Instant, rates: readonly Rate[]): Instant[] {
  const kept = Math.max(0, ...rates.map(({ messages }) => messages));
  return kept === 0 ? [] : [...row, at].slice(-kept);
}
