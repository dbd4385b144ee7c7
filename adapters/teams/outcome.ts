import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Instant } from '../../src/domain/time.ts';
import { PortError } from './port.ts';

type NotSent = Exclude<SendOutcome, { kind: 'sent' }>;

/** Teams asks for a pause with these; 412 is its word for two who write at the same moment. */
const passing: ReadonlySet<number> = new Set([412, 429, 502, 503, 504]);
const pauseMs = 5_000;

/** Words of the platform for places that nobody writes to any more. */
const gone: Readonly<Record<string, Bilingual>> = {
  BotNotInConversationRoster: {
    ja: 'Kairanがこの会話から外されています。アプリを追加し、その会話で「再開」と入力してください。',
    en: 'Kairan is not a member of this conversation any more. Add the app to it, then resume what stopped there.',
  },
  ConversationNotFound: { ja: 'この会話はなくなりました。', en: 'This conversation does not exist any more.' },
  ConversationBlockedByUser: { ja: '宛先の方がアプリをブロックしています。', en: 'The person has blocked the app.' },
  BotDisabledByAdmin: {
    ja: '管理者がTeams管理センターでアプリをブロックしています。',
    en: 'An administrator has blocked the app in the Teams admin center.',
  },
  Forbidden: {
    ja: 'アプリはここに投稿できなくなりました。会話に追加し直してください。',
    en: 'The app may not write here any more. Add it to the conversation again.',
  },
};

const unknownCredentials: Bilingual = {
  ja: 'Teamsがアプリの認証情報を受け付けません。KAIRAN_TEAMS_APP_ID、KAIRAN_TEAMS_APP_PASSWORD、KAIRAN_TEAMS_TENANTをご確認ください。',
  en: 'Teams does not accept the app’s credentials. Check KAIRAN_TEAMS_APP_ID, KAIRAN_TEAMS_APP_PASSWORD and KAIRAN_TEAMS_TENANT.',
};
const tooLong: Bilingual = {
  ja: 'メッセージが長すぎるとして、Teamsが受け付けませんでした。Kairanの不具合です。ご報告ください。',
  en: 'Teams found the message too long. This is an error of Kairan; please report it.',
};

/** What came of a send that threw, in a sentence that says what to do. */
export function outcomeOf(error: unknown, now: Instant, jitter: () => number): NotSent {
  if (!(error instanceof PortError)) throw error;
  const { status, code, retryAfterMs } = error;
  const known = code === null ? undefined : gone[code];
  if (known !== undefined)
    return { kind: 'gone', reason: { ja: `${known.ja}（${code}）`, en: `${known.en} (${code})` } };
  if (status !== null && passing.has(status)) {
    const waitMs = retryAfterMs ?? pauseMs * (1 + jitter());
    const reason = { ja: `Teamsから待つよう求められました（${status}）。`, en: `Teams asked to wait (${status}).` };
    return { kind: 'retry', at: now + Math.ceil(waitMs), reason };
  }
  const answer = `${status}${code === null ? '' : ` ${code}`}`;
  if (status === 403 || status === 404) {
    const reason = {
      ja: `Teamsがアプリの投稿を認めません（${answer}）。会話に追加し直してください。`,
      en: `Teams does not let the app write here (${answer}). Add it to the conversation again.`,
    };
    return { kind: 'gone', reason };
  }
  if (status === 401) return { kind: 'failed', reason: unknownCredentials };
  if (status === 413) return { kind: 'failed', reason: tooLong, final: true };
  const reason =
    status === null
      ? { ja: `Teamsに接続できませんでした：${error.message}`, en: `Teams was not reached: ${error.message}` }
      : { ja: `Teamsの応答：HTTP ${answer}`, en: `Teams answered with status ${answer}.` };
  return { kind: 'failed', reason };
}
