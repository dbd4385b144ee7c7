import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type LinkedMeasure, linkRoles } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import { bodies, type Kind, kinds, type Stage, stages } from '../domain/tags.ts';
import { openYaml } from '../text/open-yaml.ts';
import type { Measure } from './schema.ts';

const shape = z.strictObject({
  publishers: z.record(z.string(), z.strictObject({ ja: z.string(), en: z.string(), bodies: z.array(z.enum(bodies)) })),
  publications: z.array(
    z
      .strictObject({
        date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
        title: z.string().optional(),
        about: z.string().optional(),
        summary: z.strictObject({ ja: z.string().optional(), en: z.string() }),
        publisher: z.string(),
        language: z.enum(['ja', 'en']).default('ja'),
        url: z.url({ protocol: /^https$/ }),
        measures: z.array(z.string()).min(1),
        role: z.enum(linkRoles).default('announces'),
        kind: z.enum(kinds),
        stage: z.enum(stages).optional(),
      })
      .refine(({ title, about }) => (title === undefined) !== (about === undefined), 'takes a title or an about'),
  ),
});

/** A publication that a fresh archive begins with, and the measures that it is about. */
export interface Starter {
  readonly draft: Draft;
  readonly links: readonly LinkedMeasure[];
  readonly kind: Kind;
  readonly stage: Stage | null;
}

const shipped = fileURLToPath(new URL('./starter.yaml', import.meta.url));

/** The publications that come with Kairan. One about measures that the catalogue no longer has is left out. */
export function loadStarter(measures: readonly Measure[]): readonly Starter[] {
  const { publishers, publications } = shape.parse(openYaml(shipped).value);
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  return publications.flatMap(
    ({ date, title, about, summary, publisher, language, url, measures: ids, role, kind, stage }) => {
      const from = publishers[publisher];
      const linked = ids.flatMap(id => byId.get(id) ?? []);
      if (from === undefined || linked.length === 0) return [];
      const draft: Draft = {
        title: title ?? `${about}（表題は説明）`,
        summary: [summary.ja, summary.en].filter(Boolean).join(' '),
        content: '',
        url,
        publisher: { ja: from.ja, en: from.en },
        publisherBodies: from.bodies,
        publishedAt: date,
        updatedAt: null,
        language,
      };
      return [{ draft, links: linked.map(measure => linkTo(measure, role)), kind, stage: stage ?? null }];
    },
  );
}

function linkTo(measure: Measure, role: LinkedMeasure['role']): LinkedMeasure {
  const { id, kind, force, stage, themes, sectors, bodies: by, japanese } = measure;
  return {
    measure: id,
    role,
    evidence: [{ words: measure.name.ja, place: 'measure', at: null }],
    traits: { kind, force: force.level, stage, themes, sectors, bodies: by, japanese },
  };
}
