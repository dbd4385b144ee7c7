// How long it takes to compose and show one digest: `npm run bench:digest`.
import { eventCard } from '../../src/digest/card.ts';
import { composeDigest, everything } from '../../src/digest/digest.ts';
import { eventViews } from '../../src/digest/event-view.ts';
import type { Reading } from '../../src/digest/reading.ts';
import { createReadings } from '../../src/digest/readings.ts';
import { showDigest } from '../../src/digest/show-digest.ts';
import { wants } from '../../src/digest/wants.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { kinds, sectors, stages, themes } from '../../src/domain/tags.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { aPublication, aSource, aState, aTag, noTags } from '../world/sample.ts';

const now = Date.parse('2026-03-04T09:00:00+09:00');
const profile = {
  ...everything,
  themes: ['privacy', 'governance', 'model-risk'] as const,
  sectors: ['finance'] as const,
};
const sources = Array.from({ length: 94 }, (_, index) => aSource({ id: `source-${index}` }));
const states = sources.map(({ id }) => aState({ id, lastAskedAt: now, lastNewAt: now }));
const { measures } = loadMeasures();
const readingOf = createReadings({ sources, measures, offers: () => true });
const readings = (['ja', 'en'] as const).map(language => readingOf({ language, profile }, now));

const bars = [
  [20, 1],
  [200, 5],
] as const;
for (const reading of readings)
  for (const [count, barMs] of bars) {
    const publications = Array.from({ length: count }, (_, index) => publicationNumber(index));
    const once = () => {
      const wanted = eventViews(publications, reading.isOfficial).filter(({ fresh }) =>
        fresh.some(one => wants(profile, one, reading.today) !== null),
      );
      const input = { news: wanted, withDeadline: publications, sources, states, since: '2026-03-03', now };
      const digest = composeDigest(input, reading);
      return JSON.stringify(showDigest(digest, reading)).length;
    };
    for (let warm = 0; warm < 200; warm++) once();
    const times = Array.from({ length: 500 }, () => {
      const startedAt = process.hrtime.bigint();
      once();
      return Number(process.hrtime.bigint() - startedAt) / 1e6;
    }).sort((a, b) => a - b);
    const [median = 0, late = 0] = [times[250], times[475]];
    console.log(
      `${reading.language}, ${String(count).padStart(3)} publications: median ${median.toFixed(2)} ms, p95 ${late.toFixed(2)} ms; the bar is ${barMs} ms, ratio ${(median / barMs).toFixed(2)}`,
    );
  }
const [view] = eventViews([publicationNumber(1)], readings[0]?.isOfficial ?? (() => true));
if (view !== undefined)
  console.log(`one card: ${JSON.stringify(eventCard(view, 1, readings[1] as Reading)).length} bytes`);

/** A publication of some kind, with tags that vary; a third of them belong to an event of another. */
function publicationNumber(index: number): Publication {
  const pick = <Value>(values: readonly Value[], step: number) => values[(index * step) % values.length] as Value;
  const id = `p${String(index).padStart(10, '0')}`;
  return aPublication({
    id,
    event: index % 3 === 2 ? `p${String(index - 1).padStart(10, '0')}` : id,
    title: `人工知能の活用に関する見本の文書の公表について（第${index}号）`,
    summary: '見本省は、人工知能の活用に関する考え方を取りまとめた。事業者は、内容を確認することが望ましい。'.repeat(3),
    publishedAt: `2026-03-0${(index % 3) + 1}`,
    deadline:
      index % 7 === 0
        ? {
            on: `2026-03-${10 + (index % 10)}`,
            time: '17:00',
            zone: 'Asia/Tokyo',
            basis: null,
            evidence: { words: '', place: 'summary', at: null },
          }
        : null,
    links: [{ measure: 'sample', role: 'announces', evidence: [] }],
    tags: {
      ...noTags,
      relevance: aTag('core' as const),
      themes: [aTag(pick(themes, 1)), aTag(pick(themes, 5))],
      sectors: [aTag(pick(sectors, 1))],
      kind: aTag(pick(kinds, 1)),
      stage: aTag(pick(stages, 1)),
      standing: { points: (index * 7) % 60, because: [] },
    },
  });
}
