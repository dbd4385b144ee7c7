import { z } from 'zod';
import { languages } from '../../src/domain/language.ts';
import { identityParts, publisherTypes, sourceKinds } from '../../src/domain/source.ts';
import { bodies } from '../../src/domain/tags.ts';

const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const address = z.url({ protocol: /^https?$/ });

const terms = z.strictObject({
  show: z.enum(['full', 'excerpt', 'link-only']),
  attribution: bilingual.optional(),
  seenAt: address.optional(),
});

/** A source as people write it; what most share is left out and filled in by the loader. */
export const sourceEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'takes small letters, figures and hyphens'),
  name: bilingual,
  publisher: bilingual.optional(),
  publisherType: z.enum(publisherTypes).optional(),
  bodies: z.array(z.enum(bodies)).optional(),
  kind: z.enum(sourceKinds),
  url: address,
  homepage: address.optional(),
  language: z.enum(languages),
  identity: z.array(z.enum(identityParts)).min(1).optional(),
  fragments: z.enum(['keep', 'drop']).optional(),
  datePrecision: z.enum(['as-printed', 'day']).optional(),
  every: z
    .string()
    .regex(/^\d{1,4}[mhd]$/, 'takes a number and m, h or d')
    .optional(),
  terms: terms.optional(),
  selectors: z
    .strictObject({
      item: z.string(),
      title: z.string().optional(),
      link: z.string().optional(),
      date: z.string().optional(),
    })
    .optional(),
  /** What is known of the source: a real copy was seen, the address was seen, or neither. */
  evidence: z.enum(['capture', 'listed', 'unseen']).optional(),
});
export type SourceEntry = z.infer<typeof sourceEntry>;

/** A file of the catalogue: what its sources share, and the sources. */
export const catalogueFile = z.strictObject({
  publisherType: z.enum(publisherTypes).optional(),
  terms: terms.optional(),
  sources: z.array(z.unknown()),
});
