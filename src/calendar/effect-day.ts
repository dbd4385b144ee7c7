import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import { printedDates } from './printed-dates.ts';
import { resolveDates } from './resolve-dates.ts';
import { type Said, saidAt } from './said.ts';
import { dayInZone } from './say-date.ts';

/** 施行令 and 施行規則 are names. */
const effect =
  /全面施行|一部施行|施行(?!令|規則|細則|期日)|発効|(?:entered|enters|entry|comes?|came|coming) into (?:force|effect)|in force|into effect|(?:takes?|took) (?:full )?effect/gi;

/** Whoever speaks of it more often says nothing new, and each place is read with its sentence. */
const placesMax = 50;

/** The places where title or summary speaks of effect. */
export function effectsIn(publication: Pick<Publication, 'title' | 'summary'>): Said[] {
  return (['title', 'summary'] as const).flatMap(place =>
    [...publication[place].matchAll(effect)]
      .slice(0, placesMax)
      .map(({ 0: words, index }) => saidAt(publication[place], index, words)),
  );
}

/** The first sentence on effect that prints a day after another; null where none does. */
export function effectAfter(publication: Publication, after: Day): { readonly on: Day; readonly said: Said } | null {
  const published = publication.publishedAt ?? new Date(publication.firstSeenAt).toISOString();
  const from = `${dayInZone(published, 'Asia/Tokyo')}-01-01`.slice(0, 10);
  for (const said of effectsIn(publication)) {
    const on = wholeDay(`${said.before}${said.words}${said.after}`, from);
    if (on !== null && on > after) return { on, said };
  }
  return null;
}

/** The last day for comments, else the day after its publication from which it applies; null where it has neither. */
export function dayAhead(publication: Publication): Day | null {
  const { deadline, tags, publishedAt, firstSeenAt } = publication;
  if (deadline !== null) return deadline.on;
  if (tags.stage?.value !== 'in-force' || tags.kind.value === 'commentary') return null;
  const published = dayInZone(publishedAt ?? new Date(firstSeenAt).toISOString(), 'Asia/Tokyo');
  return effectAfter(publication, published)?.on ?? null;
}

/** The one whole day that a sentence prints. */
function wholeDay(sentence: string, published: Day): Day | null {
  const text = fold(sentence).text;
  const days = resolveDates(printedDates(text), published, () => false).flatMap(({ on }) => on ?? []);
  return days.length === 1 ? (days[0] ?? null) : null;
}
