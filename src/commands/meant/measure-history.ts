import type { Publication } from '../../domain/publication.ts';
import type { Query } from '../../library/query.ts';
import type { Measure } from '../../measures/schema.ts';
import { newerThan } from '../../measures/timeline.ts';
import type { Context } from '../command.ts';

/** Publications that the library is asked for at once. */
const pageSize = 500;

/** Of what the archive holds on a measure, the steps of its history and its own texts, newest first. */
export function historyOf({ id }: Measure, context: Reach): Promise<readonly Publication[]> {
  return listAll({ historyOf: [id] }, context);
}

/** Steps of any of the measures' histories that were published since their facts were gathered, newest first. */
export async function historySince(measures: readonly Measure[], context: Reach): Promise<readonly Publication[]> {
  const [oldest] = measures.map(({ asOf }) => asOf).sort();
  return oldest === undefined ? [] : listAll({ historyOf: measures.map(({ id }) => id), since: oldest }, context);
}

/** How many events were published about the measures since their facts were gathered. */
export async function countNewer(measures: readonly Measure[], context: Reach): Promise<number> {
  return countSteps(measures, await historySince(measures, context));
}

export function countSteps(measures: readonly Measure[], publications: readonly Publication[]): number {
  return new Set(measures.flatMap(one => newerThan(one, publications).map(({ event }) => event))).size;
}

type Reach = Pick<Context, 'library' | 'viewer'>;

async function listAll(query: Query, { library, viewer }: Reach): Promise<readonly Publication[]> {
  const found: Publication[] = [];
  let after: string | undefined;
  do {
    const page = await library.list(viewer, query, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    found.push(...page.publications);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}
