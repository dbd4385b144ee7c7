import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Bilingual } from '../domain/language.ts';
import { openYaml } from '../text/open-yaml.ts';
import type { Basis, Measure } from './schema.ts';

const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const shape = z.strictObject({
  sections: z.array(
    z.strictObject({
      heading: bilingual,
      sentences: z.array(
        z.strictObject({
          text: bilingual,
          measure: z.string(),
          article: z.string().optional(),
          source: z.url({ protocol: /^https$/ }).optional(),
        }),
      ),
    }),
  ),
});

/** A sentence of the overview, with the measure that it is said of and where it stands. */
export interface OverviewSentence {
  readonly text: Bilingual;
  readonly measure: Measure;
  readonly article: string | null;
  /** Null where an article is named and the law has no address. */
  readonly source: string | null;
  /** How the measure's own entry cites the source. */
  readonly basis: Basis | null;
}

export interface OverviewSection {
  readonly heading: Bilingual;
  readonly sentences: readonly OverviewSentence[];
}

const shipped = fileURLToPath(new URL('./overview.yaml', import.meta.url));

/**
 * Japan's approach to the regulation of AI, composed from several measures. A sentence whose measure is not in the catalogue
 * is left out: nothing would bear it.
 */
export function composeOverview(measures: readonly Measure[]): readonly OverviewSection[] {
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const { sections } = shape.parse(openYaml(shipped).value);
  return sections
    .map(({ heading, sentences }) => ({
      heading,
      sentences: sentences.flatMap((sentence): OverviewSentence[] => {
        const measure = byId.get(sentence.measure);
        if (measure === undefined) return [];
        const law = measure.addresses.find(address => address.includes('laws.e-gov.go.jp'));
        const { text, article = null, source = law ?? null } = sentence;
        return [{ text, measure, article, source, basis: basisOf(measure, source) }];
      }),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

function basisOf({ keyPoints, timeline }: Measure, source: string | null): Basis | null {
  return [...keyPoints, ...timeline].find(one => one.source === source && one.basis !== undefined)?.basis ?? null;
}
