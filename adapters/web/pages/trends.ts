import { dayOf, sayDate } from '../../../src/calendar/say-date.ts';
import type { Day } from '../../../src/domain/time.ts';
import { counted } from '../../../src/message/strings.ts';
import { codebook, facetLabels, labelOf } from '../../../src/taxonomy/codebook.ts';
import { countsIn, drawWeeks, mondays } from '../bars.ts';
import type { ConsolePage } from '../console.ts';
import { html, type Markup, nothing, pathTo, sayIn } from '../markup.ts';
import type { Visitor } from '../visitor.ts';

const weeks = 26;
const shownMax = 12;
/** A scale below this would make one event a tower. */
const scaleMin = 4;

interface Multiple {
  readonly label: string;
  readonly counts: readonly number[];
  readonly href: string;
}

/** Events a week, by theme and by body, as small pictures on one scale. */
export const trends: ConsolePage = {
  path: '/trends',
  under: '/trends',
  madeFrom: (_asked, { clock }) => dayOf(clock.now()),
  async show({ visitor }, house) {
    const { language } = visitor;
    const say = sayIn(language);
    const days = mondays(house.clock.now(), weeks);
    const since = days[0] as Day;
    const query = { relevance: ['core'], since } as const;
    const [theme, body] = await Promise.all([
      house.library.trends(visitor.viewer, query, 'theme', 'event'),
      house.library.trends(visitor.viewer, query, 'body', 'event'),
    ]);
    const multiples = (facet: 'theme' | 'body'): Multiple[] =>
      Object.keys(codebook[facet])
        .map(value => ({
          label: labelOf(facet, value as never, language),
          counts: countsIn(days, { theme, body }[facet], value),
          href: pathTo('/events', { [facet]: value, relevance: 'core', since }),
        }))
        .filter(({ counts }) => sum(counts) > 0)
        .sort((a, b) => sum(b.counts) - sum(a.counts));
    const total = sum(theme.totals);
    return {
      title: say('動向', 'Trends'),
      isWide: true,
      content: html`<p class="quiet">${say(
        `日本のAI政策について直近${weeks}週間（${sayDate(since, 'ja')}から）に公表された${total}件を、週ごとに数えています。同じ件について複数の機関が公表した資料は1件とし、最初に公表された週に数えます。`,
        `${counted(total, 'event', 'events')} of Japanese AI policy in the last ${weeks} weeks, from ${sayDate(since, 'en')}, by week. What several bodies published of the same thing counts once, in the week in which the first did.`,
      )}</p>
${(['theme', 'body'] as const).map(facet => drawFacet(facetLabels[facet][language], multiples(facet), days, visitor))}`,
    };
  },
};

function drawFacet(heading: string, all: readonly Multiple[], weeks: readonly Day[], { language }: Visitor): Markup {
  const say = sayIn(language);
  const shown = all.slice(0, shownMax);
  const rest = all.slice(shownMax);
  const most = Math.max(scaleMin, ...shown.flatMap(({ counts }) => counts));
  const monthName = (day: Day) =>
    language === 'ja' ? `${Number(day.slice(5, 7))}月` : sayDate(day.slice(0, 7), 'en').slice(0, 3);
  const caption = ({ label, counts, href }: Multiple) =>
    html`<a href="${href}">${label}</a> <span class="quiet">${say(`計${sum(counts)}件`, `${sum(counts)} in all`)}</span>`;
  return html`<h2>${heading}</h2>${all.length === 0 ? html`<p>${say('該当する公表はありません。', 'There were none.')}</p>` : nothing}<div class="multiples">${shown.map(
    one => html`<figure><figcaption>${caption(one)}</figcaption>
${drawWeeks({ weeks, counts: one.counts, most }, `${one.label}${say('（週ごとの件数）', ' (a week)')}`, monthName)}</figure>`,
  )}</div>${rest.length === 0 ? nothing : html`<p>${say('このほか：', 'Besides: ')}${rest.map((one, index) => html`${index === 0 ? '' : say('、', ', ')}${caption(one)}`)}</p>`}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
