import type { Language } from '../../src/domain/language.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Evidence, Tag } from '../../src/domain/tags.ts';
import { type Facet, facetLabels, labelOf } from '../../src/taxonomy/codebook.ts';
import { html, type Markup, nothing, sayIn } from './markup.ts';

/** Words around the evidence of a long text, in characters on either side. */
const around = 80;
const passagesMax = 6;

/** The title with the words marked that earned tags. */
export function drawMarkedTitle(one: Publication): Markup {
  return marked(one.title, rangesOf(evidenceOf(one).filter(({ place }) => place === 'title')));
}

/** The summary with the words marked that earned tags, and the places of its text where others stand. */
export function drawMarkedText(one: Publication, language: Language): Markup {
  const say = sayIn(language);
  const evidence = evidenceOf(one);
  const at = (place: Evidence['place']) => rangesOf(evidence.filter(found => found.place === place));
  const passages = around > one.content.length ? [at('content')] : grouped(at('content'));
  return html`${one.summary === '' ? nothing : html`<p lang="${one.language}">${marked(one.summary, at('summary'))}</p>`}
${passages.slice(0, passagesMax).map(ranges => html`<p lang="${one.language}" class="passage">${excerpt(one.content, ranges)}</p>`)}${passages.length > passagesMax ? html`<p class="note">${say(`本文にはほかに${passages.length - passagesMax}か所あります。`, `${passages.length - passagesMax} more places in its text.`)}</p>` : nothing}`;
}

/** Each facet with its values, and behind each the words that earned it and where they stand. */
export function drawTags({ tags }: Publication, language: Language): Markup {
  const row = (facet: Facet, values: readonly Tag<string>[]) =>
    values.length === 0
      ? nothing
      : html`<dt>${facetLabels[facet][language]}</dt><dd>${values.map(
          ({ value, evidence }) =>
            html`<div>${labelOf(facet, value as never, language)} <span class="quiet">${sayEvidence(evidence, language)}</span></div>`,
        )}</dd>`;
  return html`<dl class="facts">${row('kind', [tags.kind])}${row('stage', tags.stage === null ? [] : [tags.stage])}${row('force', [tags.force])}${row('theme', tags.themes)}${row('sector', tags.sectors)}${row('body', tags.bodies)}${row('relevance', [tags.relevance])}</dl>`;
}

const places: Readonly<Record<Evidence['place'], { readonly ja: string; readonly en: string }>> = {
  title: { ja: '題名', en: 'title' },
  summary: { ja: '要約', en: 'summary' },
  content: { ja: '本文', en: 'text' },
  publisher: { ja: '発行元', en: 'publisher' },
  url: { ja: 'アドレス', en: 'address' },
  measure: { ja: '制度', en: 'measure' },
  person: { ja: '人による訂正', en: 'a person’s correction' },
};

function sayEvidence(evidence: readonly Evidence[], language: Language): string {
  const byPlace = Map.groupBy(evidence, ({ place }) => place);
  return [...byPlace]
    .map(([place, found]) => {
      const words = [...new Set(found.map(one => one.words))].filter(Boolean);
      const quoted =
        language === 'ja' ? words.map(one => `「${one}」`).join('') : words.map(one => `“${one}”`).join(', ');
      return `${places[place][language]}${quoted === '' ? '' : language === 'ja' ? quoted : `: ${quoted}`}`;
    })
    .join(language === 'ja' ? '、' : '; ');
}

function evidenceOf({ tags }: Publication): Evidence[] {
  const all: readonly Tag<string>[] = [
    tags.relevance,
    ...tags.themes,
    ...tags.sectors,
    tags.kind,
    ...(tags.stage === null ? [] : [tags.stage]),
    tags.force,
    ...tags.bodies,
  ];
  return all.flatMap(({ evidence }) => evidence);
}

type Range = readonly [from: number, to: number];

/** In their order, without those that lie within others. */
function rangesOf(evidence: readonly Evidence[]): Range[] {
  const ranges = evidence
    .flatMap(({ at, words }): Range[] => (at === null || words === '' ? [] : [[at, at + words.length]]))
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: Range[] = [];
  for (const [from, to] of ranges) {
    const end = kept.at(-1)?.[1] ?? 0;
    if (to > end) kept.push([Math.max(from, end), to]);
  }
  return kept;
}

/** Those that one excerpt can show together. */
function grouped(ranges: readonly Range[]): Range[][] {
  const groups: Range[][] = [];
  for (const range of ranges) {
    const last = groups.at(-1);
    if (last !== undefined && range[0] - (last.at(-1)?.[1] ?? 0) < 2 * around) last.push(range);
    else groups.push([range]);
  }
  return groups;
}

function excerpt(text: string, ranges: readonly Range[]): Markup {
  const from = Math.max(0, (ranges[0]?.[0] ?? 0) - around);
  const to = Math.min(text.length, (ranges.at(-1)?.[1] ?? 0) + around);
  const inside = ranges.map(([first, last]): Range => [first - from, last - from]);
  return html`${from > 0 ? '…' : ''}${marked(text.slice(from, to), inside)}${to < text.length ? '…' : ''}`;
}

function marked(text: string, ranges: readonly Range[]): Markup {
  const ends = [0, ...ranges.map(([, to]) => to)];
  return html`${ranges.map(([from, to], index) => html`${text.slice(ends[index], from)}<mark>${text.slice(from, to)}</mark>`)}${text.slice(ends.at(-1))}`;
}
