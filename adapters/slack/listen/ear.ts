import type { Call } from '../../../src/domain/call.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Observe } from '../../../src/domain/observation.ts';
import { outsiders } from '../../../src/domain/workspace.ts';
import type { Receive, Speaker } from '../../../src/message/chat.ts';
import type { Message } from '../../../src/message/message.ts';
import { sentence } from '../../../src/message/sentence.ts';
import type { Settings } from '../../../src/store/settings.ts';
import { conversationAt, personAt, refAt } from '../place.ts';
import type { Team } from '../team.ts';

/** Who said it and where, as Slack's payloads tell. */
export interface Said {
  readonly team: Team;
  readonly channel: string;
  readonly user: string;
  /** The workspace of the person, where the payload names it. */
  readonly userTeam?: string | null | undefined;
  /** The time stamp of the thread's first message. */
  readonly thread?: string | null | undefined;
  /** True where the channel sees the answer and may hold people of other organisations. */
  readonly isShared?: boolean;
  /** Whether the channel is shared with other organisations, where the payload tells. */
  readonly hasOutsiders?: boolean;
  /** True where whoever is in the channel is answered, rather than the person. */
  readonly asOutsider?: boolean;
}

/** What every listener is handed. */
export interface Ear {
  speaker(said: Said): Promise<Speaker>;
  /** The core's answer; a sentence where it failed, null where nothing is to be said. */
  answer(words: string | Call, speaker: Speaker): Promise<Message | null>;
}

export interface EarDeps {
  readonly receive: Receive;
  readonly settings: Settings;
  readonly observe: Observe;
  /** Where a conversation has chosen none. */
  readonly language: Language;
}

export function createEar({ receive, settings, observe, language }: EarDeps): Ear {
  return {
    async speaker({ team, channel, user, userTeam, thread, isShared = false, hasOutsiders, asOutsider = false }) {
      const home = userTeam ?? team.id;
      const isForeign = asOutsider || home !== team.id;
      const place = { team: team.id, channel };
      const conversation = conversationAt(place);
      const chosen = await settings.of(team.workspace, conversation);
      return {
        viewer: {
          workspace: isForeign ? outsiders : team.workspace,
          person: personAt(home, user),
          roles: isForeign ? [] : ['reader', 'reviewer'],
        },
        conversation,
        language: chosen?.language ?? language,
        ...(typeof thread === 'string' ? { thread: refAt(place, thread) } : {}),
        ...(isForeign || isShared || hasOutsiders ? { withOutsiders: true } : {}),
        ...(hasOutsiders === undefined ? {} : { audience: { workspace: team.workspace, hasOutsiders } }),
      };
    },
    async answer(words, speaker) {
      try {
        return await receive(words, speaker);
      } catch (error) {
        observe({ kind: 'bug', where: 'an answer in Slack', error });
        return ourFault(speaker.language);
      }
    },
  };
}

function ourFault(language: Language): Message {
  const words = {
    ja: '回答を用意する途中で不具合が起きました。記録しましたので、少し待ってからもう一度お試しください。',
    en: 'Something went wrong while the answer was prepared. It has been logged; please try again in a moment.',
  };
  return sentence(words, language);
}
