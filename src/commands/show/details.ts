import { sayDate } from '../../calendar/say-date.ts';
import { factLine, shortened } from '../../digest/card.ts';
import { commentsOf } from '../../digest/comments.ts';
import { dateOf, type EventView } from '../../digest/event-view.ts';
import type { Reading } from '../../digest/reading.ts';
import { shownTitle } from '../../digest/words/name-thing.ts';
import { commentLines } from '../../digest/words/say-deadline.ts';
import type { Language } from '../../domain/language.ts';
import { isCommentary, type Publication } from '../../domain/publication.ts';
import type { Source } from '../../domain/source.ts';
import type { Tag } from '../../domain/tags.ts';
import { type Block, link, type Message, type Spans, text } from '../../message/message.ts';
import { japaneseOnly, listed, notLegalAdvice } from '../../message/strings.ts';
import { type Facet, facetLabels, labelOf } from '../../taxonomy/codebook.ts';
import type { Reviewed } from '../acts/act-on.ts';
import { changesAmong, showChanges } from './changes.ts';
import { stateBlocks } from './review.ts';

/** What is shown of an event. */
export interface Detailed {
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

/** An event in full. */
export function showDetails(
  { lead, commentary, echoes }: EventView,
  { reading, sources, revisions, reviewed }: Detailed,
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
