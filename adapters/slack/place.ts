import type { Conversation, Ref } from '../../src/domain/chat.ts';
import type { PersonId } from '../../src/domain/workspace.ts';

/** Where something stands in Slack. */
export interface Place {
  readonly team: string;
  /** A channel, or a person, who is then spoken to alone. */
  readonly channel: string;
}

/** `T123/C456`. */
export function conversationAt({ team, channel }: Place): Conversation {
  return { platform: 'slack', id: `${team}/${channel}` };
}

export function placeOf({ id }: Conversation): Place {
  const [team = '', channel = ''] = id.split('/');
  return { team, channel };
}

/** `T123/C456/1700000000.000100`: a message by its time stamp. */
export function refAt({ team, channel }: Place, ts: string): Ref {
  return `${team}/${channel}/${ts}`;
}

export function messageOf(ref: Ref): Place & { readonly ts: string } {
  const [team = '', channel = '', ts = ''] = ref.split('/');
  return { team, channel, ts };
}

/** `slack:T123/U456`. */
export function personAt(team: string, user: string): PersonId {
  return `slack:${team}/${user}`;
}

/** The conversation in which a person is spoken to alone; null for somebody who is not in Slack. */
export function aloneWith(person: PersonId): Conversation | null {
  const [, id] = /^slack:(.+\/.+)$/.exec(person) ?? [];
  return id === undefined ? null : { platform: 'slack', id };
}
