import { App, ExpressReceiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import { Router } from 'express';
import type { Dispatcher } from 'undici';
import type { Command } from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Chat, ChatLimits } from '../../src/message/chat.ts';
import type { Store } from '../../src/store/store.ts';
import { createAccess, type Mount } from './access.ts';
import { clientOptions, loggerFor, withinTime } from './client.ts';
import { createEar } from './listen/ear.ts';
import { listenToForms } from './listen/forms.ts';
import { listenToHome } from './listen/home.ts';
import { listenToLeaving } from './listen/leaving.ts';
import { listenToLinks } from './listen/links.ts';
import { listenToPresses } from './listen/presses.ts';
import { createReply } from './listen/reply.ts';
import { listenToShortcuts } from './listen/shortcuts.ts';
import { listenToSlash } from './listen/slash.ts';
import { listenToSpeech } from './listen/speech.ts';
import { aloneWith } from './place.ts';
import { createPost } from './post.ts';
import { onlySlack } from './requests.ts';
import type { SlackSettings } from './settings.ts';
import { connectSocket, createSocket } from './socket.ts';

export interface SlackDeps {
  readonly store: Pick<
    Store,
    'once' | 'installations' | 'leases' | 'settings' | 'subscriptions' | 'positions' | 'tokens' | 'audit'
  >;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly observe: Observe;
  /** Where a conversation has chosen none. */
  readonly language: Language;
  /** Names this process among the replicas. */
  readonly holder: string;
  /** Goes through the operator’s proxy; absent for the machine’s own way. */
  readonly fetch?: FetchFunction;
  /** The same way for Socket Mode's connection. */
  readonly dispatcher?: Dispatcher;
}

/** Slack as a chat, and the routes by which Slack and browsers reach it. */
export interface Slack {
  readonly chat: Chat;
  readonly mounts: readonly Mount[];
}

/** Slack's own figures: about a message a second in a channel, several hundred a minute in a workspace. */
const limits: ChatLimits = {
  conversation: [{ messages: 1, perMs: 1_000 }],
  installation: [{ messages: 300, perMs: 60_000 }],
  sendMsMax: 12_000,
};

/** A retried event is Slack's third at the latest, within minutes; its id is remembered for longer. */
const retriesMs = 3_600_000;

/** Connects to Slack as the settings say; nothing is sent or heard before `chat.start`. */
export function createSlack(deps: SlackDeps, settings: SlackSettings): Slack {
  const { store, commands, clock, observe } = deps;
  const { reached, installed, command, history, unfurls } = settings;
  const options = clientOptions({ api: settings.api, fetch: deps.fetch }, observe);
  const access = createAccess(deps, installed, settings, options);
  const { teams } = access;
  const logger = loggerFor(observe);
  const router = Router();
  const receiver =
    reached.by === 'socket'
      ? createSocket({ appToken: reached.appToken, options, dispatcher: deps.dispatcher, observe })
      : new ExpressReceiver({
          // What comes through `onlySlack` is verified, more strictly than Bolt does.
          signatureVerification: false,
          signingSecret: reached.signingSecret.reveal(),
          endpoints: { events: '/events' },
          logger,
        });
  if (reached.by === 'http') {
    router.use('/events', ...onlySlack({ signingSecret: reached.signingSecret, once: store.once, clock, observe }));
  }
  if (receiver instanceof ExpressReceiver) router.use(receiver.router);

  const app = new App({
    receiver,
    logger,
    clientOptions: options,
    convoStore: false,
    socketMode: reached.by === 'socket',
    authorize: async ({ teamId = '' }) => {
      const team = await teams.of(teamId);
      if (team === null) throw new Error(`Kairan is not installed in ${teamId}`);
      return { botToken: team.token, botId: team.botId, botUserId: team.botUser, teamId };
    },
  });
  app.error(async error => observe({ kind: 'bug', where: 'Slack', error }));
  app.use(async ({ body, next }) => {
    const id = 'event_id' in body ? String(body.event_id) : null;
    if (id === null || (await store.once.first(`slack:event:${id}`, retriesMs))) await next();
  });

  const post = createPost({ teams, clock });
  return {
    chat: {
      platform: 'slack',
      limits,
      async start(receive) {
        await access.check();
        const ear = createEar({ receive, settings: store.settings, observe, language: deps.language });
        const reply = createReply(withinTime(deps.fetch ?? globalThis.fetch), observe);
        const listen = { app, ear, reply, teams, commands, once: store.once, observe };
        listenToSlash(command, listen);
        listenToSpeech(listen);
        listenToPresses(listen);
        listenToForms(listen);
        listenToShortcuts(listen);
        listenToHome(listen);
        if (unfurls) listenToLinks(listen);
        listenToLeaving({ ...listen, store, clock, workspaceOf: access.workspaceOf });
        if (reached.by === 'socket') await connectSocket(app, observe);
      },
      send: post.send,
      ...(history ? { find: post.find } : {}),
      direct: aloneWith,
      update: post.update,
      async stop() {
        if (reached.by === 'socket') await app.stop();
      },
    },
    mounts: [...access.mounts, ...(reached.by === 'http' ? [{ path: '/slack', router }] : [])],
  };
}
