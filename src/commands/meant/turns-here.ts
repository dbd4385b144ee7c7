import type { Turn } from '../../domain/turn.ts';
import type { Context } from '../command.ts';

/** Outside of threads, what was said longer ago than this is another matter. */
const silenceMsMax = 3_600_000;
/** So much of a question is remembered. */
const textLengthMax = 1_000;

/** What was asked before, and what it was about: in this thread, or lately in this conversation outside of threads. */
export async function turnsHere({ store, thread, now, ...at }: Context): Promise<readonly Turn[]> {
  const place = { workspace: at.viewer.workspace, conversation: at.conversation };
  const own = thread === null ? null : await store.threads.of({ ...place, thread });
  if (own !== null) return own.turns;
  const outside = await store.threads.of({ ...place, thread: null });
  return outside === null || now - outside.at > silenceMsMax ? [] : outside.turns;
}

/** Remembers what was asked here, and what it is about now. */
export async function addTurns(turns: readonly Turn[], { store, thread, now, ...at }: Context): Promise<void> {
  if (turns.length === 0) return;
  const place = { workspace: at.viewer.workspace, conversation: at.conversation, thread };
  const kept = turns.map(turn =>
    turn.text === undefined ? turn : { ...turn, text: turn.text.slice(0, textLengthMax) },
  );
  await store.threads.add(place, kept, now);
}
