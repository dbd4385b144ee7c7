import { dayOf } from '../calendar/say-date.ts';
import { createRecent } from '../domain/recent.ts';
import type { Source } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { createTerms } from '../ingest/terms.ts';
import { glossaryPairs } from '../library/search/names.ts';
import { forceLabel } from '../measures/force-words.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import { createConcerns } from './concerns.ts';
import { createOfficials } from './issuer/official.ts';
import { createPublishers } from './issuer/publishers.ts';
import type { Reading } from './reading.ts';
import { createEnglishTitle, type EnglishTitle } from './title/english.ts';
import { loadTitleGrammar, publishingNames, tellingWords, titlePairs } from './title/grammar.ts';
import { createEnglishSentence, type EnglishSentence } from './title/sentence.ts';
import { createTitleTerms } from './title/terms.ts';
import { sayPoint } from './words/points.ts';

export type Reader = Pick<Subscription, 'language' | 'profile'>;

/** How a reader is written to at a moment, in the zone whose day it is. */
export type ReadingOf = (reader: Reader, now: Instant, zone?: string) => Reading;

export interface ReadingsDeps {
  readonly sources: readonly Source[];
  readonly measures: readonly Measure[];
  /** True for a command that exists. */
  readonly offers: (command: string) => boolean;
}

/** Made once, since it indexes the catalogue. */
export function createReadings({ sources, measures, offers }: ReadingsDeps): ReadingOf {
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const termsOf = createTerms(sources);
  const isOfficial = createOfficials(sources);
  const publishers = createPublishers(sources, publishingNames);
  return ({ language, profile }, now, zone) => ({
    language,
    profile,
    now,
    today: dayOf(now, zone),
    nameOf: id => {
      const measure = byId.get(id);
      return measure === undefined ? undefined : { ja: shortName(measure, 'ja'), en: shortName(measure, 'en') };
    },
    forceOf: (id, kind) => {
      const measure = byId.get(id);
      // What is made under an Act, or is to amend it, is another thing than the Act.
      const isOther = measure === undefined || ((kind === 'order' || kind === 'bill') && measure.kind === 'statute');
      return isOther ? undefined : forceLabel(measure);
    },
    statusOf: (id, kind) => {
      const measure = byId.get(id);
      return measure?.kind === kind ? measure.status : undefined;
    },
    pointOf: (id, kind) => {
      const measure = byId.get(id);
      return measure === undefined ? undefined : sayPoint(measure, kind);
    },
    addresseeOf: (id, kind) => {
      const measure = byId.get(id);
      const addressee = measure?.kind === kind && kind !== 'enforcement' ? measure.force.addressee : undefined;
      return addressee === undefined ? undefined : { ja: addressee.ja, en: lower(addressee.en) };
    },
    termsOf,
    isOfficial,
    publishers,
    inEnglish: (title, publisher) => englishFor(measures).title(title, publisher),
    sentenceInEnglish: (sentence, publisher) => englishFor(measures).sentence(sentence, publisher),
    concerns: createConcerns(profile, measures),
    termsIn,
    offers,
  });
}

/** As a line goes on: «AI developers» keep their capitals. */
function lower(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

interface English {
  readonly title: EnglishTitle;
  readonly sentence: EnglishSentence;
}

/** The same is said in digest after digest. */
const saidKept = 2_000;
const english = new WeakMap<readonly Measure[], English>();

/** How titles and sentences are put together is read when the first has to be said in English. */
function englishFor(measures: readonly Measure[]): English {
  const known = english.get(measures);
  if (known !== undefined) return known;
  const title = kept(createEnglishTitle(loadTitleGrammar(measures)));
  const made = { title, sentence: kept(createEnglishSentence(tellingWords(), title)) };
  english.set(measures, made);
  return made;
}

function kept(read: EnglishTitle): EnglishTitle {
  const recent = createRecent<string, string | null>(saidKept);
  return (said, publisher) => recent.of(`${said}\n${publisher.ja}\n${publisher.en}`, () => read(said, publisher));
}

let knownTerms: ((text: string) => readonly string[]) | null = null;

/** The glossary is read when the first Japanese text has to be said in English. */
function termsIn(text: string): readonly string[] {
  knownTerms ??= keptTerms(createTitleTerms([...glossaryPairs(), ...titlePairs()]));
  return knownTerms(text);
}

function keptTerms(read: (text: string) => readonly string[]): (text: string) => readonly string[] {
  const recent = createRecent<string, readonly string[]>(saidKept);
  return text => recent.of(text, () => read(text));
}
