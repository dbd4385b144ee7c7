import type { Body, Evidence, Force, Kind, Sector, Stage, Theme } from './tags.ts';

/** A law, guideline, plan or paper that people ask about by name: `ai-promotion-act`. */
export type MeasureId = string;

/** `text-of`: the publication is the measure's own text, brought from e-Gov or a file. */
export const linkRoles = ['announces', 'amends', 'consults-on', 'comments-on', 'mentions', 'text-of'] as const;
export type LinkRole = (typeof linkRoles)[number];

/** Roles in which a publication is a step of its measure's history, rather than talk about it. */
export const stepRoles: readonly LinkRole[] = ['announces', 'amends', 'consults-on'];

/** A publication's tie to a measure, with the words that show it. */
export interface MeasureLink {
  readonly measure: MeasureId;
  readonly role: LinkRole;
  readonly evidence: readonly Evidence[];
}

/** What the catalogue says of a measure, as far as tagging needs it. */
export interface MeasureTraits {
  readonly kind: Kind;
  readonly force: Force;
  readonly stage: Stage | null;
  readonly themes: readonly Theme[];
  readonly sectors: readonly Sector[];
  readonly bodies: readonly Body[];
  /** False for measures that are listed for contrast (the EU's AI Act). */
  readonly japanese: boolean;
}

/** A link with what the catalogue says of its measure: how tagging learns of measures without knowing any. */
export interface LinkedMeasure extends MeasureLink {
  readonly traits: MeasureTraits;
}
