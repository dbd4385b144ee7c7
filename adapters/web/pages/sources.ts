import { dayOf, sayDay, sayTime } from '../../../src/calendar/say-date.ts';
import { print } from '../../../src/commands/parse/parse.ts';
import type { PollOutcome, Source, SourceState } from '../../../src/domain/source.ts';
import { isStale } from '../../../src/domain/stale.ts';
import type { Day, Instant } from '../../../src/domain/time.ts';
import { maySee } from '../../../src/domain/workspace.ts';
import { counted, dueWhy, failureWords, sourceKindWords } from '../../../src/message/strings.ts';
import { countsIn, drawSparkline, mondays } from '../bars.ts';
import type { ConsolePage } from '../console.ts';
import { html, type Markup, nothing, pathTo, type Say, safeHref, sayIn } from '../markup.ts';
import type { Visitor } from '../visitor.ts';

const weeksShown = 12;
const pageSize = 60;

interface Row {
  readonly source: Source;
  readonly state: SourceState | null;
  readonly kept: number;
  readonly weekly: readonly number[];
}

/** What is watched, how it is, and when it is asked next; admins have one asked now, or add one. */
export const sources: ConsolePage = {
  path: '/sources',
  under: '/sources',
  async madeFrom(_asked, { store, clock }) {
    const versions = (await store.sources.states()).map(({ id, version }) => `${id} ${version}`);
    return JSON.stringify([dayOf(clock.now()), versions]);
  },
  async show({ visitor, query, path }, house) {
    const { language, viewer } = visitor;
    const say = sayIn(language);
    const now = house.clock.now();
    const states = new Map((await house.store.sources.states()).map(state => [state.id, state]));
    const counts = await house.library.countBySource(viewer);
    const weeks = mondays(now, weeksShown);
    const trends = await house.library.trends(viewer, { since: weeks[0] as Day }, 'source');
    const rows = house.sources
      .filter(({ owner }) => maySee(viewer, owner))
      .map((source): Row => {
        const weekly = countsIn(weeks, trends, source.id);
        return { source, state: states.get(source.id) ?? null, kept: counts[source.id] ?? 0, weekly };
      })
      .sort((a, b) => trouble(b.state, now) - trouble(a.state, now));
    const from = fromIn(query.get('from'), rows.length);
    const isAdmin = viewer.roles.includes('admin');
    const heads = [
      say('情報源', 'Source'),
      say('状態', 'State'),
      say('収録', 'Kept'),
      say(`週ごとの件数（${weeksShown}週）`, `Items a week (${weeksShown} weeks)`),
      say('最終取得', 'Last read'),
      say('次回の取得', 'Asked next'),
      ...(isAdmin ? [say('操作', 'Do')] : []),
    ];
    return {
      title: say('情報源', 'Sources'),
      isWide: true,
      content: html`<p>${summary(rows, now, say)}</p>
${isAdmin ? drawAdding(path, say) : nothing}
<form method="post" action="/chat"><input type="hidden" name="back" value="${path}"><div class="scroll" tabindex="0" role="region" aria-label="${say('情報源の一覧', 'The sources')}"><table class="stacking"><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.slice(from, from + pageSize).map(row => drawRow(row, { now, heads, canPoll: isAdmin, say }, visitor))}</tbody></table></div></form>
${drawTurning(from, rows.length, say)}`,
    };
  },
};

/** To the minute, which is what is read beside it. */
function isoMinute(at: Instant): string {
  return new Date(at).toISOString().replace(/:[\d.]+Z$/, 'Z');
}

/** Where the page begins that is asked for; the first one's where there is none such. */
function fromIn(asked: string | null, length: number): number {
  const from = Number(asked ?? 0);
  return Number.isInteger(from) && from > 0 && from < length ? from : 0;
}

function drawTurning(from: number, length: number, say: Say): Markup {
  if (length <= pageSize) return nothing;
  const link = (to: number, words: string) =>
    html`<a class="button" href="${pathTo('/sources', { from: String(to) })}">${words}</a>`;
  const last = Math.min(length, from + pageSize);
  return html`<nav class="turning" aria-label="${say('ページ', 'Pages')}">${from > 0 ? link(Math.max(0, from - pageSize), say('← 前へ', '← Back')) : nothing}<span>${say(`${length}件中 ${from + 1}～${last}件`, `${from + 1} to ${last} of ${length}`)}</span>${last < length ? link(last, say('次へ →', 'On →')) : nothing}</nav>`;
}

