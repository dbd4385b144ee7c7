import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { languages } from '../domain/language.ts';
import { publisherTypes, type Source } from '../domain/source.ts';
import { openYaml } from '../text/open-yaml.ts';

/** What a notice said from a moment on. */
export interface Wording {
  readonly at: number;
  readonly title: string;
  readonly summary: string;
}

/** Something that a made-up publisher publishes, and publishes again where it mends it. */
export interface Notice {
  readonly id: string;
  readonly source: string;
  /** Oldest first; at least one. */
  readonly wordings: readonly Wording[];
}

/** A fortnight that never was. */
export interface Fortnight {
  readonly begins: number;
  readonly ends: number;
  readonly sources: readonly Source[];
  readonly notices: readonly Notice[];
  /** From one moment to the other a source does not answer. */
  readonly silent: readonly { readonly source: string; readonly from: number; readonly to: number }[];
}

const moment = z.string().transform(text => Temporal.Instant.from(text).epochMilliseconds);
const shape = z.strictObject({
  begins: moment,
  ends: moment,
  sources: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(publisherTypes),
      ja: z.string(),
      en: z.string(),
      language: z.enum(languages).default('ja'),
    }),
  ),
  silent: z.array(z.strictObject({ source: z.string(), from: moment, to: moment })),
  notices: z.array(
    z.strictObject({
      id: z.string(),
      source: z.string(),
      at: moment,
      title: z.string(),
      summary: z.string(),
      revisions: z.array(z.strictObject({ at: moment, title: z.string(), summary: z.string() })).default([]),
    }),
  ),
});

/** The fortnight that comes with Kairan. */
export function loadFortnight(): Fortnight {
  const written = shape.parse(openYaml(fileURLToPath(new URL('./fortnight.yaml', import.meta.url))).value);
  return {
    ...written,
    sources: written.sources.map(toSource),
    notices: written.notices.map(({ id, source, at, title, summary, revisions }) => ({
      id,
      source,
      wordings: [{ at, title, summary }, ...revisions],
    })),
  };
}

/** The reserved ending leads nowhere, on any machine. */
function toSource({ id, type, ja, en, language }: z.infer<typeof shape>['sources'][number]): Source {
  return {
    id,
    owner: 'shared',
    name: { ja, en },
    publisher: { ja, en },
    publisherType: type,
    bodies: [],
    kind: 'feed',
    url: `https://${id}.example/news.rss`,
    homepage: null,
    language,
    identity: ['guid'],
    fragments: 'keep',
    datePrecision: 'as-printed',
    everyMs: 3_600_000,
    terms: { show: 'full', attribution: null, seenAt: null },
    selectors: null,
    verified: true,
    note: null,
  };
}
