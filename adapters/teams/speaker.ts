import type { Language } from '../../src/domain/language.ts';
import { mainWorkspace, outsiders } from '../../src/domain/workspace.ts';
import type { Speaker } from '../../src/message/chat.ts';
import type { Settings } from '../../src/store/settings.ts';
import { conversationAt, type Place, personAt, refAt } from './place.ts';
import type { Activity } from './port.ts';
import type { Rosters } from './roster.ts';

/** A place with the thread's first message, where it stands in one. */
export type Spot = Place & { readonly thread: string | null };

/** Who speaks, and what may be said to them there. */
export interface Speakers {
  of(activity: Activity, spot: Spot): Promise<Speaker>;
  /** Who seeks something to put into a message: others will read it, and the conversation's own numbers stay. */
  inBox(activity: Activity, spot: Spot): Promise<Speaker>;
  languageAt(place: Place): Promise<Language>;
}

export interface SpeakerDeps {
  readonly settings: Settings;
  readonly rosters: Rosters;
  /** Where a conversation has chosen none. */
  readonly language: Language;
}

export function createSpeakers({ settings, rosters, language }: SpeakerDeps): Speakers {
  const languageAt = async ({ tenant, chat }: Place) =>
    (await settings.of(mainWorkspace, conversationAt({ tenant, chat })))?.language ?? language;
  return {
    languageAt,
    async of({ from, replyToId, conversation }, { tenant, chat, thread }) {
      const place = { tenant, chat };
      const id = from?.id ?? '';
      const { isKnown, own, hasOutsiders } = await rosters.of(place, id);
      const isOwn = own.has(id);
      const root = thread ?? (conversation?.conversationType === 'channel' ? null : (replyToId ?? null));
      return {
        viewer: {
          workspace: isOwn ? mainWorkspace : outsiders,
          person: personAt(tenant, id),
          roles: isOwn ? ['reader', 'reviewer'] : [],
        },
        conversation: conversationAt(place),
        language: await languageAt(place),
        ...(root === null ? {} : { thread: refAt(place, root) }),
        ...(hasOutsiders || !isOwn ? { withOutsiders: true } : {}),
        ...(isKnown ? { audience: { workspace: mainWorkspace, hasOutsiders } } : {}),
      };
    },
    async inBox({ from }, place) {
      const person = from?.id ?? '';
      return {
        viewer: { workspace: outsiders, person: personAt(place.tenant, person), roles: [] },
        conversation: conversationAt({ tenant: place.tenant, chat: `compose:${person}` }),
        language: await languageAt(place),
        withOutsiders: true,
        isPassing: true,
      };
    },
  };
}
