import type { Command } from '../../src/commands/command.ts';
import { formWanted } from '../../src/commands/form.ts';
import { stopSubscriptions } from '../../src/digest/desk/stop.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import type { Receive } from '../../src/message/chat.ts';
import type { Message } from '../../src/message/message.ts';
import type { Store } from '../../src/store/store.ts';
import { reasonOf } from '../../src/text/reason-of.ts';
import { heard } from './hear.ts';
import { createInvokes } from './invoke.ts';
import { teamsLimits as limits } from './limits.ts';
import { conversationAt, placeOfActivity } from './place.ts';
import type { Activity, InvokeAnswer, Outgoing, TeamsPort } from './port.ts';
import { renderForTeams } from './render.ts';
import { createRosters } from './roster.ts';
import { createSpeakers, type Spot } from './speaker.ts';
import { welcome } from './welcome.ts';

export interface ListenDeps {
  readonly store: Pick<Store, 'once' | 'installations' | 'settings' | 'subscriptions' | 'positions'>;
  readonly receive: Receive;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly observe: Observe;
  readonly language: Language;
  readonly port: TeamsPort;
  readonly tenant: string;
  readonly acknowledgeMsMax: number;
}

/** An activity that Teams sends again has the same id; it is remembered for so long. */
const retriesMs = 3_600_000;

/** What becomes of an activity that Microsoft signed. */
export function createListener(deps: ListenDeps): (activity: Activity) => Promise<InvokeAnswer | null> {
  const { store, receive, commands, clock, observe, port, tenant } = deps;
  const rosters = createRosters({
    port,
    clock,
    observe,
    async addressOf({ tenant: of, chat }) {
      const installation = await store.installations.find('teams', of);
      return installation === null ? null : { serviceUrl: installation.sealed, conversation: chat, tenant: of };
    },
  });
  const speakers = createSpeakers({ settings: store.settings, rosters, language: deps.language });
  const opensForm = (call: Call) => formWanted(call, commands) !== null;
  const invoke = createInvokes({ ...deps, speakers, rosters, isFirst, answer, draw });

  return async activity => {
    const spot = placeOfActivity(activity);
    if (spot === null || (tenant !== '' && spot.tenant !== tenant)) return { status: 401 };
    if (activity.type === 'installationUpdate' && activity.action === 'remove') {
      await stopSubscriptions({ store, clock }, mainWorkspace, conversationAt(spot));
      return null;
    }
    await remember(activity, spot);
    if (activity.type === 'conversationUpdate') rosters.forget(spot);
    if (isAdded(activity)) {
      if (await isFirst(`welcome:${spot.tenant}/${spot.chat}`))
        void reply(activity, spot, renderForTeams(welcome(await speakers.languageAt(spot))));
      return null;
    }
    if (activity.type === 'invoke') return invoke(activity, spot);
    if (activity.type !== 'message') return null;
    if (activity.id !== undefined && !(await isFirst(`message:${spot.tenant}:${activity.id}`))) return null;
    // Our name alone asks for help, as an empty line does.
    void answer(activity, spot, heard(activity, commands) ?? '');
    return null;
  };

  /** Answers with a message of its own, in the thread where it was asked. */
  async function answer(activity: Activity, spot: Spot, said: string | Call): Promise<void> {
    try {
      const speaker = await speakers.of(activity, spot);
      const message = await receive(said, speaker);
      if (message === null) return;
      const form = typeof said === 'string' ? formWanted(said, commands) : null;
      const whole = form === null || speaker.viewer.roles.length === 0 ? message : withForm(message, form);
      await reply(activity, spot, await draw(whole, activity, spot));
    } catch (error) {
      observe({ kind: 'bug', where: 'an answer in Teams', error });
    }
  }

  /** For those who are there: in a large conversation the speaker and the first others see new states by themselves. */
  async function draw(message: Message, { from }: Activity, spot: Spot): Promise<Outgoing> {
    if (message.newest === undefined) return renderForTeams(message, { opensForm });
    const person = from?.id ?? '';
    const { isKnown, own } = await rosters.of(spot, person);
    const isSmall = isKnown && own.size <= limits.refreshers;
    const readers = isSmall ? null : [person, ...[...own].filter(id => id !== person)];
    return renderForTeams(message, { opensForm, readers });
  }

  async function reply(
    { id, type, replyToId, conversation }: Activity,
    { tenant: of, chat, thread }: Spot,
    activity: Outgoing,
  ): Promise<void> {
    const installation = await store.installations.find('teams', of);
    if (installation === null) return;
    const isChannel = conversation?.conversationType === 'channel';
    const root = thread ?? (type === 'invoke' ? replyToId : id);
    const at = isChannel && root !== undefined ? `${chat};messageid=${root}` : chat;
    try {
      await port.send({ serviceUrl: installation.sealed, conversation: at, tenant: of }, activity);
    } catch (error) {
      observe({ kind: 'answer-lost', platform: 'teams', why: reasonOf(error) });
    }
  }

  /** Where Microsoft takes messages for the tenant: it differs by region, and may change. */
  async function remember({ serviceUrl, from }: Activity, { tenant: of }: Spot) {
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

  function isFirst(key: string): Promise<boolean> {
    return store.once.first(`teams:${key}`, retriesMs);
  }
}

/** Put there anew; Teams also tells when the app is replaced by a newer package. */
function isAdded({ type, action, membersAdded = [], recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'add';
  return type === 'conversationUpdate' && membersAdded.some(({ id }) => id === recipient?.id);
}

/** What was typed can also be filled in: Teams opens a dialog from a button only. */
function withForm(message: Message, call: Call): Message {
  const label = { ja: '入力画面を開く', en: 'Open the form' }[message.language];
  return { ...message, blocks: [...message.blocks, { kind: 'buttons', buttons: [{ label, call }] }] };
}
