import { z } from 'zod';
import { languages } from '../../src/domain/language.ts';
import { linkRoles } from '../../src/domain/measure.ts';
import { arrivals } from '../../src/domain/publication.ts';
import { failureReasons, sourceKinds } from '../../src/domain/source.ts';
import { bodies, forces, kinds, relevances, sectors, stages, themes } from '../../src/domain/tags.ts';
import { families } from '../../src/measures/families.ts';
import { measureEntry, relations } from '../../src/measures/schema.ts';

const bilingual = z.object({ ja: z.string(), en: z.string() });
const words = z.array(z.string());
const byValue = z.record(z.string(), words);
const moment = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });
const partialDate = z
  .string()
  .describe('ISO 8601 in the precision in which it was printed: 2026, 2026-07, 2026-07-14, or with a time.');
const publicationId = z.string().regex(/^p\w+$/);

const deadline = z
  .object({
    on: day,
    time: z.string().nullable(),
    zone: z.literal('Asia/Tokyo'),
    basis: z.enum(['administrative-procedure-act', 'voluntary']).nullable(),
  })
  .describe('The last day on which comments are taken, in Japan.');

const line = {
  id: publicationId.describe('The publication.'),
  event: publicationId.describe('The event that it belongs to: every id that the event ever had leads to it.'),
  revision: z.int().min(1),
  source: z.string(),
  title: z.string(),
  summary: z.string().describe('The publisher’s; empty where its terms allow the address only.'),
  url: z.string().nullable(),
  publisher: bilingual,
  published: partialDate.nullable(),
  updated: partialDate.nullable(),
  lang: z.enum(languages),
  arrival: z.enum(arrivals),
  firstSeen: moment,
  relevance: z.enum(relevances),
  theme: z.array(z.enum(themes)),
  sector: z.array(z.enum(sectors)),
  kind: z.enum(kinds),
  stage: z.enum(stages).nullable(),
  force: z.enum(forces),
  body: z.array(z.enum(bodies)),
  deadline: deadline.nullable(),
  measures: z.array(z.object({ measure: z.string(), role: z.enum(linkRoles) })),
  evidence: z
    .object({
      relevance: words,
      theme: byValue,
      sector: byValue,
      kind: words,
      stage: words,
      force: words,
      body: byValue,
    })
    .describe('The words that earned each tag.'),
  rules: z.string().describe('The version of the rules that judged.'),
};
const attribution = bilingual.nullable().describe('The line that its publisher’s terms want shown with it.');

const pinpoint = z.union([
  z.object({
    kind: z.literal('article'),
    article: z.string(),
    paragraph: z.string().nullable(),
    item: z.string().nullable(),
  }),
  z.object({ kind: z.literal('page'), page: z.int() }),
  z.object({ kind: z.literal('heading'), heading: z.string() }),
]);

/** Why a search found it; absent where nothing was searched. */
const found = {
  score: z.number().describe('Comparable within one answer only.').optional(),
  why: z.array(z.record(z.string(), z.string())).optional(),
  everyWord: z.boolean().optional(),
  passage: z.object({ pinpoint, heading: z.string(), text: z.string() }).nullable().optional(),
};

const revision = z.object({
  id: publicationId,
  revision: z.int().min(1),
  source: z.string(),
  url: z.string().nullable(),
  published: partialDate.nullable(),
  datedAhead: z.boolean(),
  fetched: moment,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  changes: z.array(z.unknown()),
});

export const publicationSchema = z.object({ ...line, attribution, ...found });
export const wholePublicationSchema = z.object({ ...line, attribution, revisions: z.array(revision) });

const also = z
  .array(z.object({ id: publicationId, title: z.string(), url: z.string().nullable(), publisher: bilingual }))
  .describe('Other publications of the same event.');
const event = { ...line, also, attribution };

export const eventSchema = z.object({
  ...event,
  work: z.record(z.string(), z.unknown()).optional().describe('What the workspace has done about it, with work=yes.'),
});
export const wholeEventSchema = z.object({
  ...event,
  publications: z.array(z.object({ ...line, attribution })).describe('Every publication of it, the leading one first.'),
});

export const deadlineSchema = z.object({
  ...event,
  businessDaysLeft: z.int().describe('Business days in Japan from today to the last day.'),
  doubt: z
    .union([
      z.object({ kind: z.literal('before-publication'), published: day }),
      z.object({ kind: z.literal('printed-otherwise'), printed: day }),
    ])
    .nullable()
    .describe('What the publication itself says against the recorded day.'),
});

const measure = {
  id: z.string(),
  name: bilingual,
  family: z.enum(families),
  kind: z.enum(kinds),
  stage: z.enum(stages).nullable(),
  status: bilingual,
  issuer: bilingual,
  body: z.array(z.enum(bodies)),
  sector: z.array(z.enum(sectors)),
  penalties: measureEntry.shape.penalties,
  asOf: day.describe('Until when its facts were gathered.'),
};
export const measureSchema = z.object({ ...measure, force: z.enum(forces) });
export const wholeMeasureSchema = z.object({
  ...measure,
  aliases: z.object({ ja: words, en: words }),
  form: bilingual.extend({ source: z.string().optional() }).nullable(),
  theme: z.array(z.enum(themes)),
  force: z.object({
    level: z.enum(forces),
    addressee: bilingual.optional(),
    binds: bilingual.optional(),
    says: bilingual.optional(),
    note: bilingual.optional(),
  }),
  penaltiesNote: bilingual.nullable(),
  japanese: z.boolean(),
  keyPoints: measureEntry.shape.keyPoints,
  timeline: measureEntry.shape.timeline,
  related: z.array(z.object({ relation: z.enum(relations), direction: z.string(), id: z.string(), name: bilingual })),
  doubts: z.array(bilingual),
  addresses: words,
  newer: z.array(publicationId).describe('Publications since its facts were gathered.'),
  proposals: z.array(
    z.object({
      stage: z.enum(stages),
      date: partialDate,
      title: z.string(),
      publication: publicationId,
      url: z.string().nullable(),
    }),
  ),
});

const outcome = z.union([
  z.object({
    kind: z.literal('read'),
    entries: z.int(),
    added: z.int(),
    revised: z.int(),
    issues: z.int(),
    firstIssue: z.string().nullable().optional(),
  }),
  z.object({ kind: z.literal('unchanged') }),
  z.object({ kind: z.literal('failed'), reason: z.enum(failureReasons), detail: z.string() }),
]);

export const sourceSchema = z.object({
  id: z.string(),
  name: bilingual,
  publisher: bilingual,
  kind: z.enum(sourceKinds),
  url: z.string(),
  homepage: z.string().nullable(),
  terms: z.object({
    show: z.enum(['full', 'excerpt', 'link-only']),
    attribution: bilingual.nullable(),
    seenAt: z.string().nullable(),
  }),
  language: z.enum(languages),
  verified: z.boolean(),
  publications: z.int(),
  lastSuccess: moment.nullable(),
  lastAsked: moment.nullable(),
  outcome: outcome.nullable(),
  failuresInARow: z.int(),
  nextDue: moment.nullable(),
  nextDueWhy: z.string().nullable(),
  stale: z.boolean(),
});
