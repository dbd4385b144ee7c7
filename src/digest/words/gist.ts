import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Reading } from '../reading.ts';
import { isForeign, termsBeside } from './name-thing.ts';
import { ofMeasure } from './why.ts';

/** So many of its sentences say what it is about. */
const sentencesMax = 2;
const termsMax = 5;
/** Characters of a text that are looked at: what it is about stands at its beginning. */
const textMax = 600;

/** Terms that are in every other text. */
const commonplace =
  /^(?:online|photograph|promulgation|assembly|summary report|administration|initiatives|approach|the government|government|data|developer|provider|models|prefecture|act|news|duty|businesses|training|compilation|announcement|staff|amendment|comment)$/i;

/**
 * What it is about beside its title, in sentences of our own: what its text is understood to say or names, for those who
 * cannot read that; and what the catalogue says of the measure. Null where nothing is to be added.
 */
export function gist(lead: Publication, reading: Reading): string | null {
  const { language, termsOf } = reading;
  const isClosed = termsOf(lead.source) === 'link-only';
  const known = ofCatalogue(lead, reading)?.[language] ?? null;
  const said = isClosed || !isForeign(lead, language) ? null : fromText(lead, known ?? '', reading);
  const parts = [said, known].filter(part => part !== null);
  if (parts.length > 0) return parts.join(' ');
  if (isClosed)
    return {
      ja: '発行元の条件により、リンクのみの掲載です。',
      en: 'Link only: its publisher’s terms allow no excerpt.',
    }[language];
  return isForeign(lead, language) && textOf(lead) === '' ? 'Only its title is known here.' : null;
}

/** What of its text is looked at. */
function textOf({ summary, content }: Publication): string {
  return (summary.trim() === '' ? content : summary).slice(0, textMax).trim();
}

/** Of the one measure that it is about, else of the one that its title or summary mentions; a commentary is its author’s. */
function ofCatalogue(lead: Publication, { pointOf }: Reading): Bilingual | undefined {
  // The catalogue says how things stand now; an undated text may be from before.
  if (lead.tags.kind.value === 'commentary' || lead.publishedAt === null) return undefined;
  const own = ofMeasure(lead, pointOf);
  if (own !== undefined || lead.links.some(({ role }) => role !== 'mentions')) return own;
  const shown = lead.links.filter(({ evidence }) =>
    evidence.some(({ place }) => place === 'title' || place === 'summary'),
  );
  const [mention, ...others] = shown;
  if (mention === undefined || others.length > 0) return undefined;
  const point = pointOf(mention.measure, lead.tags.kind.value);
  return point === undefined
    ? undefined
    : { ja: point.ja.replace('について：', 'に言及：'), en: point.en.replace(/^About /, 'It mentions ') };
}

/** What a Japanese text says, as far as it is understood; else the terms that stand in it. */
function fromText(lead: Publication, known: string, reading: Reading): string | null {
  const { publisher, url } = lead;
  const text = textOf(lead);
  const by = { ja: publisher.ja, en: reading.publishers.named(publisher, url).en };
  const sentences = text
    .split(/(?<=。)/u)
    // What the end of the stretch cuts off may go on otherwise.
    .filter(sentence => text.length < textMax || sentence.endsWith('。'))
    .map(sentence => reading.sentenceInEnglish(sentence, by))
    .filter(sentence => sentence !== null)
    .slice(0, sentencesMax);
  if (sentences.length > 0) return `From the Japanese text: ${sentences.map(one => `${one}.`).join(' ')}`;
  const terms = termsBeside(lead, text, reading)
    .filter(term => !commonplace.test(term) && !known.includes(term))
    .slice(0, termsMax);
  return terms.length === 0 ? null : `Named in the Japanese text: ${terms.join('; ')}.`;
}
