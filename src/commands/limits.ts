import type { Call } from '../domain/call.ts';
import type { Bilingual } from '../domain/language.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { Speaker } from '../message/chat.ts';

/** What takes processor time, a model's tokens, requests to somebody else's site, or somebody else's attention. */
const costly = ['ask', 'search', 'compare', 'memo', 'export', 'source', 'evidence', 'nudge', 'feedback'];
const windowMs = 60_000;
const aPersonMax = 30;
/** Many people talk in one channel. */
const aConversationMax = 120;
/** Beyond so many people and conversations those that have been quiet are swept. */
const keysMax = 10_000;

/** Bounds on costly commands, of this process. */
export interface Limits {
  /** How long whoever asks has to wait, in ms; 0 where the call may go on, and counts. */
  waitMs(call: Call, speaker: Pick<Speaker, 'viewer' | 'conversation'>): number;
}

export function createLimits(clock: Clock): Limits {
  const taken = new Map<string, Instant[]>();
  return {
    waitMs({ command }, { viewer, conversation }) {
      if (!costly.includes(command) || viewer.roles.includes('operator')) return 0;
      const now = clock.now();
      if (taken.size > keysMax) sweep(now);
      const bounds = [
        [`person ${viewer.workspace} ${viewer.person}`, aPersonMax],
        [`in ${viewer.workspace} ${conversation.platform}:${conversation.id}`, aConversationMax],
      ] as const;
      const waits = bounds.map(([key, max]) => {
        const recent = recentOf(key, now);
        return recent.length < max ? 0 : (recent[recent.length - max] as Instant) + windowMs - now;
      });
      const wait = Math.max(...waits);
      if (wait === 0) for (const [key] of bounds) taken.set(key, [...recentOf(key, now), now]);
      return wait;
    },
  };

  function recentOf(key: string, now: Instant): Instant[] {
    return (taken.get(key) ?? []).filter(at => at > now - windowMs);
  }

  function sweep(now: Instant): void {
    for (const key of taken.keys()) if (recentOf(key, now).length === 0) taken.delete(key);
  }
}

export function waitWords(ms: number): Bilingual {
  const seconds = Math.ceil(ms / 1000);
  return {
    ja: `短い間に多くの質問・検索をいただきました。${seconds}秒ほどおいて、もう一度お試しください。`,
    en: `That was many questions and searches in a short time. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  };
}
