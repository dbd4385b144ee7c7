import type { Starter } from '../measures/starter.ts';
import type { Store } from '../store/store.ts';
import type { Classify } from '../taxonomy/classify.ts';
import { type Brought, bring } from './bring.ts';
import { starterSource } from './recognise.ts';

/**
 * Puts what Kairan comes with into a fresh archive, so that it can answer at once. One that anything was ever brought to is
 * left as it is: what an operator removed does not come back.
 */
export async function beginArchive({
  store,
  now,
  parts,
}: {
  readonly store: Pick<Store, 'archive' | 'sources'>;
  readonly now: number;
  /** Loaded only where they are needed. */
  readonly parts: () => Promise<{ readonly starters: readonly Starter[]; readonly classify: Classify }>;
}): Promise<void> {
  if ((await store.sources.states()).length > 0) return;
  const { starters, classify } = await parts();
  const items = starters.map(
    ({ draft, links, kind, stage }): Brought => ({
      draft,
      passages: [],
      links: links.map(({ measure, role, evidence }) => ({ measure, role, evidence })),
      tags: {
        ...classify(draft, links, null),
        kind: { value: kind, confidence: 1, evidence: [] },
        stage: stage === null ? null : { value: stage, confidence: 1, evidence: [] },
      },
      key: JSON.stringify([starterSource, draft.url, draft.publishedAt]),
    }),
  );
  await bring(items, { source: starterSource, arrival: 'starter' }, { store, now });
}
