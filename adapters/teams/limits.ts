import type { ChatLimits } from '../../src/message/chat.ts';

/**
 * What Teams takes of a message.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const teamsLimits = {
  /** Bytes of the whole activity; Teams refuses messages a little above 100,000. */
  messageBytes: 80_000,
  /** Characters of what notifications show, and of what clients show that draw no cards. */
  summary: 1_000,
  fallback: 2_000,
  /** Buttons that a row of actions shows; further ones stand in its menu. */
  actions: 6,
  /** People whose clients ask for a card's newest state by themselves. */
  refreshers: 60,
} as const;

/**
 * Documented throttles of a bot: for one thread and for the app in a tenant.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const teamsRates: ChatLimits = {
  conversation: [
    { messages: 7, perMs: 1_000 },
    { messages: 60, perMs: 30_000 },
    { messages: 1_800, perMs: 3_600_000 },
  ],
  installation: [{ messages: 50, perMs: 1_000 }],
  sendMsMax: 15_000,
};
