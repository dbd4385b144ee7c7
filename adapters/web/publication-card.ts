import { sayDate } from '../../src/calendar/say-date.ts';
import { factLine } from '../../src/digest/card.ts';
import { commentsOf } from '../../src/digest/comments.ts';
import type { Reading } from '../../src/digest/reading.ts';
import { isForeign, shownTitle } from '../../src/digest/words/name-thing.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { labelOf } from '../../src/taxonomy/codebook.ts';
import { drawSpans } from './draw-message.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';

/** A publication as it stands in a list; a Japanese one for an English reader under a line that says what it is. */
export function drawPublication(one: Publication, reading: Reading, excerpt: string | null = null): Markup {
  const { language } = reading;
  const { themes, sectors } = one.tags;
  const labels = [
    ...themes.map(({ value }) => labelOf('theme', value, language)),
    ...sectors.map(({ value }) => labelOf('sector', value, language)),
  ];
  const title = isForeign(one, language)
    ? html`<a href="/events/${one.event}">${shownTitle(one, reading)}</a></p><p class="card-line quiet" lang="${one.language}">${one.title}`
    : html`<a href="/events/${one.event}" lang="${one.language}">${one.title}</a>`;
  return html`<article class="card">
<p class="card-facts">${factLine(one, reading).map(fact => html`<span>${drawSpans(fact)}</span>`)}${drawDue(one, reading)}</p>
<p class="card-title">${title}</p>
${excerpt === null ? nothing : html`<p class="card-line" lang="${one.language}">${excerpt}</p>`}
<ul class="tags">${labels.map(label => html`<li>${label}</li>`)}</ul>
</article>`;
}

/** An authority's own deadline, as far as it still counts. */
function drawDue(one: Publication, { language, now, isOfficial }: Reading): Markup {
  const say = sayIn(language);
  const comments = commentsOf(one, now, isOfficial);
  if (comments.kind === 'over')
    return html`<span>${say(`意見募集は${sayDate(comments.on, 'ja')}に終了`, `comments closed ${sayDate(comments.on, 'en')}`)}</span>`;
  if (comments.kind !== 'open' && comments.kind !== 'doubtful') return nothing;
  const mark = comments.kind === 'open' ? '⏳' : '⚠';
  return html`<span class="warn">${mark} ${say('期限', 'due')} ${sayDate(comments.deadline.on, language)}</span>`;
}
