import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Instant } from '../../src/domain/time.ts';
import { PortError } from './port.ts';

type NotSent = Exclude<SendOutcome, { kind: 'sent' }>;

/** Teams asks for a pause with these; 412 is its word for two who write at the same moment. */
const passing: ReadonlySet<number> = new Set([412, 429, 502, 503, 504]);
const pauseMs = 5_000;

/** Words of the platform for places that nobody writes to any more. */
const gone: Readonly<Record<string, string>> = {
  BotNotInConversationRoster:
    'Kairan is not a member of this conversation any more. Add the app to it, then resume what stopped there.',
  ConversationNotFound: 'This conversation does not exist any more.',
  ConversationBlockedByUser: 'The person has blocked the app.',
  BotDisabledByAdmin: 'An administrator has blocked the app in the Teams admin center.',
  Forbidden: 'The app may not write here any more. Add it to the conversation again.',
};

/** What came of a send that threw, in a sentence that says what to do. */
export function outcomeOf(error: unknown, now: Instant, jitter: () => number): NotSent {
  if (!(error instanceof PortError)) throw error;
  const { status, code, retryAfterMs } = error;
  const known = code === null ? undefined : gone[code];
  if (known !== undefined) return { kind: 'gone', reason: `${known} (${code})` };
  if (status !== null && passing.has(status)) {
    const waitMs = retryAfterMs ?? pauseMs * (1 + jitter());
    return { kind: 'retry', at: now + Math.ceil(waitMs), reason: `Teams asked to wait (${status}).` };
  }
  if (status === 403 || status === 404)
    return {
      kind: 'gone',
      reason: `Teams does not let the app write here (${status}${code === null ? '' : ` ${code}`}). Add it to the conversation again.`,
    };
  if (status === 401)
    return {
      kind: 'failed',
      reason:
        'Teams does not accept the app’s credentials. Check KAIRAN_TEAMS_APP_ID, KAIRAN_TEAMS_APP_PASSWORD and KAIRAN_TEAMS_TENANT.',
    };
  if (status === 413)
    return {
      kind: 'failed',
      reason: 'Teams found the message too long. This is an error of Kairan; please report it.',
      final: true,
    };
  return {
    kind: 'failed',
    reason:
      status === null
        ? `Teams was not reached: ${error.message}`
        : `Teams answered with status ${status}${code === null ? '' : ` (${code})`}.`,
  };
}
