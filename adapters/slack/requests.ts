import { createHash } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import express, { type Request, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Observe } from '../../src/domain/observation.ts';
import type { Secret } from '../../src/domain/secret.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Once } from '../../src/store/once.ts';

/** How far a request's time may be from ours, before or after, in ms; Slack's own advice. */
const skewMsMax = 300_000;
/** Largest body that Slack sends us, with room. */
const bodyLimit = '1mb';

export interface RequestDeps {
  readonly signingSecret: Secret;
  readonly once: Once;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Refused requests from one address a minute that are told one by one. */
const refusedAMinuteMax = 120;

/**
 * Lets pass what Slack signed, at about this time, and did not send before. Bolt checks signatures too, but takes times
 * from the future, and takes the same request again and again. Nothing is read of what carries no signature of about now; the
 * body of others is kept as it came, for Bolt to read. Only refusals are limited: somebody else's app can have Slack send
 * them, from the addresses that Slack's own bursts come from.
 */
export function onlySlack({ signingSecret, once, clock, observe }: RequestDeps): RequestHandler[] {
  const tell: RequestHandler = (_request, response) => {
    observe({ kind: 'request-refused', platform: 'slack', why: response.locals.why });
    response.status(401).type('text').send('not signed by Slack, or not now\n');
  };
  const limit = rateLimit({
    windowMs: 60_000,
    limit: refusedAMinuteMax,
    standardHeaders: false,
    legacyHeaders: false,
    message: 'too many requests that Slack did not sign\n',
  });
  const unless = (complaint: (request: Request) => string | null | Promise<string | null>): RequestHandler => {
    return async (request, response, next) => {
      response.locals.why = await complaint(request);
      if (response.locals.why === null) return next();
      await limit(request, response, () => tell(request, response, next));
    };
  };
  return [unless(notNow), express.raw({ type: () => true, limit: bodyLimit }), unless(notSigned)];

  function notNow(request: Request): string | null {
    const { signature, seconds } = claimOf(request);
    if (Number.isNaN(seconds) || signature === '') return 'it carries no signature';
    const aheadMs = seconds * 1000 - clock.now();
    if (Math.abs(aheadMs) <= skewMsMax) return null;
    return `its time is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead' : 'ago'}`;
  }

  async function notSigned(request: Request): Promise<string | null> {
    const { signature, seconds } = claimOf(request);
    const body = (request.body as Buffer | undefined)?.toString('utf8') ?? '';
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
    const signed = { signingSecret: signingSecret.reveal(), body, headers, nowMilliseconds: clock.now() };
    if (!isValidSlackRequest(signed)) return 'its signature does not fit';
    Object.assign(request, { rawBody: body });
    const name = createHash('sha256').update(signature).digest('base64url');
    return (await once.first(`slack:request:${name}`, 2 * skewMsMax)) ? null : 'it came before';
  }
}

function claimOf(request: Request): { signature: string; seconds: number } {
  return {
    signature: request.get('x-slack-signature') ?? '',
    seconds: Number(request.get('x-slack-request-timestamp') ?? Number.NaN),
  };
}
