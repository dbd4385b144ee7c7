import { personAt } from './place.ts';
import type { Team } from './team.ts';

/**
 * What a person wrote, without Slack's markup: links as their addresses, people, and groups that come without a name, as `@slack:T1/U2`, channels and dates as
 * their names, and our own mention gone.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainWords(text: string, team: Pick<Team, 'id' | 'botUser'>): string {
  return text
    .replace(/<([^<>]*)>/g, (_all, inside: string) => wordsOf(inside, team))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** What stands between `<` and `>`: `https://…|label`, `@U123`, `#C123|name`, `!here`, `!date^…|fallback`. */
function wordsOf(inside: string, { id, botUser }: Pick<Team, 'id' | 'botUser'>): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return target === `@${botUser}` ? ' ' : `@${personAt(id, target.slice(1))}`;
  if (target.startsWith('#')) return label === undefined || label === '' ? ' ' : `#${label}`;
  if (target.startsWith('!subteam^') && !label) return `@${personAt(id, target.slice('!subteam^'.length))}`;
  if (target.startsWith('!')) return label ?? ' ';
  return target.replace(/^mailto:/, '');
}

/** True where the words mention this user. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

/** A phone's keyboard makes one dash of two. */
const shareWords = /(?:^|\s)(?:--|—|–)(?:share|共有)(?=\s|$)/gi;

/** The words of a slash command, and whether the channel is to see the answer. */
export function readShare(text: string): { readonly words: string; readonly isShared: boolean } {
  const words = text.replace(shareWords, '').trim();
  return { words, isShared: words !== text.trim() };
}
