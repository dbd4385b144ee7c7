import { dayOfPublication } from '../calendar/day-of-publication.ts';
import { dayInZone } from '../calendar/say-date.ts';
import type { Draft, Publication } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Archive } from '../store/archive.ts';
import { plainAddress, spellingsOf } from './events/address.ts';
import { saySame } from './sense.ts';

/** A draft that other sources may have brought already. */
interface Sought {
  readonly key: string;
  readonly draft: Draft;
}

/**
 * Publications that sources other than this one brought already, by the key of the draft that says the same: at its
 * address (however spelled), of its day, under its title. What a fresh archive begins with has titles of our own: there
 * address and day are enough.
 */
export async function knownElsewhere(
  source: SourceId,
  sought: readonly Sought[],
  archive: Pick<Archive, 'near'>,
): Promise<ReadonlyMap<string, Publication>> {
  const urls = sought.flatMap(({ draft: { url, publishedAt } }) => {
    const day = dayOf(publishedAt);
    return url === null || day === null ? [] : spellingsOf(url).map(spelled => ({ url: spelled, from: day, to: day }));
  });
  const { publications } = await archive.near('shared', { urls, ties: [], ids: [] });
  const others = publications.filter(one => one.source !== source);
  const byAddress = Map.groupBy(others, ({ url }) => (url === null ? '' : plainAddress(url)));
  return new Map(
    sought.flatMap(({ key, draft }) => {
      const candidates = draft.url === null ? [] : (byAddress.get(plainAddress(draft.url)) ?? []);
      const found = candidates.find(one => saysTheSame(draft, one));
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}

function saysTheSame(draft: Draft, known: Publication): boolean {
  const isSameDay = dayOf(draft.publishedAt) === dayOfPublication(known);
  return isSameDay && (known.arrival === 'starter' || saySame(draft.title, known.title));
}

function dayOf(date: string | null): string | null {
  return date === null || date.length < 10 ? null : dayInZone(date, 'Asia/Tokyo');
}
