import { sayDate } from '../calendar/say-date.ts';
import { factLine, shortened } from '../digest/card.ts';
import { commentsOf } from '../digest/comments.ts';
import { dateOf, type EventView, eventViews } from '../digest/event-view.ts';
import { shownTitle } from '../digest/name-thing.ts';
import type { Reading } from '../digest/reading.ts';
import { commentLines } from '../digest/say-deadline.ts';
import type { Language } from '../domain/language.ts';
import { isCommentary, type Publication } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Tag } from '../domain/tags.ts';
import { publicationLine } from '../export/publication-line.ts';
import { type Block, link, type Message, type Spans, text } from '../message/message.ts';
import { japaneseOnly, listed, notLegalAdvice } from '../message/strings.ts';
import { type Facet, facetLabels, labelOf } from '../taxonomy/codebook.ts';
import { type Reviewed, reviewOf } from './act-on.ts';
import { type Context, command } from './command.ts';
import { eventMembers } from './event-members.ts';
import { eventNamed } from './event-named.ts';
import { readingFor } from './reading.ts';
import { sentence } from './sentence.ts';
import { changesAmong, showChanges } from './show-changes.ts';
import { stateBlocks } from './show-review.ts';

interface Data {
  readonly asked: string;
  /** Null where there is no such event. */
  readonly view: EventView | null;
  readonly reading: Reading;
  readonly sources: readonly Source[];
  /** The one that is shown last, and the one before it; empty where there is one only, or no text may be shown. */
  readonly revisions: readonly Publication[];
  /** What the workspace has done about it; null where people from outside read along. */
  readonly reviewed: Reviewed | null;
}

export const details = command({
  name: 'details',
  words: ['詳しく', '詳細'],
  summary: {
    ja: '一件について、掲載元・分類とその根拠・関連する制度・期限・直近の変更箇所を表示します（例：詳しく 3件目）。',
    en: 'One event in full: every source, its tags with the words that earned them, measures, deadline, what was changed last: details 3.',
  },
  args: {
    event: {
      kind: 'text',
      words: ['件'],
      label: { ja: '番号またはID', en: 'Number or id' },
      positional: true,
      required: true,
      help: { ja: '直近の配信での番号（3、3件目）またはID', en: 'its number in the last message here, or its id' },
    },
  },
  async run({ event = '' }, context): Promise<Data> {
    const id = await eventNamed(event, context);
    const found = id === null || context.withOutsiders ? null : await reviewOf(id, context);
    const members = id === null ? [] : await eventMembers(id, context);
    const reading = readingFor(context);
    const [view] = eventViews(members, reading.isOfficial);
    return {
      asked: event,
      view: view === undefined ? null : withEveryMember(view, members),
      reading,
      revisions: view === undefined ? [] : await shownRevisions(view.lead, reading, context),
      sources: context.sources,
      reviewed: found?.kind === 'found' ? found : null,
    };
  },
  show(data, language): Message {
    const { asked, view } = data;
    return view === null ? sentence(unknown(asked), language) : showDetails(view, data);
  },
  lines: ({ view }) => (view === null ? [] : [view.lead, ...view.echoes, ...view.commentary].map(publicationLine)),
});

/** A digest leaves out what is not about AI policy; whoever asks for an event sees all of it. */
function withEveryMember(view: EventView, members: readonly Publication[]): EventView {
  const others = members.filter(({ id }) => id !== view.lead.id);
  return { ...view, echoes: others.filter(one => !isCommentary(one)), commentary: others.filter(isCommentary) };
}

async function shownRevisions(
  { id, source, revision }: Publication,
  { termsOf }: Reading,
  { store }: Context,
): Promise<readonly Publication[]> {
  if (revision === 1 || termsOf(source) === 'link-only') return [];
  return (await store.archive.revisions(id)).slice(-2);
}

/** What its publisher changed last; older changes stand in its evidence. */
function changeBlocks(
  [before, after]: readonly Publication[],
  { id }: Publication,
  { language, offers }: Reading,
): Block[] {
  if (before === undefined || after === undefined) return [];
  const label = language === 'ja' ? '証跡（全版）' : 'Evidence (all revisions)';
  const call = { command: 'evidence', args: { id } };
  const all: Block[] = offers('evidence') ? [{ kind: 'buttons', buttons: [{ label, call }] }] : [];
  return [...showChanges(after, changesAmong([before, after]).get(after) ?? [], language), ...all];
}

