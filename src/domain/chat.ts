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
  | { readonly kind: 'retry'; readonly at: number; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };
