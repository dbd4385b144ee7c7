import type { Passage } from '../../domain/entry.ts';
import type { Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Statement } from './statement.ts';

/** Shorter ones are headings, page numbers and the like; longer ones are tables that were read as one sentence. */
const lengthMin: Readonly<Record<Language, number>> = { ja: 12, en: 35 };
const lengthMax: Readonly<Record<Language, number>> = { ja: 400, en: 1_000 };
const sentencesMax = 60;

const segmenters: Readonly<Record<Language, Intl.Segmenter>> = {
  ja: new Intl.Segmenter('ja', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** What a passage says, sentence by sentence and word for word; where it stands, and who published it, is its citation. */
export function passageStatements(publication: Publication, passage: Passage, isPrimary: boolean): Statement[] {
  const { title, url, publisher, publishedAt, language, links } = publication;
  const measure = links[0]?.measure ?? null;
  const { pinpoint, heading } = passage;
  const isPlaced = pinpoint.kind !== 'heading' || pinpoint.heading !== '';
  return sentencesIn(passage.text, language).map(
    (sentence): Statement => ({
      kind: 'passage',
      measure,
      says: { [language]: sentence },
      foundBy: `${title}\n${publisher.ja}\n${publisher.en}`,
      heading,
      date: publishedAt,
      verified: true,
      version: null,
      isPrimary,
      cite: spoken => ({
        title,
        url,
        publisher: publisher[spoken],
        date: publishedAt,
        quote: sentence,
        measure,
        pinpoint: isPlaced ? pinpoint : null,
      }),
    }),
  );
}

/** The sentences of a text; lines that were broken for the page are joined. */
export function sentencesIn(text: string, language: Language): string[] {
  const whole = text
    .replace(
      /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、])[^\S\n]*\n\s*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu,
      '',
    )
    .replace(/[^\S\n]+/g, ' ');
  const blocks = language === 'ja' ? whole.split('\n') : whole.split(/\n\s*\n/).map(one => one.replace(/\n/g, ' '));
  return blocks
    .flatMap(block => [...segmenters[language].segment(block)].map(({ segment }) => segment.trim()))
    .filter(({ length }) => length >= lengthMin[language] && length <= lengthMax[language])
    .slice(0, sentencesMax);
}