function showDetails(
  { lead, commentary, echoes }: EventView,
  { reading, sources, revisions, reviewed }: Data,
): Message {
  const { language, termsOf, nameOf, today } = reading;
  const ja = language === 'ja';
  const terms = sources.find(({ id }) => id === lead.source)?.terms;
  const isForeign = !ja && lead.language === 'ja';
  const excerpt = termsOf(lead.source) === 'link-only' ? '' : shortened(lead.summary);
  const comments = commentsOf(lead, reading.now, reading.isOfficial);
  const measures = lead.links.map(
    ({ measure, role }) =>
      `${nameOf(measure)?.[language] ?? measure}${role === 'mentions' ? (ja ? '（言及）' : ' (mentioned)') : ''}`,
  );
  const rows = [
    ...commentLines(comments, lead, language, today).map(line => ({
      label: ja ? '期限' : 'Deadline',
      value: [text(line)],
    })),
    ...(measures.length === 0
      ? []
      : [{ label: ja ? '関連する制度' : 'Measures', value: [text(listed(measures, language))] }]),
    ...tagRows(lead, language),
    ...(terms?.attribution
      ? [
          {
            label: ja ? '出典' : 'Source',
            value: [text(terms.attribution[language].replace(/^(出典：|Source: )/, ''))],
          },
        ]
      : []),
    {
      label: ja ? '収録' : 'First seen',
      value: [
        text(
          `${sayDate(new Date(lead.firstSeenAt).toISOString(), language)}${lead.revision > 1 ? (ja ? `（第${lead.revision}版）` : ` (revision ${lead.revision})`) : ''}`,
        ),
      ],
    },
  ];
  const others = [...echoes, ...commentary];
  const blocks: Block[] = [
    {
      kind: 'card',
      number: null,
      facts: factLine(lead, reading),
      title: isForeign
        ? [link(shownTitle(lead, reading), lead.url), text(` (${japaneseOnly.en})`, 'quiet')]
        : [link(lead.title, lead.url)],
      lines: [...(isForeign ? [[text(lead.title)]] : []), ...(excerpt === '' ? [] : [[text(excerpt)]])],
      buttons: [],
      more: [],
    },
    { kind: 'table', rows },
    ...(others.length === 0 ? [] : [{ kind: 'list', items: others.map(one => otherSource(one, language)) } as const]),
    ...changeBlocks(revisions, lead, reading),
    ...(reviewed === null ? [] : stateBlocks(reviewed, language)),
    { kind: 'note', spans: [text(`${lead.id} · ${notLegalAdvice[language]}`, 'quiet')] },
  ];
  const newest = { command: 'details', args: { event: lead.event } };
  return { language, summary: lead.title, blocks, ...(reviewed === null ? {} : { newest }) };
}

function otherSource(publication: Publication, language: Language): Spans {
  const kind = isCommentary(publication)
    ? language === 'ja'
      ? '解説：'
      : 'Commentary: '
    : language === 'ja'
      ? '同じ件：'
      : 'Also: ';
  return [
    text(kind, 'quiet'),
    link(publication.title, publication.url),
    text(
      ` ${publication.publisher[language]}${language === 'ja' ? '、' : ', '}${sayDate(dateOf(publication), language)}`,
      'quiet',
    ),
  ];
}

/** Each facet with its values, and behind each the words that earned it. */
function tagRows({ tags }: Publication, language: Language): { label: string; value: Spans }[] {
  const row = <Name extends Facet>(
    facet: Name,
    values: readonly Tag<Parameters<typeof labelOf<Name>>[1] & string>[],
  ) =>
    values.length === 0
      ? []
      : [
          {
            label: facetLabels[facet][language],
            value: values.flatMap((tag, index) => valueSpans(facet, tag, index, language)),
          },
        ];
  return [
    ...row('kind', [tags.kind]),
    ...row('stage', tags.stage === null ? [] : [tags.stage]),
    ...row('force', [tags.force]),
    ...row('theme', tags.themes),
    ...row('sector', tags.sectors),
    ...row('body', tags.bodies),
    ...row('relevance', [tags.relevance]),
  ];
}

function valueSpans<Name extends Facet>(
  facet: Name,
  { value, evidence }: Tag<Parameters<typeof labelOf<Name>>[1] & string>,
  index: number,
  language: Language,
): Spans {
  const words = [...new Set(evidence.map(one => one.words).filter(word => word !== ''))].slice(0, 3);
  const quoted =
    language === 'ja'
      ? `（根拠：${words.map(word => `「${word}」`).join('')}）`
      : ` (from ${words.map(word => `“${word}”`).join(', ')})`;
  return [
    text(`${index === 0 ? '' : language === 'ja' ? '、' : ', '}${labelOf(facet, value, language)}`),
    ...(words.length === 0 ? [] : [text(quoted, 'quiet')]),
  ];
}

function unknown(asked: string) {
  return {
    ja: `「${asked}」に当たるものが見つかりません。配信の番号（例：詳しく 3）またはIDをご指定ください。`,
    en: `Nothing here is "${asked}". Give a number of the last message in this conversation, such as details 3, or an id.`,
  };
}
