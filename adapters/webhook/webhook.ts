import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Said } from '../../src/domain/language.ts';
import type { Clock, Instant } from '../../src/domain/time.ts';
import type { Chat } from '../../src/message/chat.ts';
import { webhookBody } from './body.ts';
import type { Webhook } from './hooks.ts';
import { signatureOf } from './sign.ts';

export interface WebhookDeps {
  readonly hooks: readonly Webhook[];
  readonly clock: Clock;
  /** Keeps away from addresses where nothing of Kairan's has any business. */
  readonly fetch: typeof fetch;
  readonly version: string;
}

/** Longest that one request may take. */
const sendMsMax = 10_000;
/** Where a receiver is asked too much and does not say when to come back. */
const pauseMs = 60_000;

/** Places that are sent messages as signed JSON; nobody talks back there, and whether a message arrived can't be seen. */
export function createWebhookChat({ hooks, clock, fetch, version }: WebhookDeps): Chat {
  const byName = new Map(hooks.map(hook => [hook.name, hook]));
  return {
    platform: 'webhook',
    limits: { conversation: [], installation: [], sendMsMax },
    async start() {},
    async stop() {},
    async send(to, message, id, under, signal) {
      const hook = byName.get(to.id);
      if (hook === undefined)
        return failed({
          ja: `KAIRAN_WEBHOOKSに${to.id}という名前のWebhookがありません`,
          en: `KAIRAN_WEBHOOKS has no webhook called ${to.id}`,
        });
      const now = clock.now();
      const body = JSON.stringify(webhookBody(message, { to, id, under, now }));
      const timestamp = String(Math.floor(now / 1000));
      try {
        const answer = await fetch(hook.url.reveal(), {
          method: 'POST',
          body,
          // What is signed goes where it was meant for, or nowhere.
          redirect: 'manual',
          signal: signal ?? AbortSignal.timeout(sendMsMax),
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'user-agent': `Kairan/${version}`,
            'kairan-delivery': id,
            'kairan-timestamp': timestamp,
            'kairan-signature': signatureOf(hook.keys, timestamp, body),
          },
        });
        await answer.body?.cancel();
        return outcomeOf(answer, id, clock.now());
      } catch (error) {
        return failed(reasonOf(error));
      }
    },
  };
}

function outcomeOf({ status, ok, headers }: Response, id: string, now: Instant): SendOutcome {
  if (ok) return { kind: 'sent', ref: id };
  const reason = `HTTP ${status}`;
  if (status === 410) return { kind: 'gone', reason };
  const retryAt = retryAtOf(headers.get('retry-after'), now);
  if (status === 429) return { kind: 'retry', reason, at: retryAt ?? now + pauseMs };
  if (status >= 500 && retryAt !== null) return { kind: 'retry', reason, at: retryAt };
  if (status >= 300 && status < 400)
    return failed({
      ja: `${reason}：別のアドレスへの転送には従いません`,
      en: `${reason}: it points elsewhere, which is not followed`,
    });
  return failed(reason);
}

/** Seconds or a date; null where it is absent, past or unreadable. */
function retryAtOf(written: string | null, now: Instant): Instant | null {
  if (written === null) return null;
  const at = /^\d{1,10}$/.test(written) ? now + Number(written) * 1000 : Date.parse(written);
  return at > now ? at : null;
}

function failed(reason: Said): SendOutcome {
  return { kind: 'failed', reason };
}

/** The cause, which `fetch` hides behind «fetch failed»; never the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
