import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Instant } from '../../src/domain/time.ts';
import { slackErrors } from './errors.ts';
import type { Place } from './place.ts';

type NotSent = Exclude<SendOutcome, { kind: 'sent' }>;

/** What came of a call that threw, in a sentence that says what to do. */
export function outcomeOf(error: unknown, place: Place, now: Instant): NotSent {
  if (error instanceof WebAPIRateLimitedError) {
    const seconds = error.retryAfter;
    const reason = { ja: `Slackから${seconds}秒待つよう求められました。`, en: `Slack asked to wait ${seconds} s.` };
    return { kind: 'retry', at: now + seconds * 1000, reason };
  }
  if (error instanceof WebAPIPlatformError) return ofPlatform(error.data, place);
  if (error instanceof WebAPIHTTPError)
    return failed({
      ja: `Slackの応答：HTTP ${error.statusCode}`,
      en: `Slack answered with status ${error.statusCode}.`,
    });
  if (error instanceof WebAPIRequestError)
    return failed({
      ja: `Slackに接続できませんでした：${error.original.message}`,
      en: `Slack was not reached: ${error.original.message}.`,
    });
  throw error;
}

/** Slack’s own word for what is wrong; null where it is nothing that Slack said. */
export function slackError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

function ofPlatform(data: WebAPIPlatformError['data'] & { readonly needed?: string }, { channel }: Place): NotSent {
  const [kind, say] = slackErrors[data.error] ?? [
    'failed',
    () => ({ ja: 'Slackがエラーを返しました。', en: `Slack answered "${data.error}".` }),
  ];
  const needed = data.error === 'missing_scope' ? data.needed : undefined;
  const said = say(channel);
  const reason = {
    ja: `${said.ja}（${data.error}）${needed === undefined ? '' : `必要なもの：${needed}`}`,
    en: `${said.en} (${data.error})${needed === undefined ? '' : ` Needed: ${needed}.`}`,
  };
  return kind === 'final' ? { kind: 'failed', reason, final: true } : { kind, reason };
}

function failed(reason: Bilingual): NotSent {
  return { kind: 'failed', reason };
}
