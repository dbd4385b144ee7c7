import type { Language } from '../../../src/domain/language.ts';
import type { FacetName, Facets, Query } from '../../../src/library/query.ts';
import { shortName } from '../../../src/measures/name.ts';
import { codebook, type Facet, facetLabels, labelOf } from '../../../src/taxonomy/codebook.ts';
import type { Asked, Console, ConsolePage } from '../console.ts';
import { minuteOf } from '../kept-pages.ts';
import { html, type Markup, nothing, pathTo, type Say, sayIn } from '../markup.ts';
import { drawPublication } from '../publication-card.ts';
import { readingOf } from '../reading.ts';

const pageSize = 25;
const shownFacets = [
  'kind',
  'theme',
  'sector',
  'body',
  'stage',
  'force',
  'relevance',
] as const satisfies readonly Facet[];
/** Values of a facet that are listed before «more». */
const valuesShown = 8;

/** Publications by their facets, newest first; with words, best first. */
export const events: ConsolePage = {
  path: '/events',
  under: '/events',
  madeFrom: (_asked, { clock }) => minuteOf(clock.now()),
  async show(asked, house) {
    const { visitor, query } = asked;
    const say = sayIn(visitor.language);
    const words = (query.get('q') ?? '').trim().slice(0, 400);
    const filters = filtersIn(query);
    const facets = await house.library.facets(visitor.viewer, filters);
    const results = words === '' ? await newest(asked, filters, house) : await found(asked, words, house);
    return {
      title: say('公表資料', 'Events'),
      isWide: true,
      content: html`<form class="filters" method="get" action="/events" role="search" data-live>
<input type="search" name="q" value="${words}" aria-label="${say('検索する語', 'Words to search for')}" placeholder="${say('検索（例：偽情報 機関:総務省 以降:2025-06-01）', 'Search: disinformation body:mic since:2025-06-01')}">
${shownFacets.flatMap(facet => query.getAll(facet).map(value => html`<input type="hidden" name="${facet}" value="${value}">`))}
<button class="primary">${say('検索', 'Search')}</button></form>
<p class="to-facets"><a href="#facets">${say('絞り込みへ', 'To the filters')}</a></p>
${drawOrigin(filters, house, say, visitor.language)}
<div class="columns"><section id="results" aria-live="polite">${results}</section>
<aside class="facets" id="facets" aria-label="${say('絞り込み', 'Filters')}">${words === '' ? shownFacets.map(facet => drawFacet(facet, facets, asked)) : html`<p class="quiet">${say('検索中の絞り込みは「機関:総務省」のように語に添えてください。', 'While searching, narrow down by words such as body:mic.')}</p>`}</aside></div>`,
    };
  },
};

/** What the address asks for; values that no facet has are left out. */
function filtersIn(query: URLSearchParams): Query {
  const chosen = shownFacets.flatMap(facet => {
    const values = query.getAll(facet).filter(value => value in codebook[facet]);
    return values.length === 0 ? [] : [[facet, values] as const];
  });
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(query.get(name) ?? '') ? { [name]: query.get(name) } : {});
  const source = query.getAll('source');
  const measure = query.getAll('measure');
  return {
    // Of one source everything that it brought.
    ...(source.length > 0 ? {} : { relevance: ['core', 'adjacent'] as const }),
    ...Object.fromEntries(chosen),
    ...day('since'),
    ...day('before'),
    ...(source.length > 0 ? { source } : {}),
    ...(measure.length > 0 ? { measure } : {}),
  };
}

/** Of which source or measure the list is, where it was come to from there. */
function drawOrigin({ source = [], measure = [] }: Query, house: Console, say: Say, language: Language): Markup {
  const names = [
    ...house.sources.filter(({ id }) => source.includes(id)).map(({ name }) => name[language]),
    ...house.measures.filter(({ id }) => measure.includes(id)).map(one => shortName(one, language)),
  ];
  if (names.length === 0) return nothing;
  return html`<p>${names.map(name => html`<span class="tag">${name}</span> `)}<a href="/events">${say('すべての公表資料', 'All events')}</a></p>`;
}

async function newest({ visitor, query }: Asked, filters: Query, house: Console): Promise<Markup> {
  const reading = readingOf(house, visitor.language);
  const say = sayIn(visitor.language);
  const after = query.get('after') ?? undefined;
  const page = await house.library.list(visitor.viewer, filters, {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
  return html`<p class="quiet">${say(`${page.total}件`, `${page.total} publications`)}</p>
${page.publications.map(one => drawPublication(one, reading))}
${page.next === null ? nothing : html`<p><a class="button" href="${pathTo('/events', { ...Object.fromEntries([...new Set(query.keys())].map(name => [name, query.getAll(name)])), after: page.next })}">${say('さらに古いもの', 'Older ones')}</a></p>`}`;
}

async function found({ visitor }: Asked, words: string, house: Console): Promise<Markup> {
  const reading = readingOf(house, visitor.language);
  const say = sayIn(visitor.language);
  const { hits, whole, partly, notes } = await house.library.search(visitor.viewer, {
    words,
    limit: pageSize,
    now: house.clock.now(),
  });
  return html`<p class="quiet">${say(`${whole}件（一部の語を含むもの${partly}件）`, `${whole} publications, ${partly} more with some of the words`)}</p>
${whole + partly > hits.length ? html`<p class="note">${say(`はじめの${hits.length}件を表示しています。語や絞り込みを足すと、ほかのものも見つかります。`, `The first ${hits.length} are shown; more words, or filters, bring up others.`)}</p>` : nothing}
${notes.map(note => html`<p class="note">${note[visitor.language]}</p>`)}
${hits.map(({ publication, passage }) => drawPublication(publication, reading, passage?.text.slice(0, 240) ?? null))}`;
}

function drawFacet(facet: (typeof shownFacets)[number], facets: Facets, { visitor, query }: Asked): Markup {
  const { language } = visitor;
  const chosen = query.getAll(facet);
  const counts = Object.entries(facets[facet as FacetName] ?? {}).sort((a, b) => b[1] - a[1]);
  if (counts.length === 0) return nothing;
  const item = ([value, count]: [string, number]) => {
    const isChosen = chosen.includes(value);
    const next = isChosen ? chosen.filter(one => one !== value) : [...chosen, value];
    const others = Object.fromEntries(
      [...new Set(query.keys())].filter(name => name !== 'after').map(name => [name, query.getAll(name)]),
    );
    const label = labelOf(facet, value as never, language);
    return html`<li><a href="${pathTo('/events', { ...others, [facet]: next })}"${isChosen ? html` aria-current="true"` : nothing}>${isChosen ? '✓ ' : ''}${label}</a><span class="quiet">${count}</span></li>`;
  };
  const rest = counts.slice(valuesShown);
  const say = sayIn(language);
  return html`<details${chosen.length > 0 || facet === 'kind' || facet === 'theme' ? html` open` : nothing}><summary>${facetLabels[facet][language]}</summary>
<ul>${counts.slice(0, valuesShown).map(item)}</ul>${rest.length === 0 ? nothing : html`<details><summary>${say(`ほか${rest.length}`, `${rest.length} more`)}</summary><ul>${rest.map(item)}</ul></details>`}</details>`;
}
