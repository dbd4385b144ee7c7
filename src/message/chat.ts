import type { Call } from '../domain/call.ts';
import type { Conversation, Platform, Ref, SendOutcome } from '../domain/chat.ts';
import type { DeliveryId } from '../domain/delivery.ts';
import type { Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import type { Viewer, WorkspaceId } from '../domain/workspace.ts';
import type { Message } from './message.ts';

/** Who said it, where, and in which language the place is spoken to. */
export interface Speaker {
  readonly viewer: Viewer;
  readonly conversation: Conversation;
  readonly language: Language;
  /** The thread in which it was said, by the Ref of its first message; absent where it was said in none. */
  readonly thread?: Ref;
  /** People of other organisations may read the answer: nothing that is the workspace's own stands in it. */
  readonly withOutsiders?: true;
  /** Nothing of what is shown is remembered: nobody goes on from it, and the place may be named after a person. */
  readonly isPassing?: true;
  /** What the platform told of the conversation; absent where it told nothing. */
  readonly audience?: Audience;
}

/** Whose a conversation is, and whether people of other organisations are in it. */
export interface Audience {
  readonly workspace: WorkspaceId;
  readonly hasOutsiders: boolean;
}

/** Answers a person's words or a button's Call; null where nothing is to be said. */
export type Receive = (said: string | Call, speaker: Speaker) => Promise<Message | null>;

/** At most so many messages in any stretch of so long. */
export interface Rate {
  readonly messages: number;
  readonly perMs: number;
}

/** What a platform takes, by its own documentation; all of a list's rates hold. */
export interface ChatLimits {
  readonly conversation: readonly Rate[];
  /** Of all conversations of one installation together. */
  readonly installation: readonly Rate[];
  /** Longest that one send may take; afterwards nothing of it is expected to arrive. */
  readonly sendMsMax: number;
}

/** Where to look for a message that may be there. */
export interface Lookup {
  /** The message in whose thread it would be. */
  readonly under?: Ref;
  /** No send of it began earlier. */
  readonly since: Instant;
  readonly signal: AbortSignal;
}

/** A place where people talk: each adapter is one. */
export interface Chat {
  readonly platform: Platform;
  /** Absent where the place takes whatever it is sent. */
  readonly limits?: ChatLimits;
  start(receive: Receive): Promise<void>;
  /**
   * @param under The message in whose thread it belongs; where a platform has no threads it stands by itself.
   * @param signal Aborts at the time limit.
   */
  send(to: Conversation, message: Message, id: DeliveryId, under?: Ref, signal?: AbortSignal): Promise<SendOutcome>;
  /** After a crash: is it there already? Only chats that can look have it; throws where looking failed. */
  find?(to: Conversation, id: DeliveryId, lookup?: Lookup): Promise<Ref | null>;
  /** The conversation in which a person is spoken to alone; null where the platform has none. */
  direct?(person: string, near: Conversation): Conversation | null;
  update?(ref: Ref, message: Message): Promise<SendOutcome>;
  stop(): Promise<void>;
}
