import { sayDate } from '../calendar/say-date.ts';
import { dateOf, type EventView, eventViews } from '../digest/event-view.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import { isOpen, type Review } from '../domain/review.ts';
import type { Source } from '../domain/source.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../library/query.ts';
import { listed, notLegalAdvice } from '../message/strings.ts';
import { reviewsOf } from '../store/reviews-of.ts';
import type { Store } from '../store/store.ts';
import { type Facet, labelOf } from '../taxonomy/codebook.ts';
import { type AttributionOf, createAttribution } from './attribution.ts';
import { sayMoment } from './audit-words.ts';
import type { Column } from './column.ts';
import { publicationLine } from './publication-line.ts';

/** An event with what the workspace has done about it; null where that isn't shown. */
export interface EventRow {
  readonly view: EventView;
  readonly review: Review | null;
}

interface Request {
  readonly viewer: Viewer;
  readonly query: Query;
  readonly withWork: boolean;
}

interface Deps {
  readonly library: Library;
  readonly store: Pick<Store, 'reviews' | 'events'>;
  readonly sources: readonly Source[];
}

const pageSize = 200;

/**
 * The events of the publications that fit, each once, newest first.
 * @param isDue Only events with an authority's deadline.
 */
export async function* eventRows(
  { viewer, query, withWork }: Request,
  { library, store, sources }: Deps,
  { isDue = false } = {},
): AsyncGenerator<EventRow> {
  const isOfficial = createOfficials(sources);
  const given = new Set<string>();
  let after: string | undefined;
  do {
    const page = await library.list(viewer, query, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    const events = [...new Set(page.publications.map(({ event }) => event))].filter(event => !given.has(event));
    const members = await library.members(viewer, events);
    const reviews = withWork ? await reviewsOf(store, viewer.workspace, events) : new Map<string, Review>();
    for (const view of eventViews(members.flat(), isOfficial)) {
      given.add(view.event);
      if (isDue && (view.lead.deadline === null || !isOfficial(view.lead))) continue;
      yield { view, review: reviews.get(view.event) ?? null };
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** An event as one JSON object. */
export function eventLine({ view, review }: EventRow, attributionOf: AttributionOf): object {
  const { workspace: _, version: __, event: ___, ...work } = review ?? { workspace: '', version: 0, event: '' };
  return {
    ...publicationLine(view.lead),
    also: [...view.echoes, ...view.commentary].map(({ id, title, url, publisher }) => ({ id, title, url, publisher })),
    attribution: attributionOf(view.lead.source),
    ...(review === null ? {} : { work }),
  };
}

export function eventColumns(
  { withWork }: Pick<Request, 'withWork'>,
  {
    sources,
    measures,
  }: {
    readonly sources: readonly Pick<Source, 'id' | 'terms'>[];
    readonly measures: readonly { readonly id: string; readonly name: { readonly ja: string; readonly en: string } }[];
  },
): Column<EventRow>[] {
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  const attributionOf = createAttribution(sources);
  const facet = <Name extends Facet>(
    ja: string,
    en: string,
    name: Name,
    values: (row: EventRow) => readonly string[],
  ) => ({
    head: { ja, en },
    value: (row: EventRow, language: 'ja' | 'en') =>
      listed(
        values(row).map(value => labelOf(name, value as Parameters<typeof labelOf<Name>>[1], language)),
        language,
      ),
  });
  const plain = (ja: string, en: string, value: Column<EventRow>['value']) => ({ head: { ja, en }, value });
  return [
    plain('ID', 'Id', ({ view }) => view.event),
    plain('公表日', 'Published', ({ view }, language) => sayDate(dateOf(view.lead), language)),
    plain('発行元', 'Publisher', ({ view }, language) => view.lead.publisher[language]),
    plain('題名', 'Title', ({ view }) => view.lead.title),
    plain('アドレス', 'Address', ({ view }) => view.lead.url ?? ''),
    plain('要約', 'Summary', ({ view }) => view.lead.summary),
    facet('種別', 'Kind', 'kind', ({ view }) => [view.lead.tags.kind.value]),
    facet('段階', 'Stage', 'stage', ({ view }) => (view.lead.tags.stage === null ? [] : [view.lead.tags.stage.value])),
    facet('拘束力', 'Force', 'force', ({ view }) => [view.lead.tags.force.value]),
    facet('論点', 'Themes', 'theme', ({ view }) => view.lead.tags.themes.map(({ value }) => value)),
    facet('分野', 'Sectors', 'sector', ({ view }) => view.lead.tags.sectors.map(({ value }) => value)),
    facet('機関', 'Bodies', 'body', ({ view }) => view.lead.tags.bodies.map(({ value }) => value)),
    plain('関連する制度', 'Measures', ({ view }, language) =>
      listed([...new Set(view.lead.links.map(({ measure }) => names.get(measure)?.[language] ?? measure))], language),
    ),
    plain('期限', 'Deadline', ({ view }) => view.lead.deadline?.on ?? ''),
    plain('期限の時刻', 'Deadline time (JST)', ({ view }) => view.lead.deadline?.time ?? ''),
    plain('ほかの掲載', 'Also at', ({ view }, language) =>
      listed(
        [...view.echoes, ...view.commentary].map(one => `${one.publisher[language]} ${one.url ?? ''}`.trim()),
        language,
      ),
    ),
    ...(withWork ? workColumns(plain) : []),
    plain('出典の表示', 'Attribution', ({ view }, language) => attributionOf(view.lead.source)?.[language] ?? ''),
    plain('備考', 'Note', (_row, language) => notLegalAdvice[language]),
  ];
}

function workColumns(
  plain: (ja: string, en: string, value: Column<EventRow>['value']) => Column<EventRow>,
): Column<EventRow>[] {
  const words = {
    submit: ['提出する', 'submit'],
    pass: ['提出しない', 'do not submit'],
    submitted: ['提出済', 'submitted'],
  };
  return [
    plain('確認', 'Acknowledged by', ({ review }, language) =>
      listed(review?.acknowledged.map(({ by }) => by) ?? [], language),
    ),
    plain('担当', 'Assigned to', ({ review }) => review?.assignee ?? ''),
    plain('方針', 'Decision', ({ review }, language) =>
      review?.decision ? (words[review.decision.value][language === 'ja' ? 0 : 1] ?? '') : '',
    ),
    plain('関連', 'Relevance', ({ review }, language) => {
      if (!review?.relevance) return '';
      const { isRelevant, reason } = review.relevance;
      const said = { ja: isRelevant ? '関連あり' : '関連なし', en: isRelevant ? 'relevant' : 'not relevant' }[language];
      return reason === '' ? said : `${said}: ${reason}`;
    }),
    plain('状態', 'State', ({ review }, language) => {
      if (review === null) return '';
      return isOpen(review) ? { ja: '対応中', en: 'open' }[language] : { ja: '終了', en: 'closed' }[language];
    }),
    plain('再通知', 'Told again on', ({ review }) => review?.snooze?.until ?? ''),
    plain('コメント', 'Comments', ({ review }) =>
      (review?.comments ?? []).map(({ at, by, words }) => `${sayMoment(at)} ${by}: ${words}`).join('\n'),
    ),
  ];
}
