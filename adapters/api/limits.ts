import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Problem } from './problem.ts';

/** From one address, and of one token or person. */
const addressAMinuteMax = 1_200;
const readerAMinuteMax = 300;

/** Whether a request may go on; where not, it has been answered. */
export type Limit = (request: Request, response: Response, reader: string) => Promise<boolean>;

type Refuse = (request: Request, response: Response, problem: Problem) => void;

/** How often may be asked from one address. */
export function addressLimit(refuse: Refuse) {
  return limiter(addressAMinuteMax, request => ipKeyGenerator(request.ip ?? ''), refuse);
}

/** How often each token or person may ask. */
export function readerLimit(refuse: Refuse): Limit {
  const limit = limiter(readerAMinuteMax, (_request, response) => String(response.locals.reader), refuse);
  return async (request, response, reader) => {
    response.locals.reader = reader;
    let mayGoOn = false;
    await limit(request, response, error => {
      if (error) throw error;
      mayGoOn = true;
    });
    return mayGoOn;
  };
}

function limiter(limit: number, keyGenerator: (request: Request, response: Response) => string, refuse: Refuse) {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator,
    handler: (request, response) => refuse(request, response, tooMany(limit)),
  });
}

function tooMany(limit: number): Problem {
  return {
    kind: 'too-many-requests',
    detail: {
      ja: `1分に${limit}件までです。Retry-Afterの秒数だけ待ってからお試しください。前回のETagをIf-None-Matchに付けると、変わっていないときは本文なしで応答します。`,
      en: `There may be ${limit} a minute. Wait as many seconds as Retry-After says; with the last ETag as If-None-Match, what has not changed comes without a body.`,
    },
  };
}
