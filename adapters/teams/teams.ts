import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Command } from '../../src/commands/command.ts';
import { formWanted } from '../../src/commands/form.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Bilingual, Language } from '../../src/domain/language.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Chat, Receive } from '../../src/message/chat.ts';
import type { Store } from '../../src/store/store.ts';
import { teamsRates } from './limits.ts';
import { createListener } from './listen.ts';
import { outcomeOf } from './outcome.ts';
import { createPages } from './pages.ts';
import { messageOf, type Place, placeOf, refAt } from './place.ts';
import type { TeamsPort } from './port.ts';
import { renderForTeams } from './render.ts';

export interface TeamsDeps {
  readonly store: Pick<Store, 'once' | 'installations' | 'settings' | 'subscriptions' | 'positions'>;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly observe: Observe;
  /** Where a conversation has chosen none. */
  readonly language: Language;
  readonly port: TeamsPort;
  /** The only tenant that is served; empty serves whichever the test client has. */
  readonly tenant: string;
  /** Between 0 and 1. */
  readonly jitter: () => number;
  /** Teams waits 15 seconds; what takes longer than this comes as a message of its own, or has to be asked again. */
  readonly acknowledgeMsMax?: number;
}

/** Routes that the HTTP server mounts below a path. */
interface Mount {
  readonly path: string;
  readonly router: Router;
  readonly requestsAMinuteMax?: number;
}

const pagesAMinuteMax = 60;

/** An activity is a few kilobytes; a compose box may hold a page. */
const bodyMax = '512kb';

/** Refused requests from one address a minute that are told one by one. */
const refusedAMinuteMax = 120;

/** Teams as a chat, and the route by which Microsoft reaches it. */
export function createTeams(deps: TeamsDeps): { chat: Chat; mounts: readonly Mount[] } {
  const { store, clock, port, tenant } = deps;
  const router = Router();
  const opensForm = (call: Call) => formWanted(call, deps.commands) !== null;
  let receive: Receive | null = null;
  const listener = createListener({
    acknowledgeMsMax: 8_000,
    ...deps,
    receive: async (said, speaker) => (receive === null ? null : receive(said, speaker)),
  });
  // Only refusals are limited: somebody else's bot can have Microsoft send them, from the addresses that Teams uses.
  const limit = rateLimit({
    windowMs: 60_000,
    limit: refusedAMinuteMax,
    standardHeaders: false,
    legacyHeaders: false,
    message: '',
  });
  // Whatever is wrong with a request, whoever sent it learns nothing of what.
  const refuse = (why: string, request: Request, response: Response) =>
    limit(request, response, () => {
      deps.observe({ kind: 'request-refused', platform: 'teams', why });
      response.status(401).end();
    });
  const onlyClaims: RequestHandler = (request, response, next) =>
    port.mayBeSigned(request) ? next() : void refuse('it carries no token', request, response);
  // What cannot be read, nobody can be seen to have signed.
  const unread: ErrorRequestHandler = (_error, request, response, _next) =>
    void refuse('it cannot be read', request, response);
  router.post('/messages', onlyClaims, express.json({ limit: bodyMax }), unread);
  router.post('/messages', (request, response) =>
    port.receive(request, response, listener, () => void refuse('Microsoft did not sign it', request, response)),
  );

  return {
    chat: {
      platform: 'teams',
      limits: teamsRates,
      async start(answer) {
        receive = answer;
      },
      async send(to, message, _id, under, signal) {
        const place = placeOf(to);
        const address = await addressOf(place, under === undefined ? null : messageOf(under).message);
        if (address === null) return { kind: 'gone', reason: notInstalled(place.tenant) };
        try {
          return {
            kind: 'sent',
            ref: refAt(place, await port.send(address, renderForTeams(message, { opensForm }), signal)),
          };
        } catch (error) {
          return outcomeOf(error, clock.now(), deps.jitter);
        }
      },
      async update(ref, message) {
        const { message: id, ...place } = messageOf(ref);
        const address = await addressOf(place, null);
        if (address === null) return { kind: 'gone', reason: notInstalled(place.tenant) };
        try {
          await port.update(address, id, renderForTeams(message, { opensForm }));
          return { kind: 'sent', ref };
        } catch (error) {
          return outcomeOf(error, clock.now(), deps.jitter);
        }
      },
      async stop() {
        receive = null;
      },
    },
    mounts: [
      { path: '/api', router },
      { path: '/teams', router: createPages(), requestsAMinuteMax: pagesAMinuteMax },
    ],
  };

  async function addressOf({ tenant: of, chat }: Place, thread: string | null) {
    if (tenant !== '' && of !== tenant) return null;
    const installation = await store.installations.find('teams', of);
    if (installation === null) return null;
    const isChannel = chat.includes('@thread.tacv2');
    const conversation = thread === null || !isChannel ? chat : `${chat};messageid=${thread}`;
    return { serviceUrl: installation.sealed, conversation, tenant: of };
  }
}

function notInstalled(tenant: string): Bilingual {
  return {
    ja: `KairanはTeamsのテナント${tenant}から削除されています。インストールし直し、停止した会話で「再開」と入力してください。`,
    en: `Kairan is not installed in the Teams tenant ${tenant} any more. Install it again, then resume what stopped there.`,
  };
}
