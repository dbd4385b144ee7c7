import type { Call } from '../../domain/call.ts';
import type { FoundMeasure } from '../../measures/find.ts';
import type { Measure } from '../../measures/schema.ts';

/** A name that is no single measure's, and how the same would be asked of each that it may mean. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly asked: string;
  readonly found: Exclude<FoundMeasure, { kind: 'found' }>;
  readonly askAgain: (measure: Measure) => Call;
}

/** What `--json` prints of a name that is no single measure's. */
export function unclearLine({ asked, found }: Unclear): object {
  return {
    asked,
    problem: found.kind === 'ambiguous' ? 'ambiguous' : 'unknown',
    candidates: (found.kind === 'ambiguous' ? found.measures : found.near).map(({ id, name }) => ({ id, name })),
  };
}
