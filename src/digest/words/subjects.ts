import type { Publication } from '../../domain/publication.ts';
import type { Sector, Theme } from '../../domain/tags.ts';

/** From so much on a theme is printed: below it stand guesses from a word that every guideline has, or from who publishes. */
const sureFrom = 0.6;

/** What a publication is about, as far as it is sure enough to be printed; guesses only where nothing else is known. */
export function shownSubjects({ tags }: Pick<Publication, 'tags'>): {
  readonly themes: readonly Theme[];
  readonly sectors: readonly Sector[];
} {
  const sectors = tags.sectors.map(({ value }) => value).filter(value => value !== 'cross-sector');
  const sure = tags.themes.filter(({ confidence }) => confidence >= sureFrom);
  const themes = sure.length + sectors.length > 0 ? sure : tags.themes;
  return { themes: themes.map(({ value }) => value), sectors };
}
