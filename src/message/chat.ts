import type { Call } from '../domain/call.ts';
import type { Conversation, Platform, Ref, SendOutcome } from '../domain/chat.ts';
import type { DeliveryId } from '../domain/delivery.ts';
import type { Language } from '../domain/language.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Message } from './message.ts';

/** Who said it, where, and in which language the place is spoken to. */
export interface Speaker {
  readonly viewer: Viewer;
  readonly conversation: Conversation;
  readonly language: Language;
  /** The platform's own id of the thread in which it was said; absent where it was said in none. */
  readonly thread?: string;
}

/** Answers a person's words or a button's Call; null where nothing is to be said. */
export type Receive = (said: string | Call, speaker: Speaker) => Promise<Message | null>;

/** A place where people talk: each adapter is one. */
export interface Chat {
  readonly platform: Platform;
  start(receive: Receive): Promise<void>;
  /** @param under The message in whose thread it belongs; where a platform has no threads it stands by itself. */
  send(to: Conversation, message: Message, id: DeliveryId, under?: Ref): Promise<SendOutcome>;
  /** After a crash: is it there already? Only chats that can look have it. */
  find?(to: Conversation, id: DeliveryId): Promise<Ref | null>;
  update?(ref: Ref, message: Message): Promise<SendOutcome>;
  stop(): Promise<void>;
}
