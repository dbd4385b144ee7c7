import type { Said } from './language.ts';
import type { Instant } from './time.ts';

/** Where people talk. */
export const platforms = ['slack', 'teams', 'web', 'terminal', 'webhook'] as const;
export type Platform = (typeof platforms)[number];

/** A channel, a group, or a person's direct messages. */
export interface Conversation {
  readonly platform: Platform;
  /** The platform's own id; with the installation where one platform serves several (`T123/C456`). */
  readonly id: string;
}

/** A platform's reference to a message that was sent; opaque to the core. */
export type Ref = string;

/** What came of sending one message. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly ref: Ref }
  /** Not taken, and the platform says when to come back; `installation` where it says so of all conversations there. */
  | {
      readonly kind: 'retry';
      readonly at: Instant;
      readonly reason: Said;
      readonly scope?: 'conversation' | 'installation';
    }
  /** The conversation takes no messages any more: archived, left, forbidden. */
  | { readonly kind: 'gone'; readonly reason: Said }
  /** It may have arrived or not; `final` where this message will never be taken as it is. */
  | { readonly kind: 'failed'; readonly reason: Said; readonly final?: true };

/** What of a platform a conversation belongs to: `T123` of `T123/C456`; empty where the platform is one. */
export function installationOf({ id }: Conversation): string {
  return id.includes('/') ? id.slice(0, id.indexOf('/')) : '';
}

/** How a conversation is written in one word: `slack:T123/C456`. */
export function conversationKey({ platform, id }: Conversation): string {
  return `${platform}:${id}`;
}

/** What `conversationKey` wrote; null for anything else. A platform's name alone is its conversation of that name. */
export function readConversation(key: string): Conversation | null {
  const [name = '', ...rest] = key.split(':');
  const platform = platforms.find(one => one === name);
  const id = rest.join(':') || (key.includes(':') ? '' : name);
  return platform === undefined || id === '' ? null : { platform, id };
}
