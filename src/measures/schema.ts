import { z } from 'zod';
import { bodies, forces, kinds, sectors, stages, themes } from '../domain/tags.ts';

const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const address = z.url({ protocol: /^https?$/ });
/** A day, a month or a year. */
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'takes 2025, 2025-06 or 2025-06-04');

/** A short name that means this measure only beside certain words. */
const contextual = z.strictObject({
  name: z.string().min(1),
  /** One of these must stand in the text. */
  with: z.array(z.string()).default([]),
  /** None of these may. */
  without: z.array(z.string()).default([]),
});

const event = z
  .strictObject({
    date: partialDate,
    event: bilingual,
    /** Where the date stands; without it the event is not verified. */
    source: address.optional(),
    scheduled: z.boolean().default(false),
  })
  .transform(entry => ({ ...entry, verified: entry.source !== undefined }));

const keyPoint = z.strictObject({
  point: bilingual,
  source: address.optional(),
  /** `7`, `19-28`: articles of the measure itself. */
  article: z.string().optional(),
});

export const relations = ['amends', 'supersedes', 'version-of', 'implements', 'comes-from', 'companion'] as const;

/** A measure as people write it. */
export const measureEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/, 'takes small letters, figures and hyphens'),
  name: bilingual,
  aliases: z.strictObject({ ja: z.array(z.string()).default([]), en: z.array(z.string()).default([]) }),
  contextual: z.array(contextual).default([]),
  /** By which codebook kind its publications go. */
  kind: z.enum(kinds),
  stage: z.enum(stages).nullable(),
  status: bilingual,
  issuer: bilingual,
  form: bilingual.optional(),
  bodies: z.array(z.enum(bodies)),
  themes: z.array(z.enum(themes)),
  sectors: z.array(z.enum(sectors)),
  force: z.strictObject({ level: z.enum(forces), addressee: bilingual.optional() }),
  penalties: z.union([z.boolean(), z.literal('unknown')]),
  penaltiesNote: bilingual.optional(),
  japanese: z.boolean().default(true),
  timeline: z.array(event),
  keyPoints: z.array(keyPoint).default([]),
  lineage: z.array(z.strictObject({ relation: z.enum(relations), to: z.string() })).default([]),
  addresses: z.array(address).default([]),
});

/** A measure of the catalogue, as lawyers would sign it: what has no source is left out or not verified. */
export type Measure = z.infer<typeof measureEntry>;

/** A file of the catalogue: a family of measures. */
export const measureFile = z.strictObject({ measures: z.array(z.unknown()) });
