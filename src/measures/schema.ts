import { z } from 'zod';
import { bodies, forces, kinds, sectors, stages, themes } from '../domain/tags.ts';
import { type Family, families } from './families.ts';

const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const address = z.url({ protocol: /^https?$/ });
const day = z.iso.date();
/** A day, a month or a year: the precision in which it was printed. */
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'takes 2025, 2025-06 or 2025-06-04');
const measureId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/, 'takes small letters, figures and hyphens');
/** `7`, `19-28`: articles of the measure itself, or of the law that the measure is part of. */
const articles = z.string().regex(/^\d+(-\d+)?$/, 'takes 7 or 19-28');

/**
 * A name that means this measure only under conditions; those that are given must all hold. What has no condition would
 * be an alias.
 */
const contextual = z.strictObject({
  name: z.string().min(1),
  /**
   * One of these must stand in the publication's title, its summary or its publisher's name, or, for a name in its body, near
   * it; of `公取委 + 実態調査` each part.
   */
  with: z.array(z.string()).default([]),
  /** None of these may. */
  without: z.array(z.string()).default([]),
  /** One of these must stand within some twenty characters before the name or eight behind it. */
  near: z.array(z.string()).default([]),
  /** None of these may. */
  notNear: z.array(z.string()).default([]),
  /** The publication is of this day or later; one without a date counts as of today. */
  since: day.optional(),
  /** The publication is older than this day; one without a date is not. */
  before: day.optional(),
});

/** How the source shows the date: a page that says it, a list of the authority, a date in an address, or somebody else's page. */
const bases = ['page', 'official-listing', 'address', 'secondary-page'] as const;

const event = z
  .strictObject({
    date: partialDate,
    event: bilingual,
    /** The stage at which the measure stood from then on, where publications of that time would say another than today's. */
    stage: z.enum(stages).optional(),
    /** The version that it brought: `1.1`. */
    version: z.string().optional(),
    /** Where the date was seen. */
    source: address.optional(),
    basis: z.enum(bases).optional(),
    /** False where nobody saw the date; then `checkAt` says where to look. */
    verified: z.boolean().optional(),
    checkAt: address.optional(),
    /** It was announced for this date; whether it came to pass was not seen. */
    scheduled: z.boolean().default(false),
  })
  .transform(entry => ({ ...entry, verified: entry.verified ?? entry.source !== undefined }))
  .refine(({ verified, source }) => !verified || source?.startsWith('https://'), {
    path: ['source'],
    error: 'A verified event takes the https address where its date was seen',
  });

const keyPoint = z
  .strictObject({
    point: bilingual,
    source: address.optional(),
    /** `secondary-page` where the source is somebody else's page about the measure. */
    basis: z.enum(bases).optional(),
    article: articles.optional(),
    /** False where the text behind it was not read. */
    verified: z.boolean().optional(),
  })
  .transform(entry => ({
    ...entry,
    verified: entry.verified ?? (entry.source !== undefined || entry.article !== undefined),
  }))
  .refine(({ verified, source, article }) => !verified || source !== undefined || article !== undefined, {
    path: ['source'],
    error: 'A verified point takes the address or the article that says it',
  });

const article = z.strictObject({
  /** `7`; for supplementary provisions `S1`. */
  number: z.string().regex(/^S?\d+$/, 'takes 7, or S1 for a supplementary provision'),
  heading: bilingual,
  /** What it says, in one line of our own. */
  gloss: bilingual,
  inForceSince: day.optional(),
});

export const relations = ['amends', 'supersedes', 'version-of', 'implements', 'comes-from', 'companion'] as const;

/** A measure as people write it. */
export const measureEntry = z.strictObject({
  id: measureId,
  /** Ids that it had before. */
  formerIds: z.array(measureId).default([]),
  name: bilingual,
  aliases: z
    .strictObject({ ja: z.array(z.string().min(1)).default([]), en: z.array(z.string().min(1)).default([]) })
    .default({ ja: [], en: [] }),
  contextual: z.array(contextual).default([]),
  /** Short names by which people ask for it, and that say too little to link a publication by: 公選法, AISI. */
  asked: z.array(z.string().min(1)).default([]),
  /** Words that nobody would call it by, yet that speak of it under their conditions: «OpenAI» beside 個人情報保護委員会. */
  cues: z.array(contextual).default([]),
  /** Longer words that hold one of its names and mean something else: «AI法務» for «AI法». */
  decoys: z.array(z.string().min(1)).default([]),
  /** By which codebook kind its publications go. */
  kind: z.enum(kinds),
  stage: z.enum(stages).nullable(),
  /** The words to print: 施行 for laws and ordinances only. */
  status: bilingual,
  issuer: bilingual,
  /** The form of the decision, as the source says: 閣議決定, 本部決定, 通知. */
  form: bilingual.extend({ source: address.optional() }).optional(),
  bodies: z.array(z.enum(bodies)),
  themes: z.array(z.enum(themes)),
  sectors: z.array(z.enum(sectors)),
  force: z.strictObject({
    level: z.enum(forces),
    addressee: bilingual.optional(),
    /** Whom it binds where it binds nobody else: «ministries» for a plan of the Cabinet, «the parties» for a judgment. */
    binds: bilingual.optional(),
    /** What is said of it where the words of its level would mislead: «reported to impose legal duties». */
    says: bilingual.optional(),
    note: bilingual.optional(),
  }),
  penalties: z.union([z.boolean(), z.literal('unknown')]),
  penaltiesNote: bilingual.optional(),
  /** False for what is listed for contrast: not law of Japan. */
  japanese: z.boolean().default(true),
  timeline: z.array(event),
  keyPoints: z.array(keyPoint).default([]),
  articles: z.array(article).default([]),
  lineage: z.array(z.strictObject({ relation: z.enum(relations), to: measureId })).default([]),
  /** Where sources contradict each other, or what was not read. */
  doubts: z.array(bilingual).default([]),
  addresses: z.array(address).default([]),
  /** Its id at e-Gov: `507AC0000000053`. */
  lawId: z
    .string()
    .regex(/^\d{3}[A-Z]{2}\d{10}$/, 'takes an id like 507AC0000000053')
    .optional(),
  /** Until when its facts were gathered, where that differs from its file's. */
  asOf: day.optional(),
});

/** A file of the catalogue: a family of measures. */
export const measureFile = z.strictObject({
  /** Until when the facts of the file were gathered. */
  asOf: day,
  /** Where it is listed; an entry that replaces one of the catalogue's stays where that was. */
  family: z.enum(families).optional(),
  measures: z.array(z.unknown()),
});

type Written = z.infer<typeof measureEntry>;

/** A measure of the catalogue, as lawyers would sign it: what has no source is left out or not verified. */
export interface Measure extends Omit<Written, 'asOf'> {
  readonly family: Family;
  /** Until when its facts were gathered: a day. */
  readonly asOf: string;
}
export type MeasureEvent = Written['timeline'][number];
export type KeyPoint = Written['keyPoints'][number];
export type MeasureArticle = Written['articles'][number];
export type Relation = (typeof relations)[number];
export type Basis = (typeof bases)[number];
