import type { Language } from './language.ts';

/** What a conversation has chosen for itself; null where it has left it to the house. */
export interface ConversationSettings {
  readonly language: Language | null;
  /** IANA. */
  readonly zone: string | null;
}
