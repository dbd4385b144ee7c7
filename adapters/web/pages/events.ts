import type { Language } from '../../../src/domain/language.ts';
import type { Query } from '../../../src/library/query.ts';
import { shortName } from '../../../src/measures/name.ts';
import { counted } from '../../../src/message/strings.ts';
import { codebook } from '../../../src/taxonomy/codebook.ts';
import type { Asked, ConsolePage, Served } from '../console.ts';
import { drawFacets, listFacets, searchFacets } from '../facets.ts';
import { minuteOf } from '../kept-pages.ts';
import { html, type Markup, nothing, pathTo, type Say, sayIn } from '../markup.ts';
import { drawPublication } from '../publication-card.ts';

const pageSize = 25;
/** Search ranks no more than these. */
const rankedMax = 250;

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
    const isSearch = words !== '';
    const { results, facets } = isSearch ? await found(asked, words, house) : await newest(asked, filters, house);
    const carried = isSearch ? searchFacets : listFacets;
    return {
      title: say('公表資料', 'Events'),
      isWide: true,
      content: html`<form class="filters" method="get" action="/events" role="search" data-live>
<input type="search" name="q" value="${words}" aria-label="${say('検索する語', 'Words to search for')}" placeholder="${say('検索（例：偽情報 機関:総務省 以降:2025-06-01）', 'Search: disinformation body:mic since:2025-06-01')}">
${carried.flatMap(facet => query.getAll(facet).map(value => html`<input type="hidden" name="${facet}" value="${value}">`))}
<button class="primary">${say('検索', 'Search')}</button></form>
<p class="to-facets"><a href="#facets">${say('絞り込みへ', 'To the filters')}</a></p>
${drawOrigin(filters, house, say, visitor.language)}
<div class="columns"><section id="results" aria-live="polite">${results}</section>
<aside class="facets" id="facets" aria-label="${say('絞り込み', 'Filters')}">${facets}</aside></div>`,
    };
  },
};

/** What the address asks for; values that no facet has are left out. */
function filtersIn(query: URLSearchParams): Query {
  const chosen = listFacets.flatMap(facet => {
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
function drawOrigin({ source = [], measure = [] }: Query, house: Served, say: Say, language: Language): Markup {
  const names = [
    ...house.sources.filter(({ id }) => source.includes(id)).map(({ name }) => name[language]),
    ...house.measures.filter(({ id }) => measure.includes(id)).map(one => shortName(one, language)),
  ];
  if (names.length === 0) return nothing;
  return html`<p>${names.map(name => html`<span class="tag">${name}</span> `)}<a href="/events">${say('すべての公表資料', 'All events')}</a></p>`;
}

/** What stands in the list, and by what it may be narrowed down. */
interface Listed {
  readonly results: Markup;
  readonly facets: Markup;
}

async function newest(asked: Asked, filters: Query, house: Served): Promise<Listed> {
  const { visitor, query } = asked;
  const reading = house.readingIn(visitor.language);
  const say = sayIn(visitor.language);
  const after = query.get('after') ?? undefined;
  const [page, counts] = await Promise.all([
    house.library.list(visitor.viewer, filters, { limit: pageSize, ...(after === undefined ? {} : { after }) }),
    house.library.facets(visitor.viewer, filters),
  ]);
  return {
    results: html`<p class="quiet">${say(`${page.total}件`, counted(page.total, 'publication', 'publications'))}</p>
${page.publications.map(one => drawPublication(one, reading))}
${page.next === null ? nothing : html`<p><a class="button" href="${pathTo('/events', { ...everyOf(query), after: page.next })}">${say('さらに古いもの', 'Older ones')}</a></p>`}`,
    facets: drawFacets(listFacets, counts, asked),
  };
}

/** @param words As they were typed; what was chosen beside them is sought with them. */
async function found(asked: Asked, words: string, house: Served): Promise<Listed> {
  const { visitor, query } = asked;
  const { language } = visitor;
  const reading = house.readingIn(language);
  const say = sayIn(language);
  const filters = [...searchFacets, 'measure', 'since', 'before'].flatMap(name =>
    query.getAll(name).map(value => `${name}:${value}`),
  );
  const skip = skipIn(query);
  const { hits, whole, partly, isExact, notes, facets } = await house.library.search(visitor.viewer, {
    words: [words, ...filters].join(' '),
    limit: pageSize,
    offset: skip,
    now: house.clock.now(),
  });
  const some = partly > 0 ? say(`、一部の語を含むもの${partly}件`, `, ${partly} more with some of the words`) : '';
  const most = isExact
    ? ''
    : say('（件数が多いため、新しいものと題名が合うものを優先）', ' (of many: the newest, and those whose title fits)');
  const next = skip + hits.length;
  const hasMore = hits.length === pageSize && next < Math.min(whole + partly, rankedMax);
  return {
    results: html`<p class="quiet">${say(`${whole}件`, counted(whole, 'publication', 'publications'))}${some}${most}</p>
${notes.map(note => html`<p class="note">${note[language]}</p>`)}
${hits.map(({ publication, passage }) => drawPublication(publication, reading, passage?.text.slice(0, 240) ?? null))}
${hasMore ? html`<p><a class="button" href="${pathTo('/events', { ...everyOf(query), skip: String(next) })}">${say(`次の${pageSize}件`, `The next ${pageSize}`)}</a></p>` : nothing}`,
    facets: drawFacets(searchFacets, facets, asked),
  };
}

function skipIn(query: URLSearchParams): number {
  const skip = Number(query.get('skip') ?? 0);
  return Number.isInteger(skip) && skip > 0 && skip < rankedMax ? skip : 0;
}

function everyOf(query: URLSearchParams): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...new Set(query.keys())].map(name => [name, query.getAll(name)]));
}
