import type { Command } from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import type { Receive, Speaker } from '../../src/message/chat.ts';
import type { Message } from '../../src/message/message.ts';
import type { Store } from '../../src/store/store.ts';
import { composeAnswer } from './compose.ts';
import { heard } from './hear.ts';
import { conversationAt, type Place, personAt, placeOfActivity, refAt } from './place.ts';
import type { Activity, InvokeAnswer, TeamsPort } from './port.ts';
import { renderForTeams } from './render.ts';
import { welcome } from './welcome.ts';

export interface ListenDeps {
  readonly store: Pick<Store, 'once' | 'installations' | 'settings' | 'subscriptions'>;
  readonly receive: Receive;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly observe: Observe;
  readonly language: Language;
  readonly port: TeamsPort;
  readonly tenant: string;
}

/** An activity that Teams sends again has the same id; it is remembered for so long. */
const retriesMs = 3_600_000;
/** Teams waits 15 seconds for an answer to a press; what takes longer comes as a message of its own. */
const invokeMsMax = 8_000;

/** What becomes of an activity that Microsoft signed. */
export function createListener(deps: ListenDeps): (activity: Activity) => Promise<InvokeAnswer | null> {
  const { store, receive, commands, clock, observe, port, tenant } = deps;

  return async activity => {
    const place = placeOfActivity(activity);
    if (place === null || (tenant !== '' && place.tenant !== tenant)) return { status: 401 };
    if (activity.type === 'installationUpdate' && activity.action === 'remove') {
      await leave(place);
      return null;
    }
    await remember(activity, place);
    if (activity.type === 'installationUpdate' || (activity.type === 'conversationUpdate' && isAdded(activity))) {
      if (await isFirst(`welcome:${place.tenant}/${place.chat}`))
        void reply(activity, place, welcome(await languageAt(place)));
      return null;
    }
    if (activity.type !== 'message' && activity.type !== 'invoke') return null;
    if (activity.name === 'composeExtension/query')
      return composeAnswer(activity.value, receive, await speakerInBox(activity, place));
    if (activity.id !== undefined && !(await isFirst(`${activity.type}:${place.tenant}:${activity.id}`))) return null;
    const said = heard(activity, commands);
    if (said === null) return activity.type === 'invoke' ? { status: 501 } : null;
    const answering = answer(activity, place, said);
    if (activity.type === 'message') return null;
    // The press is acknowledged once the answer is under way; it arrives as a message in its thread.
    await Promise.race([answering, delay(invokeMsMax)]);
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: ok(await languageAt(place)) },
    };
  };

  async function answer(activity: Activity, place: Place & { thread: string | null }, said: Parameters<Receive>[0]) {
    try {
      const message = await receive(said, await speakerOf(activity, place));
      if (message !== null) await reply(activity, place, message);
    } catch (error) {
      observe({ kind: 'bug', where: 'an answer in Teams', error });
    }
  }

  async function reply(
    { id, type, replyToId, conversation }: Activity,
    { tenant: of, chat, thread }: Place & { thread: string | null },
    message: Message,
  ) {
    const installation = await store.installations.find('teams', of);
    if (installation === null) return;
    const isChannel = conversation?.conversationType === 'channel';
    const root = thread ?? (type === 'invoke' ? replyToId : id);
    const at = isChannel && root !== undefined ? `${chat};messageid=${root}` : chat;
    try {
      await port.send({ serviceUrl: installation.sealed, conversation: at, tenant: of }, renderForTeams(message));
    } catch (error) {
      observe({ kind: 'answer-lost', platform: 'teams', why: error instanceof Error ? error.message : String(error) });
    }
  }

  async function speakerOf(
    { from, replyToId, conversation }: Activity,
    { tenant: of, chat, thread }: Place & { thread: string | null },
  ): Promise<Speaker> {
    const place = { tenant: of, chat };
    const root = thread ?? (conversation?.conversationType === 'channel' ? null : (replyToId ?? null));
    return {
      viewer: { workspace: mainWorkspace, person: personAt(of, from?.id ?? ''), roles: ['reader', 'reviewer'] },
      conversation: conversationAt(place),
      language: await languageAt(place),
      ...(root === null ? {} : { thread: refAt(place, root) }),
    };
  }

  /** Who seeks something to put into a message: others will read it, and the conversation's own numbers stay. */
  async function speakerInBox(activity: Activity, place: Place & { thread: string | null }): Promise<Speaker> {
    const { viewer, language } = await speakerOf(activity, { ...place, thread: null });
    const conversation = conversationAt({ tenant: place.tenant, chat: `compose:${activity.from?.id ?? ''}` });
    return { viewer, conversation, language, withOutsiders: true };
  }

  async function languageAt(place: Place): Promise<Language> {
    return (await store.settings.of(mainWorkspace, conversationAt(place)))?.language ?? deps.language;
  }

  /** Where Microsoft takes messages for the tenant: it differs by region, and may change. */
  async function remember({ serviceUrl, from }: Activity, { tenant: of }: Place) {
    const known = await store.installations.find('teams', of);
    if (serviceUrl === undefined || known?.sealed === serviceUrl) return;
    await store.installations.save({
      platform: 'teams',
      tenant: of,
      workspace: mainWorkspace,
      name: null,
      installedBy: known?.installedBy ?? from?.id ?? '',
      installedAt: known?.installedAt ?? clock.now(),
      sealed: serviceUrl,
    });
  }

  /** The app was taken out of a conversation: what it is subscribed to ends there. */
  async function leave(place: Place) {
    const { platform, id } = conversationAt(place);
    for (const one of await store.subscriptions.list(mainWorkspace))
      if (one.conversation.platform === platform && one.conversation.id === id)
        await store.subscriptions.remove(mainWorkspace, one.id);
  }

  function isFirst(key: string): Promise<boolean> {
    return store.once.first(`teams:${key}`, retriesMs);
  }
}

function isAdded({ membersAdded = [], recipient }: Activity): boolean {
  return membersAdded.some(({ id }) => id === recipient?.id);
}

function delay(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms).unref());
}

function ok(language: Language): string {
  return { ja: '承りました。', en: 'Done.' }[language];
}