function summary(rows: readonly Row[], now: Instant, say: Say): Markup {
  const failing = rows.filter(({ state }) => trouble(state, now) === 2).length;
  const silent = rows.filter(({ state }) => trouble(state, now) === 1).length;
  return html`${say(`${rows.length}件を監視しています。`, `${counted(rows.length, 'source is', 'sources are')} watched.`)}${failing > 0 ? html` <strong class="warn">${say(`取得できていないもの${failing}件`, `${failing} not reached`)}</strong>` : nothing}${silent > 0 ? html` <strong class="warn">${say(`更新が途絶えているもの${silent}件`, `${silent} silent for longer than usual`)}</strong>` : nothing}`;
}

/** What fails before what is silent before what is well. */
function trouble(state: SourceState | null, now: Instant): number {
  if (state?.lastOutcome?.kind === 'failed') return 2;
  return state !== null && isStale(state, now) ? 1 : 0;
}

function drawAdding(path: string, say: Say): Markup {
  return html`<form class="filters" method="post" action="/chat"><input type="hidden" name="call" value="source act:add"><input type="hidden" name="back" value="${path}">
<input type="url" name="what" required maxlength="2000" pattern="https?://.+" aria-label="${say('追加するページまたはフィードのアドレス', 'Address of a page or feed to add')}" placeholder="https://www.example.co.jp/news/">
<button>${say('情報源を追加', 'Add a source')}</button></form>
<p class="note">${say('内容を確認してから追加します。フィードが見つからないページは、日付つきの一覧として読み取れるかを調べます。', 'What it brings is shown first. Of a page without a feed it is tried whether it holds a dated list.')}</p>`;
}

interface Around {
  readonly now: Instant;
  readonly heads: readonly string[];
  readonly canPoll: boolean;
  readonly say: Say;
}

function drawRow(
  { source, state, kept, weekly }: Row,
  { now, heads, canPoll, say }: Around,
  { language }: Visitor,
): Markup {
  const moment = (at: Instant) =>
    html`<time datetime="${isoMinute(at)}">${sayDay(dayOf(at), language)} ${sayTime(at, language)}</time>`;
  const cells = [
    html`<a href="${safeHref(source.homepage ?? source.url) ?? '#'}" rel="noopener noreferrer">${source.name[language]}</a><br><span class="quiet">${source.id} · ${sourceKindWords[source.kind][language]}</span>${source.verified ? nothing : html` <span class="warn">⚠ ${say('未検証', 'unverified')}</span>`}`,
    drawOutcome(state, now, say, moment),
    html`<a href="/events?source=${source.id}">${kept}</a>`,
    drawSparkline(weekly, say('週ごとの件数', 'Items a week')),
    state?.lastSuccessAt ? moment(state.lastSuccessAt) : html`–`,
    html`${state === null ? '–' : html`${moment(state.nextDueAt)}<br><span class="quiet">${dueWhy(state, language)}</span>`}`,
    ...(canPoll
      ? [
          html`<button name="call" value="${print({ command: 'source', args: { act: 'poll', what: source.id } })}">${say('今すぐ取得', 'Ask now')}</button>`,
        ]
      : []),
  ];
  return html`<tr>${cells.map((cell, index) => html`<td data-head="${heads[index]}">${cell}</td>`)}</tr>`;
}

function drawOutcome(state: SourceState | null, now: Instant, say: Say, moment: (at: Instant) => Markup): Markup {
  const outcome: PollOutcome | null = state?.lastOutcome ?? null;
  if (state === null || outcome === null) return html`<span class="quiet">${say('未取得', 'not asked yet')}</span>`;
  if (outcome.kind === 'failed')
    return html`<span class="warn">✗ ${say(failureWords[outcome.reason].ja, failureWords[outcome.reason].en)}${state.failuresInARow > 1 ? say(`（${state.failuresInARow}回連続）`, ` (${state.failuresInARow} times in a row)`) : ''}</span><details><summary>${say('詳細（英語）', 'Details')}</summary><span lang="en">${outcome.detail}</span></details>`;
  const words =
    outcome.kind === 'read'
      ? say(`取得済み（新規${outcome.added}件）`, `read (${outcome.added} new)`)
      : say('変更なし', 'unchanged');
  const issues =
    outcome.kind === 'read' && outcome.issues > 0
      ? html`<details><summary class="warn">⚠ ${say(`文書に問題${outcome.issues}件`, counted(outcome.issues, 'issue in its document', 'issues in its document'))}</summary><span lang="en">${outcome.firstIssue ?? ''}</span></details>`
      : nothing;
  const silent = isStale(state, now)
    ? html`<br><span class="warn">⚠ ${say('更新が途絶えています。最後の新着：', 'silent for longer than usual; last new: ')}${state.lastNewAt === null ? say('なし', 'never') : moment(state.lastNewAt)}</span>`
    : nothing;
  return html`<span class="good">✓ ${words}</span>${issues}${silent}`;
}
