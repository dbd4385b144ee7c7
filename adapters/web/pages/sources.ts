import { dayOf, sayDay, sayTime } from '../../../src/calendar/say-date.ts';
import type { PollOutcome } from '../../../src/domain/source.ts';
import { isStale } from '../../../src/domain/stale.ts';
import type { Day } from '../../../src/domain/time.ts';
import { failureWords } from '../../../src/message/strings.ts';
import { countsIn, drawBars, mondays } from '../bars.ts';
import type { ConsolePage } from '../console.ts';
import { html, type Markup, nothing, type Say, safeHref, sayIn } from '../markup.ts';

const weeksShown = 12;

/** What is watched, and how it is. */
export const sources: ConsolePage = {
  path: '/sources',
  under: '/sources',
  async show({ visitor }, house) {
    const { language, viewer } = visitor;
    const say = sayIn(language);
    const now = house.clock.now();
    const states = new Map((await house.store.sources.states()).map(state => [state.id, state]));
    const counts = await house.library.countBySource(viewer);
    const weeks = mondays(now, weeksShown);
    const trends = await house.library.trends(viewer, { since: weeks[0] as Day }, 'source');
    const moment = (at: number) =>
      html`<time datetime="${new Date(at).toISOString()}">${sayDay(dayOf(at), language)} ${sayTime(at, language)}</time>`;
    const rows = house.sources
      .map(source => ({ source, state: states.get(source.id) ?? null }))
      .sort((a, b) => rank(b.state?.lastOutcome ?? null) - rank(a.state?.lastOutcome ?? null));
    const failing = rows.filter(({ state }) => state?.lastOutcome?.kind === 'failed').length;
    return {
      title: say('情報源', 'Sources'),
      isWide: true,
      content: html`<p>${say(`${rows.length}件を監視しています。`, `${rows.length} sources are watched.`)}${failing > 0 ? html` <strong class="warn">${say(`未取得${failing}件`, `${failing} not reached`)}</strong>` : nothing}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${say('情報源の一覧', 'The sources')}"><table><thead><tr>${[say('情報源', 'Source'), say('状態', 'State'), say('収録', 'Kept'), say(`週ごとの件数（${weeksShown}週）`, `A week (${weeksShown} weeks)`), say('最終取得', 'Last read'), say('次回', 'Next')].map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
        ({
          source,
          state,
        }) => html`<tr><td><a href="${safeHref(source.homepage ?? source.url) ?? '#'}" rel="noopener noreferrer">${source.name[language]}</a><br><span class="quiet">${source.id} · ${source.kind}${source.verified ? nothing : html` · <span class="warn">⚠ ${say('未検証', 'unverified')}</span>`}</span></td>
<td>${drawOutcome(state?.lastOutcome ?? null, say)}${state !== null && isStale(state, now) ? html`<br><span class="warn">⚠ ${say('更新が途絶えています', 'silent for longer than usual')}</span>` : nothing}</td>
<td><a href="/events?source=${source.id}&amp;relevance=core&amp;relevance=adjacent&amp;relevance=none">${counts[source.id] ?? 0}</a></td><td>${drawBars(countsIn(weeks, trends, source.id), say('週ごとの件数', 'Items a week'), { width: 96, height: 24, least: 3 })}</td>
<td>${state?.lastSuccessAt ? moment(state.lastSuccessAt) : '–'}</td><td>${state === null ? '–' : html`${moment(state.nextDueAt)}<br><span class="quiet">${state.nextDueWhy}</span>`}</td></tr>`,
      )}</tbody></table></div>`,
    };
  },
};

function rank(outcome: PollOutcome | null): number {
  return outcome?.kind === 'failed' ? 1 : 0;
}

function drawOutcome(outcome: PollOutcome | null, say: Say): Markup {
  if (outcome === null) return html`<span class="quiet">${say('未取得', 'not asked yet')}</span>`;
  if (outcome.kind === 'failed')
    return html`<span class="warn">✗ ${say(failureWords[outcome.reason].ja, failureWords[outcome.reason].en)}</span><br><span class="quiet">${outcome.detail}</span>`;
  const words =
    outcome.kind === 'read'
      ? say(`取得済み（新規${outcome.added}件）`, `read (${outcome.added} new)`)
      : say('変更なし', 'unchanged');
  return html`<span class="good">✓ ${words}</span>`;
}
