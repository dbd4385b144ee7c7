import { dayOf, sayDay, sayTime } from '../../src/calendar/say-date.ts';
import { changesAmong } from '../../src/commands/show/changes.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Hunk, Stretch } from '../../src/ingest/difference.ts';
import { recordHash } from '../../src/ingest/record-hash.ts';
import { html, type Markup, nothing, type Say, sayIn } from './markup.ts';

/** Changed places that a page shows; the rest is counted. */
const hunksMax = 40;

/**
 * When each revision was fetched, what it hashes to, and what it changed.
 * @param revisions Oldest first.
 * @param showsText False where the source allows its address only.
 */
export function drawRevisions(revisions: readonly Publication[], showsText: boolean, language: Language): Markup {
  const say = sayIn(language);
  const rows = revisions.map(
    one =>
      html`<tr><td data-head="${say('版', 'Revision')}">${one.revision}</td><td data-head="${say('取得', 'Fetched')}">${drawMoment(one.revisedAt, language)}</td><td data-head="SHA-256"><code>${recordHash(one)}</code></td></tr>`,
  );
  const hunks = showsText ? changesAmong(revisions) : null;
  const changes = revisions
    .slice(1)
    .map(one => drawChange(one, hunks === null ? null : (hunks.get(one) ?? []), language));
  return html`<table class="revisions"><thead><tr><th scope="col">${say('版', 'Revision')}</th><th scope="col">${say('取得', 'Fetched')}</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table>${changes.toReversed()}`;
}

export function drawMoment(at: Instant, language: Language): Markup {
  return html`<time datetime="${new Date(at).toISOString()}">${sayDay(dayOf(at), language)} ${sayTime(at, language)}</time>`;
}

/** @param hunks Null where the source allows its address only. */
function drawChange(after: Publication, hunks: readonly Hunk[] | null, language: Language): Markup {
  const say = sayIn(language);
  const heading = html`<h3>${say(`第${after.revision}版での変更`, `What revision ${after.revision} changed`)} <span class="quiet">${drawMoment(after.revisedAt, language)}</span></h3>`;
  if (hunks === null)
    return html`${heading}<p class="note">${say('この情報源は題名とアドレスのみ表示できるため、変更箇所は表示しません。', 'This source allows only its title and address to be shown, so the change is not.')}</p>`;
  const left = hunks.length - hunksMax;
  return html`${heading}${hunks.length === 0 ? html`<p class="note">${say('読める箇所の変更はありません（アドレスや日付など）。', 'Nothing that one reads has changed (an address or a date has).')}</p>` : html`<ul class="changes">${hunks.slice(0, hunksMax).map(hunk => html`<li>${drawHunk(hunk, say)}</li>`)}</ul>`}${left > 0 ? html`<p class="note">${say(`ほか${left}か所`, `${left} more places`)}</p>` : nothing}`;
}

function drawHunk(hunk: Hunk, say: Say): Markup {
  const kinds = {
    added: say('追加', 'Added'),
    removed: say('削除', 'Removed'),
    changed: say('変更', 'Reworded'),
    rewritten: say('書き換え（語句ごとには比べていません）', 'Rewritten (not compared word by word)'),
  };
  const stretches = stretchesOf(hunk);
  return html`<span class="tag">${kinds[hunk.kind]}</span> ${stretches.map(drawStretch)}`;
}

function stretchesOf(hunk: Hunk): readonly Stretch[] {
  switch (hunk.kind) {
    case 'changed':
      return hunk.stretches;
    case 'rewritten':
      return [
        { kind: 'removed', text: hunk.before },
        { kind: 'added', text: hunk.after },
      ];
    default:
      return [hunk];
  }
}

function drawStretch({ kind, text }: Stretch): Markup {
  if (kind === 'same') return html`${text}`;
  return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}
