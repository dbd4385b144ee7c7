import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';
import type { Archive, Commit, CommitOutcome, Nearby } from '../../store/archive.ts';
import { tiesOf } from '../../store/ties.ts';
import { spellingsOf } from './address.ts';
import { commentaryDaysMax, daysApartMax } from './alike.ts';
import { join } from './join.ts';

/** So often the archive may change between reading and committing; each time another process has got on. */
const triesMax = 1_000;

/**
 * Commits publications, each in the event that it belongs to. What was decided upon an archive that has changed meanwhile
 * is decided again.
 */
export async function commitInEvents(
  archive: Pick<Archive, 'commit' | 'near'>,
  commit: Commit,
): Promise<{ readonly outcome: CommitOutcome; readonly publications: readonly Publication[] }> {
  const { owner, publications } = commit;
  if (publications.length === 0) return { outcome: await archive.commit(commit), publications };
  const nearby = nearbyOf(publications);
  for (let tries = 0; tries < triesMax; tries++) {
    const { readAt, publications: near } = await archive.near(owner, nearby);
    const joined = join(publications, near);
    const merging = { readAt, merges: joined.merges };
    const outcome = await archive.commit({ ...commit, publications: joined.publications, merging });
    if (outcome.kind !== 'overtaken') return { outcome, publications: joined.publications };
  }
  throw new Error('the archive changes faster than publications can be put into events');
}

function nearbyOf(publications: readonly Publication[]): Nearby {
  const dated = publications.flatMap(publication => {
    const day = dayOfPublication(publication);
    return day === null ? [] : [{ publication, days: daysAround(day) }];
  });
  return {
    urls: dated.flatMap(({ publication: { url }, days }) =>
      url === null ? [] : spellingsOf(url).map(spelled => ({ url: spelled, ...days })),
    ),
    ties: dated.flatMap(({ publication, days }) => tiesOf(publication).map(tie => ({ tie, ...days }))),
    ids: publications.filter(({ revision }) => revision > 1).map(({ id }) => id),
  };
}

/** Commentary looks further back than officials look. */
function daysAround(day: Day): { from: Day; to: Day } {
  const at = Date.parse(day);
  const dayAfter = (days: number) => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  return { from: dayAfter(-commentaryDaysMax), to: dayAfter(daysApartMax) };
}
