import type { Standing } from './priority.ts';
import type { Instant } from './time.ts';

/** The codebook's facets and their values; labels and definitions stand in `src/taxonomy`. */
export const relevances = ['core', 'adjacent', 'none'] as const;
export type Relevance = (typeof relevances)[number];

export const themes = [
  'innovation',
  'governance',
  'risk',
  'safety-evaluation',
  'certification',
  'incident',
  'transparency',
  'model-risk',
  'privacy',
  'copyright',
  'rights',
  'consumer',
  'cybersecurity',
  'disinformation',
  'financial-crime',
  'competition',
  'labour',
  'procurement',
  'international',
  'infrastructure',
  'liability',
  'autonomy',
] as const;
export type Theme = (typeof themes)[number];

export const sectors = [
  'finance',
  'health',
  'mobility',
  'education',
  'public',
  'telecom-media',
  'legal',
  'employment',
  'infrastructure',
  'retail',
  'defence',
  'cross-sector',
] as const;
export type Sector = (typeof sectors)[number];

export const kinds = [
  'statute',
  'bill',
  'order',
  'plan',
  'guideline',
  'report',
  'discussion-paper',
  'consultation',
  'meeting',
  'enforcement',
  'international-instrument',
  'announcement',
  'commentary',
] as const;
export type Kind = (typeof kinds)[number];

export const stages = [
  'discussion',
  'consultation-open',
  'consultation-closed',
  'cabinet-approved',
  'diet',
  'enacted',
  'in-force',
  'published',
  'revised',
  'enforced',
] as const;
export type Stage = (typeof stages)[number];

export const forces = ['penalty', 'duty', 'voluntary', 'none'] as const;
export type Force = (typeof forces)[number];

export const bodies = [
  'cabinet-office',
  'cabinet-secretariat',
  'ai-strategy-hq',
  'ai-strategy-council',
  'fsa',
  'meti',
  'mic',
  'ppc',
  'digital-agency',
  'aisi',
  'mext',
  'bunka',
  'mhlw',
  'pmda',
  'mlit',
  'jftc',
  'caa',
  'moj',
  'mofa',
  'mod',
  'npa',
  'nco',
  'jpo',
  'ipa',
  'boj',
  'cfa',
  'local',
  'diet',
  'courts',
  'self-regulatory',
  'g7',
  'oecd',
  'un',
  'eu',
  'us',
  'other-foreign',
  'party',
  'other-jp',
  'law-firm',
] as const;
export type Body = (typeof bodies)[number];

/** Words that earned a judgement, and where they stand. */
export interface Evidence {
  readonly words: string;
  readonly place: 'title' | 'summary' | 'content' | 'publisher' | 'url' | 'measure' | 'person';
  /** UTF-16 offset of the words in that text as it is stored; null where the place is no text of the publication. */
  readonly at: number | null;
}

export interface Tag<Value extends string> {
  readonly value: Value;
  /** 0 to 1; 1 for a fact of the catalogue. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** What a publication is about, by the seven facets. */
export interface Tags {
  readonly relevance: Tag<Relevance>;
  readonly themes: readonly Tag<Theme>[];
  readonly sectors: readonly Tag<Sector>[];
  readonly kind: Tag<Kind>;
  readonly stage: Tag<Stage> | null;
  readonly force: Tag<Force>;
  readonly bodies: readonly Tag<Body>[];
  readonly standing: Standing;
  /** Version of the rules that judged. */
  readonly rules: string;
}

/** A person's correction of tags, which wins over the rules. */
export interface TagCorrection {
  readonly by: string;
  readonly at: Instant;
  readonly tags: {
    readonly relevance?: Relevance;
    readonly themes?: readonly Theme[];
    readonly sectors?: readonly Sector[];
    readonly kind?: Kind;
    readonly stage?: Stage | null;
    readonly force?: Force;
    readonly bodies?: readonly Body[];
  };
}
