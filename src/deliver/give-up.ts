import { type Conversation, conversationKey } from '../domain/chat.ts';
import { aNotice, type Delivery } from '../domain/delivery.ts';
import type { Language } from '../domain/language.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';
import type { Chat } from '../message/chat.ts';
import type { Message } from '../message/message.ts';
import type { Turn } from '../store/lanes.ts';
import type { Store } from '../store/store.ts';
import type { DeliverDeps, Lost } from './deliver-deps.ts';
import { enoughTold, givenUp, goneFor, goneForSubscriber } from './notices.ts';

export interface GiveUpDeps {
  readonly store: Pick<Store, 'lanes'>;
  readonly chats: readonly Chat[];
  readonly clock: Clock;
  /** Where whoever runs Kairan is told; null where nobody is. */
  readonly operator: Conversation | null;
  readonly language: Language;
  /** Stops what the conversation is subscribed to; all that are stopped there. */
  readonly stop: (workspace: WorkspaceId, conversation: Conversation) => Promise<readonly Stopped[]>;
}

interface Stopped {
  readonly subscription: Pick<Subscription, 'createdBy' | 'language'>;
  /** Where else whoever made it is told things. */
  readonly elsewhere: Conversation | null;
}

const hourMs = 3_600_000;
/** A platform that fails as a whole fills nobody's channel: the rest of the hour stands in `kairan deliveries --dead`. */
const toldMaxAnHour = 20;

/**
 * What follows when something can't be delivered: where the conversation is gone its subscriptions stop, and the operator
 * and those who subscribed are told. Notices have ids of their own, so that doing it again after a crash tells nobody twice.
 */
export function createGiveUp(deps: GiveUpDeps): DeliverDeps['giveUp'] {
  const { store, clock, operator, language } = deps;
  let [hour, toldInHour] = [0, 0];

  return async (turn, lost) => {
    const stopped = lost.kind === 'gone' ? await deps.stop(turn.workspace, turn.conversation) : [];
    // Nobody is told that telling failed; it is logged, and listed.
    if (turn.kind === 'notice') return;
    const notices = [...forOperator(turn, lost, stopped), ...forSubscribers(turn, stopped)];
    if (notices.length > 0) await store.lanes.enter(notices);
  };

  function forOperator(turn: Turn, lost: Lost, stopped: readonly Stopped[]): Delivery[] {
    const now = clock.now();
    if (operator === null || isSame(operator, turn.conversation)) return [];
    if (Math.floor(now / hourMs) !== hour) [hour, toldInHour] = [Math.floor(now / hourMs), 0];
    if (toldInHour > toldMaxAnHour) return [];
    toldInHour++;
    if (toldInHour > toldMaxAnHour) return [notice(turn, operator, `many:${hour}`, enoughTold(language), now)];
    const message =
      lost.kind === 'gone' ? goneFor(turn, lost, stopped.length, language) : givenUp(turn, lost, language);
    return [notice(turn, operator, lost.kind, message, now)];
  }

  /** Each person once, where there is a place other than the one that is gone. */
  function forSubscribers(turn: Turn, stopped: readonly Stopped[]): Delivery[] {
    const chat = deps.chats.find(({ platform }) => platform === turn.conversation.platform);
    const people = new Map(stopped.map(one => [one.subscription.createdBy, one]));
    return [...people].flatMap(([person, { subscription, elsewhere }]) => {
      const direct = chat?.direct?.(person, turn.conversation) ?? null;
      const place = direct === null || isSame(direct, turn.conversation) ? elsewhere : direct;
      if (place === null) return [];
      const message = goneForSubscriber(turn, subscription.language);
      return [notice(turn, place, `gone:${person}`, message, clock.now())];
    });
  }
}

function notice(about: Turn, conversation: Conversation, what: string, message: Message, now: Instant): Delivery {
  const { workspace, subscription } = about;
  const id = `${about.id}:notice:${what}`;
  return aNotice({ id, workspace, subscription, conversation, message: JSON.stringify(message), now });
}

function isSame(one: Conversation, other: Conversation): boolean {
  return conversationKey(one) === conversationKey(other);
}
