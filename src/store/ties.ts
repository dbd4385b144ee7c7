import type { MeasureLink } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import { fold } from '../text/fold.ts';

/** A shorter name in brackets may be anybody's: 「AI」, 「指針」. */
const nameCharactersMin = 8;

/** True where a publication does more with a measure than to mention it. */
export function treats({ role }: MeasureLink): boolean {
  return role !== 'mentions' && role !== 'text-of';
}

/**
 * What a publication may share with others of its event, besides the address: measures that it does more than mention
 * (`measure:ai-promotion-act`), and names that stand in brackets in its title (`name:…`, folded).
 */
export function tiesOf({ links, title }: Pick<Publication, 'links' | 'title'>): readonly string[] {
  const named = Array.from(
    title.matchAll(/「([^「」]+)」|『([^『』]+)』|“([^“”]+)”/g),
    ([, ...names]) => fold(names.join('')).text,
  );
  return [
    ...new Set([
      ...links.filter(treats).map(({ measure }) => `measure:${measure}`),
      ...named.filter(name => name.length >= nameCharactersMin).map(name => `name:${name}`),
    ]),
  ];
}
