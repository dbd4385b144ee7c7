import type { PersonId, Viewer } from '../../domain/workspace.ts';

/** Whom people mean: themselves, somebody of a chat, or a department in words. */
export function personMeant(written: string, viewer: Viewer): PersonId {
  const bare = written.trim().replace(/^[@＠]/, '');
  return /^(me|myself|私|自分|自分自身)$/i.test(bare) ? viewer.person : bare;
}
