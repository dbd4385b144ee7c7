import type { Language } from './language.ts';
import type { PersonId } from './workspace.ts';

/** What a conversation has chosen for itself; null where it has left it to the house. */
export interface ConversationSettings {
  readonly language: Language | null;
  /** IANA. */
  readonly zone: string | null;
  /** False where no language model is to word answers here, though the workspace has switched it on. */
  readonly model?: boolean;
  /** Whether people of other organisations were in it when it was last heard of; absent where its platform never told. */
  readonly hasOutsiders?: boolean;
  /** Who is to acknowledge what is circulated here; absent where nobody is named. */
  readonly circle?: readonly PersonId[];
}
