import type { Deadline } from '../domain/deadline.ts';
import type { LinkedMeasure } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { BodyDefaults } from './lexicon.ts';
import type { Scan } from './scan.ts';
import type { Speaker } from './speaker.ts';

/** What the rules judge by: the words, who speaks, the measures that are spoken of, and the deadline. */
export interface Context {
  readonly draft: Draft;
  readonly scan: Scan;
  readonly speaker: Speaker;
  readonly linked: readonly LinkedMeasure[];
  readonly deadline: Deadline | null;
  readonly defaultsOf: (body: string) => BodyDefaults | undefined;
}

/** Measures that the publication is about, not only names. */
export function subjectsOf({ linked }: Context): readonly LinkedMeasure[] {
  return linked.filter(({ role }) => role !== 'mentions');
}
