import type { Measure } from './measures/schema.ts';

/** What a fresh archive begins with; later openings load none of it. */
export async function starterParts(measures: readonly Measure[]) {
  const [{ loadStarter }, { createClassifier }, { loadLexicon }] = await Promise.all([
    import('./measures/starter.ts'),
    import('./taxonomy/classify.ts'),
    import('./taxonomy/lexicon.ts'),
  ]);
  return { starters: loadStarter(measures), classify: createClassifier(loadLexicon()) };
}

/** The judges of an import, which few processes need. */
export async function importJudges(measures: readonly Measure[]) {
  const [{ importPublications }, { findDeadline }, { createLinker }, { createClassifier }, { loadLexicon }] =
    await Promise.all([
      import('./ingest/import.ts'),
      import('./calendar/deadline.ts'),
      import('./measures/link.ts'),
      import('./taxonomy/classify.ts'),
      import('./taxonomy/lexicon.ts'),
    ]);
  return { importPublications, findDeadline, link: createLinker(measures), classify: createClassifier(loadLexicon()) };
}
