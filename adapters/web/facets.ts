import type { FacetName } from '../../src/library/query.ts';
import { type Facet, facetLabels, labelOf } from '../../src/taxonomy/codebook.ts';
import type { Asked } from './console.ts';
import { html, type Markup, nothing, pathTo, sayIn } from './markup.ts';

/** By what a list is narrowed down. */
export const listFacets = [
  'kind',
  'theme',
  'sector',
  'body',
  'stage',
  'force',
  'relevance',
] as const satisfies readonly Facet[];
/** The same while words are searched for: search knows these as filters. */
export const searchFacets = ['kind', 'theme', 'sector', 'body'] as const satisfies readonly Facet[];

type Counts = Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>>;

/** Values of a facet that are listed before «more». */
const valuesShown = 8;

/** Each facet's values with how many have them; each leads to the same list with that value chosen, or let go. */
export function drawFacets(facets: readonly (typeof listFacets)[number][], counts: Counts, asked: Asked): Markup {
  return html`${facets.map(facet => drawFacet(facet, counts[facet] ?? {}, asked))}`;
}

function drawFacet(
  facet: Facet & FacetName,
  counted: Readonly<Record<string, number>>,
  { visitor, query }: Asked,
): Markup {
  const { language } = visitor;
  const say = sayIn(language);
  const chosen = query.getAll(facet);
  const counts = Object.entries(counted).sort((a, b) => b[1] - a[1]);
  if (counts.length === 0) return nothing;
  const others = Object.fromEntries(
    [...new Set(query.keys())]
      .filter(name => !['after', 'skip'].includes(name))
      .map(name => [name, query.getAll(name)]),
  );
  const item = ([value, count]: [string, number]) => {
    const isChosen = chosen.includes(value);
    const next = isChosen ? chosen.filter(one => one !== value) : [...chosen, value];
    return html`<li><a href="${pathTo('/events', { ...others, [facet]: next })}"${isChosen ? html` aria-current="true"` : nothing}>${isChosen ? '✓ ' : ''}${labelOf(facet, value as never, language)}</a><span class="quiet">${count}</span></li>`;
  };
  const rest = counts.slice(valuesShown);
  return html`<details${chosen.length > 0 || facet === 'kind' || facet === 'theme' ? html` open` : nothing}><summary>${facetLabels[facet][language]}</summary>
<ul>${counts.slice(0, valuesShown).map(item)}</ul>${rest.length === 0 ? nothing : html`<details><summary>${say(`ほか${rest.length}`, `${rest.length} more`)}</summary><ul>${rest.map(item)}</ul></details>`}</details>`;
}
