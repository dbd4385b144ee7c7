// How long a process takes until its data is ready (lexicon, measures, catalogue of sources), and the linker's pace: `npm run bench:data`.
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import type { Draft } from '../../src/domain/publication.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';

const readyMsMax = 600;
const started = performance.now();
loadLexicon();
const withLexicon = performance.now();
const { measures } = loadMeasures();
const withMeasures = performance.now();
loadCatalogue();
const withCatalogue = performance.now();
const link = createLinker(measures);
const withLinker = performance.now();

const ready = withCatalogue - started;
console.log(
  `lexicon ${ms(withLexicon - started)}, ${measures.length} measures ${ms(withMeasures - withLexicon)}, catalogue ${ms(withCatalogue - withMeasures)}`,
);
console.log(
  `ready in ${ms(ready)}: ${Math.round((100 * ready) / readyMsMax)} % of ${readyMsMax} ms; the linker is made in ${ms(withLinker - withCatalogue)}`,
);

const paces = [100, 1_000, 10_000].map(repeats => {
  const draft: Draft = {
    title: '見本の白書',
    summary: '',
    content: '生成AIに関するガイドラインを、AI法とAI推進法に基づき改める。'.repeat(repeats),
    url: null,
    publisher: { ja: '総務省', en: 'MIC' },
    publisherBodies: ['mic'],
    publishedAt: '2026-07-01',
    updatedAt: null,
    language: 'ja',
  };
  const begun = performance.now();
  link(draft);
  return { characters: draft.content.length, tookMs: performance.now() - begun };
});
for (const { characters, tookMs } of paces) {
  console.log(
    `linking ${characters} characters full of names: ${ms(tookMs)}, ${Math.round(characters / tookMs)} a millisecond`,
  );
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
