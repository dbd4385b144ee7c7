import { createHash } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
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

/**
 * Lets pass what Slack signed, at about this time, and did not send before. Bolt checks signatures too, but takes times
 * from the future, and takes the same request again and again. The body is kept as it came, for Bolt to read.
 */
export function onlySlack({ signingSecret, once, clock, observe }: RequestDeps): RequestHandler[] {
  const check: RequestHandler = async (request, response, next) => {
    const body = (request.body as Buffer | undefined)?.toString('utf8') ?? '';
    const signature = request.get('x-slack-signature') ?? '';
    const seconds = Number(request.get('x-slack-request-timestamp') ?? Number.NaN);
    const why = await complaint({ body, signature, seconds });
    if (why !== null) {
      observe({ kind: 'request-refused', platform: 'slack', why });
      response.status(401).type('text').send('not signed by Slack, or not now\n');
      return;
    }
    Object.assign(request, { rawBody: body });
    next();
  };
  return [express.raw({ type: () => true, limit: bodyLimit }), check];

  async function complaint(sent: { body: string; signature: string; seconds: number }): Promise<string | null> {
    const { body, signature, seconds } = sent;
    if (Number.isNaN(seconds) || signature === '') return 'it carries no signature';
    const aheadMs = seconds * 1000 - clock.now();
    if (Math.abs(aheadMs) > skewMsMax)
      return `its time is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead' : 'ago'}`;
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
    const signed = { signingSecret: signingSecret.reveal(), body, headers, nowMilliseconds: clock.now() };
    if (!isValidSlackRequest(signed)) return 'its signature does not fit';
    const name = createHash('sha256').update(signature).digest('base64url');
    return (await once.first(`slack:request:${name}`, 2 * skewMsMax)) ? null : 'it came before';
  }
}
