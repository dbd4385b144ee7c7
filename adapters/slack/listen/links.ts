import type { MessageAttachment } from '@slack/types';
import type { Message } from '../../../src/message/message.ts';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { renderForSlack } from '../render.ts';
import type { ListenDeps } from './deps.ts';

/** Cards of one message; further addresses stay bare. */
const cardsMax = 3;

/**
 * Puts a card under messages with addresses that the archive knows. Whoever is in the channel sees it, so it is composed
 * as for people of other organisations.
 */
export function listenToLinks({ app, ear, teams, observe }: ListenDeps): void {
  app.event('link_shared', async ({ event, context }) => {
    const team = await teams.of(context.teamId ?? '');
    if (team === null || event.user === team.botUser) return;
    const { channel, user, message_ts: ts, unfurl_id: id, source } = event;
    // While a message is being written it stands in no channel yet.
    const where = id === undefined ? { channel, ts } : { unfurl_id: id, source: source as 'composer' };
    const speaker = await ear.speaker({ team, channel, user, asOutsider: true });
    const unfurls: Record<string, MessageAttachment> = {};
    for (const { url } of event.links.slice(0, cardsMax)) {
      const message = await ear.answer({ command: 'details', args: { event: url } }, speaker);
      const card = message === null ? null : cardOf(message);
      if (card !== null) unfurls[url] = { blocks: renderForSlack(card).blocks };
    }
    if (Object.keys(unfurls).length === 0) return;
    try {
      await team.client.chat.unfurl({ ...where, unfurls });
    } catch (error) {
      observe({ kind: 'answer-lost', platform: 'slack', why: reasonOf(error) });
    }
  });
}

/** What a preview has room for; null where the archive knows nothing. */
function cardOf(message: Message): Message | null {
  const blocks = message.blocks.filter(({ kind }) => kind === 'card' || kind === 'note');
  return blocks.some(({ kind }) => kind === 'card') ? { ...message, blocks } : null;
}
