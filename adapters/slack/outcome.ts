import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Place } from './place.ts';

type NotSent = Exclude<SendOutcome, { kind: 'sent' }>;

/** How an error of Slack ends a send: `gone` where nobody will read there again by itself, `failed` where it may. */
const errors: Readonly<Record<string, readonly ['gone' | 'failed' | 'final', (where: string) => string]>> = {
  not_in_channel: [
    'gone',
    where => `Kairan is not a member of ${where}. Invite it there with /invite, then resume what stopped there.`,
  ],
  channel_not_found: [
    'gone',
    where =>
      `${where} does not exist any more, or is private and Kairan is not in it. Invite Kairan, or subscribe elsewhere.`,
  ],
  is_archived: [
    'gone',
    where => `${where} is archived. Unarchive it and resume what stopped there, or subscribe elsewhere.`,
  ],
  user_not_found: ['gone', where => `The person of ${where} is not in this Slack workspace any more.`],
  user_disabled: ['gone', where => `The person of ${where} has been deactivated.`],
  cannot_dm_bot: ['gone', where => `${where} is a bot, which cannot be written to.`],
  account_inactive: ['gone', () => 'Slack has deactivated Kairan’s account or removed the app. Install it again.'],
  token_revoked: ['gone', () => 'The token was revoked: the app was removed from the workspace. Install it again.'],
  invalid_auth: ['failed', () => 'Slack does not accept the token. Copy the bot token anew, and start again.'],
  not_authed: ['failed', () => 'Slack got no token. Set KAIRAN_SLACK_BOT_TOKEN, and start again.'],
  token_expired: ['failed', () => 'The token has expired and could not be renewed. Install the app again.'],
  missing_scope: ['failed', () => 'The app lacks a scope. Update it from "kairan slack manifest", then reinstall it.'],
  no_permission: ['failed', where => `The app may not write to ${where}. An administrator has to allow it.`],
  restricted_action: [
    'gone',
    where => `Posting to ${where} is restricted to some members. Allow the app, or subscribe elsewhere.`,
  ],
  restricted_action_read_only_channel: [
    'gone',
    where => `${where} is read-only. Allow the app to post there, or subscribe elsewhere.`,
  ],
  restricted_action_thread_only_channel: [
    'gone',
    where => `${where} takes answers in threads only. Subscribe elsewhere.`,
  ],
  ekm_access_denied: [
    'failed',
    () => 'The organisation’s administrators have suspended posting (Enterprise Key Management).',
  ],
  team_access_not_granted: ['gone', () => 'The app may not use this workspace any more. Install it again.'],
  msg_blocks_too_long: [
    'final',
    () => 'Slack found the message too long. This is an error of Kairan; please report it.',
  ],
  msg_too_long: ['final', () => 'Slack found the message too long. This is an error of Kairan; please report it.'],
  invalid_blocks: ['final', () => 'Slack found the message malformed. This is an error of Kairan; please report it.'],
  invalid_blocks_format: [
    'final',
    () => 'Slack found the message malformed. This is an error of Kairan; please report it.',
  ],
  rate_limited: ['failed', () => 'Slack takes no more messages at the moment.'],
  message_limit_exceeded: [
    'failed',
    () => 'The workspace has reached the number of messages that its Slack plan allows.',
  ],
  org_login_required: [
    'failed',
    () => 'The workspace is being moved into an Enterprise organisation. It is tried again later.',
  ],
};

/** What came of a call that threw, in a sentence that says what to do. */
export function outcomeOf(error: unknown, place: Place, now: Instant): NotSent {
  if (error instanceof WebAPIRateLimitedError) {
    const reason = `Slack asked to wait ${error.retryAfter} s.`;
    return { kind: 'retry', at: now + error.retryAfter * 1000, reason };
  }
  if (error instanceof WebAPIPlatformError) return ofPlatform(error.data, place);
  if (error instanceof WebAPIHTTPError) return failed(`Slack answered with status ${error.statusCode}.`);
  if (error instanceof WebAPIRequestError) return failed(`Slack was not reached: ${error.original.message}.`);
  throw error;
}

/** Slack’s own word for what is wrong; null where it is nothing that Slack said. */
export function slackError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

function ofPlatform(data: WebAPIPlatformError['data'] & { readonly needed?: string }, { channel }: Place): NotSent {
  const [kind, say] = errors[data.error] ?? ['failed', () => `Slack answered "${data.error}".`];
  const needed = data.error === 'missing_scope' && data.needed !== undefined ? ` Needed: ${data.needed}.` : '';
  const reason = `${say(channel)} (${data.error})${needed}`;
  return kind === 'final' ? { kind: 'failed', reason, final: true } : { kind, reason };
}

function failed(reason: string): NotSent {
  return { kind: 'failed', reason };
}
