import { dayOf, sayDay, sayTime } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { PollOutcome, Source, SourceState } from '../domain/source.ts';
import { isStale } from '../domain/stale.ts';
import type { Instant } from '../domain/time.ts';
import { link, type Message, type Spans, text } from '../message/message.ts';
import { dueWhy, failureWords, sourceKindWords } from '../message/strings.ts';
import { command } from './command.ts';

interface Row {
  readonly source: Source;
  readonly state: SourceState | null;
  readonly publications: number;
  readonly isStale: boolean;
}

export const sources = command({
  name: 'sources',
  words: ['情報源'],
  summary: {
    ja: '監視している情報源とその状態を表示します。',
    en: 'Shows the sources that are watched, and how they are.',
  },
  args: {},
  async run(_args, { viewer, library, sources: all, states, now }): Promise<readonly Row[]> {
    const byId = new Map((await states()).map(state => [state.id, state]));
    const counts = await library.countBySource(viewer);
    return all.map(source => {
      const state = byId.get(source.id) ?? null;
      return { source, state, publications: counts[source.id] ?? 0, isStale: state !== null && isStale(state, now) };
    });
  },
  show(rows, language): Message {
    const failing = rows.filter(({ state }) => state?.lastOutcome?.kind === 'failed').length;
    const heading = {
      ja: `情報源${rows.length}件${failing > 0 ? `（うち未取得${failing}件）` : ''}`,
      en: `${rows.length} sources${failing > 0 ? `, ${failing} of them not reached` : ''}`,
    }[language];
    return {
      language,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        { kind: 'list', items: rows.map(row => describe(row, language)) },
      ],
    };
  },
  lines: rows => rows.map(lineOf),
});

function describe({ source, state, publications, isStale }: Row, language: Language): Spans {
  const parts = [
    source.id,
    sourceKindWords[source.kind][language],
    language === 'ja' ? `${publications}件` : `${publications} publications`,
    outcomeWords(state?.lastOutcome ?? null, language),
    ...(state?.lastSuccessAt
      ? [{ ja: '最終取得 ', en: 'last read ' }[language] + moment(state.lastSuccessAt, language)]
      : []),
    ...(state
      ? [
          `${{ ja: '次回 ', en: 'next ' }[language]}${moment(state.nextDueAt, language)} ${language === 'ja' ? `（${dueWhy(state, language)}）` : ` (${dueWhy(state, language)})`}`,
        ]
      : []),
    ...issueWords(state?.lastOutcome ?? null, language),
    ...(isStale ? [{ ja: '⚠ 更新が途絶えています', en: '⚠ silent for longer than usual' }[language]] : []),
    ...(source.verified ? [] : [{ ja: '⚠ 未検証', en: '⚠ unverified' }[language]]),
  ];
  return [
    link(source.name[language], source.homepage ?? source.url),
    text(`  ${parts.join(language === 'ja' ? '｜' : ' · ')}`, 'quiet'),
  ];
}

function outcomeWords(outcome: PollOutcome | null, language: Language): string {
  if (outcome === null) return { ja: '未取得', en: 'not asked yet' }[language];
  switch (outcome.kind) {
    case 'read':
      return { ja: `取得済み（新規${outcome.added}件）`, en: `read (${outcome.added} new)` }[language];
    case 'unchanged':
      return { ja: '変更なし', en: 'unchanged' }[language];
    case 'failed':
      return { ja: `失敗：${failureWords[outcome.reason].ja}`, en: `failed: ${outcome.detail}` }[language];
  }
}

/** What was read, but not as it should be. */
function issueWords(outcome: PollOutcome | null, language: Language): string[] {
  if (outcome?.kind !== 'read' || outcome.issues === 0) return [];
  const { issues, firstIssue } = outcome;
  const more = issues > 1 ? ` (+${issues - 1})` : '';
  return [{ ja: `⚠ 文書に問題${issues}件`, en: `⚠ ${firstIssue ?? 'issues in its document'}${more}` }[language]];
}

function moment(at: Instant, language: Language): string {
  return `${sayDay(dayOf(at), language)} ${sayTime(at, language)}`;
}

/** A source as one JSON object: `--json` and the API print it; moments are ISO 8601 in UTC. */
function lineOf({ source, state, publications, isStale }: Row): object {
  const iso = (at: Instant | null | undefined) => (at ? new Date(at).toISOString() : null);
  return {
    id: source.id,
    name: source.name,
    publisher: source.publisher,
    kind: source.kind,
    url: source.url,
    homepage: source.homepage,
    terms: source.terms,
    language: source.language,
    verified: source.verified,
    publications,
    lastSuccess: iso(state?.lastSuccessAt),
    lastAsked: iso(state?.lastAskedAt),
    outcome: state?.lastOutcome ?? null,
    failuresInARow: state?.failuresInARow ?? 0,
    nextDue: iso(state?.nextDueAt),
    nextDueWhy: state?.nextDueWhy ?? null,
    stale: isStale,
  };
}
