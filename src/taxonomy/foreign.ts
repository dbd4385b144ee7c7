import type { Body } from '../domain/tags.ts';

/** Bodies abroad. */
export const foreign: readonly string[] = ['eu', 'us', 'un', 'oecd', 'g7', 'other-foreign'] satisfies Body[];

/** True for a body of Japan. */
export function isJapaneseBody(value: string): boolean {
  return !foreign.includes(value) && value !== 'law-firm';
}
