import type { Evidence } from './tags.ts';

/** A law, guideline, plan or paper that people ask about by name: `ai-promotion-act`. */
export type MeasureId = string;

export const linkRoles = ['announces', 'amends', 'consults-on', 'comments-on', 'mentions'] as const;
export type LinkRole = (typeof linkRoles)[number];

/** A publication's tie to a measure, with the words that show it. */
export interface MeasureLink {
  readonly measure: MeasureId;
  readonly role: LinkRole;
  readonly evidence: readonly Evidence[];
}
